import type { MonitorGroup, MonitorTransition } from '../../../../../lib/model/monitor.ts';
import type { MonitorQuery, SearchMonitorQuery } from '../../../../../lib/monitor-language/types.ts';
import type { SearchNode } from '../../../../../lib/search-language/types.ts';
import type { SpanReader } from '../../../store/spans/span-reader.ts';
import type { MonitorEvaluation } from '../evaluation.ts';
import { fieldOfEvent } from './field-of-event.ts';
import { fieldOfSpan, type MatchedSpan } from './field-of-span.ts';

type Variables = NonNullable<MonitorTransition['matched']>;

/** What is asked for a message about a group. */
interface Wanted {
  readonly query: MonitorQuery;
  /** Variable → what of the event or span it names (`matchedNames`). */
  readonly names: ReadonlyMap<string, string>;
  readonly evaluation: MonitorEvaluation;
  readonly spans: Pick<SpanReader, 'search'>;
}

/**
 * What a message names of the newest event or span of a group that its monitor has matched, by variable. Undefined when it names
 * nothing of it, or there is none in the window: nothing is read then.
 */
export async function matchedVariables(group: MonitorGroup, wanted: Wanted): Promise<Variables | undefined> {
  const { query, names, evaluation, spans } = wanted;
  const found = evaluation.groups.find((each) => each.group.key === group.key);
  if (names.size === 0 || !found) return undefined;
  if (found.newest) {
    const { newest } = found;
    return variablesOf(names, (field) => fieldOfEvent(field, newest));
  }
  if (query.kind !== 'trace-analytics') return undefined;
  const span = await newestSpan(group, query, { window: evaluation.window, spans });
  return span && variablesOf(names, (field) => fieldOfSpan(field, span));
}

function variablesOf(names: Wanted['names'], read: (field: string) => string | undefined): Variables {
  const values = [...names].map(([variable, field]) => [variable, read(field)] as const);
  return Object.fromEntries(values.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

async function newestSpan(
  group: MonitorGroup,
  query: SearchMonitorQuery,
  { window, spans }: Pick<MonitorEvaluation, 'window'> & Pick<Wanted, 'spans'>,
): Promise<MatchedSpan | undefined> {
  const search: SearchNode = { kind: 'and', nodes: [query.search, ...groupConditions(group, query.groupBy)] };
  const { spans: found, hostTags } = await spans.search({ ...window, search }, { limit: 1 });
  const [span] = found;
  return span && { span, hostTags: hostTags.get(span.host) ?? [] };
}

/** That a span is in a group. */
function groupConditions({ tags }: MonitorGroup, keys: readonly string[]): readonly SearchNode[] {
  return keys.flatMap((key) => {
    const tag = tags.find((each) => each.startsWith(`${key}:`));
    if (tag === undefined) return [];
    const attribute = { name: key.replace(/^@/, ''), hasAt: key.startsWith('@') };
    return [{ kind: 'attribute', attribute, match: { kind: 'exact', value: tag.slice(key.length + 1) } } as const];
  });
}
