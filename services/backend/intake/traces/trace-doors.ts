import type { IncomingHttpHeaders } from 'node:http';
import type { TraceDecoder, TraceVersion } from '../../../../lib/codec/traces/trace-decoder.ts';
import type { Counters } from '../counters.ts';
import type { Door, DoorAnswer } from './door.ts';
import { requestFacts } from './pipeline/request-facts.ts';
import { plainText } from './plain-text.ts';
import type { TraceReceiver } from './trace-receiver.ts';

interface TraceDoorParts {
  readonly receiver: TraceReceiver;
  readonly decoder: Pick<TraceDecoder, 'decode'>;
  readonly counters: Counters;
  /** Told of each payload that is refused, in words. */
  readonly onRefused: (text: string) => void;
}

/** The paths of traces, with the version of their payloads. The first is of tracers from before msgpack, and not listed. */
const versions: readonly (readonly [path: string, version: TraceVersion])[] = [
  ['/v0.2/traces', 'v0.3'],
  ['/v0.3/traces', 'v0.3'],
  ['/v0.4/traces', 'v0.4'],
  ['/v0.5/traces', 'v0.5'],
  ['/v0.7/traces', 'v0.7'],
  ['/v1.0/traces', 'v1.0'],
];

/** The doors of traces, by version (wire.md 2.1 – 2.7). */
export function traceDoors(parts: TraceDoorParts): readonly Door[] {
  return versions.map(([path, version]) => tracesDoor({ path, version }, parts));
}

function tracesDoor(
  { path, version }: { readonly path: string; readonly version: TraceVersion },
  parts: TraceDoorParts,
): Door {
  const { receiver, decoder, counters } = parts;
  return {
    path,
    isListed: path !== '/v0.2/traces',
    methods: 'upload',
    keeps: 'inflated',
    admit: () => receiver.refuseWhenFull(),
    handle: async ({ headers, body, sentBytes }) => {
      // Full meanwhile, perhaps.
      receiver.refuseWhenFull();
      counters.add('traces.bytes', sentBytes);
      const decoded = decoder.decode(version, headers['content-type'] ?? '', body);
      receiver.takeTraces(decoded, requestFacts(headers), senderOf(version, headers));
      await receiver.untilStoreHasIt();
      return ratesAnswer(version, headers, receiver);
    },
    onRefused: ({ headers }, { reason, text }) => {
      counters.add('traces.refused.payloads');
      counters.add(`traces.refused.payloads.${reason}`);
      counters.add('traces.refused.chunks', chunksOf(headers));
      parts.onRefused(`refused a payload of ${senderOf(version, headers)}: ${text}`);
    },
    busyAnswer: (text) => ({
      body: JSON.stringify({ error: text, ...(JSON.parse(receiver.rates.body) as object) }),
      type: 'application/json',
    }),
  };
}

/** What the door says of sampling; a client that knows these rates already gets an empty object (wire.md 2.2). */
function ratesAnswer(version: TraceVersion, headers: IncomingHttpHeaders, { rates }: TraceReceiver): DoorAnswer {
  if (version === 'v0.3') return plainText(200, 'OK');
  const known = headers['datadog-rates-payload-version'];
  if (known === undefined) return { status: 200, body: rates.body, type: 'application/json' };
  return {
    status: 200,
    body: known === rates.version ? '{}' : rates.body,
    type: 'application/json',
    headers: { 'Datadog-Rates-Payload-Version': rates.version },
  };
}

function chunksOf(headers: IncomingHttpHeaders): number {
  const count = Number(headers['x-datadog-trace-count']);
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}

/** `v0.4 from nodejs` */
function senderOf(version: TraceVersion, headers: IncomingHttpHeaders): string {
  return `${version} from ${String(headers['datadog-meta-lang'] ?? 'an unknown client').slice(0, 40)}`;
}
