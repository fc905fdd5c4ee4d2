import { decodeClientStats } from '../../../../lib/codec/client-stats/decode-client-stats.ts';
import type { Counters } from '../counters.ts';
import type { Door } from './door.ts';
import { requestFacts } from './pipeline/request-facts.ts';
import type { TraceReceiver } from './trace-receiver.ts';

/** The door of the stats that clients compute of their own spans (wire.md 2.9). */
export function statsDoor(parts: {
  readonly receiver: TraceReceiver;
  readonly counters: Counters;
  /** Told of each payload that is refused, in words. */
  readonly onRefused: (text: string) => void;
}): Door {
  const { receiver, counters, onRefused } = parts;
  return {
    path: '/v0.6/stats',
    isListed: true,
    methods: 'upload',
    keeps: 'inflated',
    admit: () => receiver.refuseWhenFull(),
    handle: ({ headers, body }) => {
      receiver.takeStats(decodeClientStats(body), requestFacts(headers));
      return { status: 200, body: '{}', type: 'application/json' };
    },
    onRefused: (_request, { text }) => {
      counters.add('traces.refused.stats_payloads');
      onRefused(`refused stats: ${text}`);
    },
  };
}
