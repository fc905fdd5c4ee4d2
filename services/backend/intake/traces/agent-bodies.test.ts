import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pack } from 'msgpackr';
import { encodeAgentPayload } from '../../../../lib/codec/traces/agent/testing-encode-agent.ts';
import { encodeIdxAgentPayload } from '../../../../lib/codec/traces/agent/testing-encode-idx.ts';
import { openTestTraces, originMs, spanRows } from './testing-traces.ts';

const startNs = BigInt(originMs) * 1_000_000n;

const span = {
  traceId: 7n,
  spanId: 1n,
  parentId: 0n,
  service: 'shop',
  name: 'express.request',
  resource: 'GET /cart',
  startNs,
  durationNs: 1000n,
};

const stats = {
  AgentHostname: 'box',
  AgentEnv: 'lab',
  Stats: [
    {
      Stats: [
        {
          Start: startNs,
          Duration: 10_000_000_000,
          Stats: [{ Service: 'shop', Name: 'express.request', Resource: 'GET /cart', Hits: 3, TopLevelHits: 3 }],
        },
      ],
    },
  ],
};

test('spans of a real Agent are stored, and no metrics made of them: its stats come by themselves', async (t) => {
  const { traces, store, clock, counters } = await openTestTraces(t);
  const payload = { chunks: [{ spans: [span] }], facts: { language: 'go' } };
  await traces.take('traces', encodeAgentPayload([payload, payload], { hostname: 'box', env: 'lab' }));
  await traces.take('traces', encodeIdxAgentPayload({ chunks: [{ spans: [span], traceId: 7n }] }));
  assert.deepEqual(spanRows(store), Array(3).fill('shop express.request GET /cart 1'));
  await traces.take('stats', pack(stats));
  clock.advance(1000);
  const hits = store.messages.flatMap((message) => {
    if (message.kind !== 'open') return [];
    const { contexts, contextIndex, value } = message.batch;
    return Array.from(value).filter((_, row) => contexts[contextIndex[row] ?? -1]?.metric.endsWith('.hits'));
  });
  assert.deepEqual(hits, [3]);
  const counted = counters();
  assert.deepEqual(
    ['agent_bodies.traces', 'agent_bodies.stats', 'spans', 'stats_payloads'].map((name) => counted[`traces.${name}`]),
    [2, 1, 3, 1],
  );
});

test('what cannot be read is refused, counted and named; so is everything while the store is behind', async (t) => {
  const { traces, store, log, counters } = await openTestTraces(t, { bounds: { maxUnansweredRows: 1 } });
  await assert.rejects(traces.take('traces', Buffer.from([0xff])), { status: 400 });
  await assert.rejects(traces.take('stats', Buffer.from([0x01])), { status: 400 });
  assert.match(log[0]?.text ?? '', /^traces: refused traces of an Agent: /);
  store.answers = false;
  const body = encodeAgentPayload([{ chunks: [{ spans: [span] }] }]);
  await traces.take('traces', body);
  await assert.rejects(traces.take('traces', body), { status: 429 });
  const counted = counters();
  assert.deepEqual(
    [counted['traces.refused.agent_bodies.traces'], counted['traces.refused.agent_bodies.stats']],
    [2, 1],
  );
});
