import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabEvent } from '../../../lib/model/event.ts';
import type { MetricBatch } from '../../../lib/model/metric.ts';
import type { ServiceCheck } from '../../../lib/model/service-check.ts';
import { checkRows } from '../store/sink-rows.ts';
import { FakeStorePort } from './fake-store-port.ts';
import { maxUnansweredRows, Outbox } from './outbox.ts';

function batchOf(rows: number): MetricBatch {
  return {
    contexts: [{ metric: 'm', type: 'gauge', host: '', tags: [], intervalS: 10 }],
    contextIndex: new Uint32Array(rows),
    timestampS: new Float64Array(rows),
    value: new Float64Array(rows),
  };
}

const event: LabEvent = {
  title: 't',
  text: 'x',
  timestampS: 1,
  host: '',
  priority: 'normal',
  alertType: 'info',
  aggregationKey: '',
  sourceTypeName: '',
  deviceName: '',
  tags: [],
};

const check: ServiceCheck = { check: 'up', status: 0, host: '', timestampS: 1, message: '', tags: [] };

test('a store that does not answer gets rows up to the bound; what is beyond is dropped and counted', () => {
  const port = new FakeStorePort();
  port.answers = false;
  const outbox = new Outbox(port, { source: 'dogstatsd' });
  const room = checkRows(check);
  outbox.points(batchOf(maxUnansweredRows - room));
  outbox.points(batchOf(room + 1));
  assert.equal(outbox.dropped.points, room + 1);
  outbox.checks([check]);
  outbox.points(batchOf(1));
  outbox.events([event]);
  outbox.checks([check, check]);
  outbox.events([]);
  assert.deepEqual(outbox.dropped, { points: room + 2, sketches: 0, checks: 2, events: 1 });
  assert.deepEqual(
    port.messages.map(({ kind }) => kind),
    ['points', 'checks'],
  );
  port.answer();
  outbox.points(batchOf(1));
  outbox.checks([check]);
  assert.deepEqual(outbox.dropped, { points: room + 2, sketches: 0, checks: 2, events: 1 });
});

test('a batch beyond the bound is taken by a store that owes nothing, and by no other', () => {
  const port = new FakeStorePort();
  port.answers = false;
  const outbox = new Outbox(port, { source: 'dogstatsd' });
  outbox.points(batchOf(maxUnansweredRows + 1));
  outbox.events([event]);
  assert.deepEqual(outbox.dropped, { points: 0, sketches: 0, checks: 0, events: 1 });
  port.answer();
  outbox.events([event]);
  assert.equal(port.messages.length, 2);
});

test('rows with long texts are bounded by their bytes, until the store has answered for them', () => {
  const port = new FakeStorePort();
  port.answers = false;
  const outbox = new Outbox(port, { source: 'dogstatsd' });
  const text = 'x'.repeat(1024 * 1024);
  const pointOf = (contexts: number): void => {
    const context = { metric: 'm', type: 'gauge', host: text, tags: [], intervalS: 10 } as const;
    outbox.points({ ...batchOf(1), contexts: Array.from({ length: contexts }, () => context) });
  };
  pointOf(1022);
  pointOf(2);
  pointOf(1);
  outbox.events([{ ...event, text }]);
  assert.deepEqual(outbox.dropped, { points: 1, sketches: 0, checks: 0, events: 1 });
  port.answer();
  assert.equal(outbox.unansweredBytes, 0);
  outbox.checks([check, check]);
  assert.equal(outbox.unansweredBytes, 2 * (64 + 'up'.length));
});

test('taken resolves when the store has answered for the last row', async () => {
  const port = new FakeStorePort();
  port.answers = false;
  const outbox = new Outbox(port, { source: 'dogstatsd' });
  await outbox.taken();
  outbox.points(batchOf(3));
  let isTaken = false;
  const taken = outbox.taken().then(() => {
    isTaken = true;
  });
  await Promise.resolve();
  assert.equal(isTaken, false);
  port.answer();
  await taken;
});
