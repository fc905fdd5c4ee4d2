import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMonitorQuery } from '../../../../lib/monitor-language/parse.ts';
import type { SearchMonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { spanBatch } from '../../store/spans/span-batch.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { evaluateSpansMonitor } from './evaluate-spans-monitor.ts';

test('spans of the window that a search finds, counted or computed of, by group', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  const span = (service: string, ago: number, durationMs: number) => {
    const startNs = BigInt(nowS - ago) * 1_000_000_000n;
    store.sink.send({
      kind: 'spans',
      batch: spanBatch({ service, name: 'web.request', startNs, durationNs: BigInt(durationMs) * 1_000_000n }),
    });
  };
  for (const [service, ago, ms] of [
    ['web', 10, 5],
    ['web', 20, 15],
    ['api', 30, 7],
    ['web', 400, 99],
  ] as const) {
    span(service, ago, ms);
  }
  const evaluate = async (text: string) => {
    const query = parseMonitorQuery('trace-analytics alert', text) as SearchMonitorQuery;
    const { groups } = await evaluateSpansMonitor({ reader: store.spans, query, options: {} }, nowS * 1000);
    return groups.map(({ group, evaluation }) => [group.key, evaluation.kind === 'value' && evaluation.value]).sort();
  };
  const all = 'trace-analytics("*")';
  assert.deepEqual(await evaluate(`${all}.rollup("count").by("service").last("5m") > 1`), [
    ['service:api', 1],
    ['service:web', 2],
  ]);
  assert.deepEqual(await evaluate('trace-analytics("service:web").rollup("avg", "@duration").last("5m") > 1'), [
    ['*', 10_000_000],
  ]);
  assert.deepEqual(await evaluate(`${all}.index("trace-search").rollup("count").last("10m") > 1`), [['*', 4]]);
  await assert.rejects(evaluate(`${all}.index("djm-search").rollup("count").last("5m") > 1`), /indexes/);
});
