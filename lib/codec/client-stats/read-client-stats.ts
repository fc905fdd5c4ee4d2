import type { MsgpackReader } from '../msgpack/msgpack-reader.ts';
import { Refusals } from '../refusals.ts';
import type { ClientStatsBucket, ClientStatsGroup, ClientStatsPayload } from './client-stats.ts';
import { decodeSummary, type SummaryRounding } from './decode-summary.ts';
import { type RawStatsGroup, readStatsGroup } from './read-stats-group.ts';
import { type StatsBudget, StatsSource } from './stats-source.ts';

/** Keys of texts → their names here. */
const textFields: ReadonlyMap<string, TextField> = new Map([
  ['Hostname', 'hostname'],
  ['Env', 'env'],
  ['Version', 'version'],
  ['Lang', 'language'],
  ['TracerVersion', 'tracerVersion'],
  ['RuntimeID', 'runtimeId'],
  ['Service', 'service'],
  ['ContainerID', 'containerId'],
]);

type TextField =
  | 'hostname'
  | 'env'
  | 'version'
  | 'language'
  | 'tracerVersion'
  | 'runtimeId'
  | 'service'
  | 'containerId';

/**
 * Reads what one client has computed (wire.md 2.9).
 * @returns undefined when no map stands there
 * @throws HttpError 400 when the bytes are no msgpack, 413 when there is too much in it
 */
export function readClientStats(reader: MsgpackReader, budget: StatsBudget): ClientStatsPayload | undefined {
  const refusals = new Refusals();
  const from = new StatsSource(reader, { refusals, budget });
  const texts = { hostname: '', env: '', version: '', language: '', tracerVersion: '', runtimeId: '', service: '' };
  const facts = { ...texts, containerId: '', sequence: 0, tags: [] as string[] };
  let buckets: RawBucket[] = [];
  const isMap = from.fields((key) => {
    const field = textFields.get(key);
    if (field) facts[field] = from.text(key);
    else if (key === 'Sequence') facts.sequence = from.number(key);
    else if (key === 'Tags') facts.tags = from.texts(key);
    else if (key === 'Stats') buckets = readBuckets(from);
    else reader.skip();
  });
  if (!isMap) return undefined;
  // What the client is may come last, hence its summaries are read at the end.
  const rounding = roundingOf(facts.language);
  return {
    ...facts,
    buckets: buckets.map(({ groups, ...bucket }) => ({
      ...bucket,
      groups: groups.map((group) => groupOf(group, rounding, refusals)),
    })),
    refusals: refusals.toPlain(),
  };
}

type RawBucket = Omit<ClientStatsBucket, 'groups'> & { readonly groups: readonly RawStatsGroup[] };

function readBuckets(from: StatsSource): RawBucket[] {
  const buckets: RawBucket[] = [];
  from.list('Stats', (place) => {
    const bucket = readBucket(from.within(place));
    if (bucket) buckets.push(bucket);
    else from.refuse(place, 'map');
  });
  return buckets;
}

function readBucket(from: StatsSource): RawBucket | undefined {
  let startNs = 0n;
  let durationNs = 0n;
  let groups: RawStatsGroup[] = [];
  const isMap = from.fields((key) => {
    if (key === 'Start') startNs = from.bigint(key);
    else if (key === 'Duration') durationNs = from.bigint(key);
    else if (key === 'Stats') groups = readGroups(from);
    else from.reader.skip();
  });
  return isMap ? { startNs, durationNs, groups } : undefined;
}

function readGroups(from: StatsSource): RawStatsGroup[] {
  const groups: RawStatsGroup[] = [];
  from.list('Stats', (place) => {
    const group = readStatsGroup(from.within(place));
    if (group) groups.push(group);
    else from.refuse(place, 'map');
  });
  return groups;
}

/** The library of these languages has the upper bound in a bin, all others the lower. */
function roundingOf(language: string): SummaryRounding {
  return language === 'javascript' || language === 'nodejs' ? 'up' : 'down';
}

function groupOf(raw: RawStatsGroup, rounding: SummaryRounding, refusals: Refusals): ClientStatsGroup {
  const { place, okSummary, errorSummary, ...group } = raw;
  const summary = (name: string, bytes: Buffer) =>
    decodeSummary(bytes, rounding, (fault) => refusals.add('bad_value', `${place}.${name}: ${fault}`));
  return { ...group, ok: summary('OkSummary', okSummary), error: summary('ErrorSummary', errorSummary) };
}
