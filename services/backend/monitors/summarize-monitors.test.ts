import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryMetrics } from '../../../test/query/memory-metrics.ts';
import { memoryDocuments } from '../store/documents/testing-memory-documents.ts';
import { startMs, testEngine, testMonitor } from './engine/testing-engine.ts';
import { summarizeMonitors } from './summarize-monitors.ts';

test('the status counts monitors by state, names what cannot be evaluated, and when the last evaluation was', async () => {
  const metrics = new MemoryMetrics();
  metrics.add({ metric: 'm', type: 'gauge', host: 'a', tags: [], intervalS: 0 }, [
    [startMs / 1000, 11],
    [startMs / 1000 + 60, 5],
  ]);
  const wrong = testMonitor({ id: 3, name: 'wrong', query: 'avg(last_1m):nonsense(m) > 1' });
  const records = [testMonitor(), testMonitor({ id: 2, query: 'avg(last_1m):avg:m{*} > 20' }), wrong];
  const kept = memoryDocuments();
  let isFull = false;
  const write: typeof kept.write = async (changes) => {
    if (isFull) throw new Error('the disk is full');
    await kept.write(changes);
  };
  const documents = { ...kept, write };
  const { engine, clock } = await testEngine({ metrics, monitors: { list: () => records }, documents });
  assert.deepEqual(summarizeMonitors(records, engine), {
    ...{ count: 3, byState: { 'No Data': 3 }, withProblems: 0, problems: [] },
  });
  await clock.advance(60_000);
  await engine.tick(clock.now());
  const { problems, ...others } = summarizeMonitors(records, engine);
  assert.deepEqual(others, {
    ...{ count: 3, byState: { Alert: 1, OK: 1, 'No Data': 1 }, withProblems: 1 },
    lastEvaluation: { atMs: startMs + 60_000, tookMs: 0 },
  });
  assert.deepEqual([problems[0]?.monitorId, problems[0]?.name], [3, 'wrong']);
  isFull = true;
  await clock.advance(60_000);
  await assert.rejects(engine.tick(clock.now()));
  assert.equal(summarizeMonitors(records, engine).lastEvaluation?.failure, 'the disk is full');
});
