import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { firstFileId } from '../../../../lib/document-files/stable-monitor-id.ts';
import { memoryDocuments } from '../../store/documents/testing-memory-documents.ts';
import { Monitors } from './monitors.ts';
import { readMonitor } from './read-monitor.ts';
import { readMonitorFile } from './read-monitor-file.ts';

const metric = readMonitor({ type: 'metric alert', query: 'avg(last_5m):avg:a{*} > 1', name: 'm' }).content;
const compositeOf = (query: string) => readMonitor({ type: 'composite', query, name: 'c' }).content;

async function openMonitors(documents = memoryDocuments(), limits?: { monitors: number; characters: number }) {
  const clock = new VirtualClock();
  const monitors = await Monitors.open({ documents, clock, ...(limits && { limits }) });
  return { monitors, documents, clock };
}

const fileOf = (body: object, name = 'a.json') => {
  const read = readMonitorFile(JSON.stringify(body), { file: `/x/${name}`, name, modifiedAtMs: 5 });
  return 'record' in read ? read.record : assert.fail(read.problem);
};

test('numbers increase and are never given twice, across a restart too', async () => {
  const { monitors, documents } = await openMonitors();
  const made = [await monitors.create(metric), await monitors.create(metric)];
  assert.deepEqual(
    made.map(({ id }) => id),
    [1, 2],
  );
  await monitors.remove(2, false);
  const { monitors: again } = await openMonitors(documents);
  assert.deepEqual(again.list(), [made[0]]);
  assert.equal((await again.create(metric)).id, 3);
});

test('times are those of its making and of its last change', async () => {
  const { monitors, clock } = await openMonitors();
  const { id, createdAtMs } = await monitors.create(metric);
  await clock.advance(5000);
  const changed = await monitors.update(id, (before) => ({ ...before, name: 'other' }));
  assert.deepEqual(
    [changed.name, changed.createdAtMs, changed.modifiedAtMs],
    ['other', createdAtMs, createdAtMs + 5000],
  );
  assert.deepEqual(monitors.get(id), changed);
});

test('each change is told, until it is no longer wanted', async () => {
  const { monitors } = await openMonitors();
  const lengths: number[] = [];
  const end = monitors.onChange(() => lengths.push(monitors.list().length));
  await monitors.create(metric);
  await monitors.update(1, (before) => before);
  await monitors.setFiles(new Map([[9, fileOf({ ...metric, id: 9 })]]));
  await monitors.remove(1, false);
  end();
  await monitors.create(metric);
  assert.deepEqual(lengths, [1, 1, 2, 1]);
});

test('a file wins over the monitor with its id, and cannot be changed', async () => {
  const { monitors, documents } = await openMonitors();
  await monitors.create(metric);
  const record = fileOf({ ...metric, id: 1, name: 'of the file' });
  await monitors.setFiles(new Map([[1, record]]));
  assert.deepEqual(monitors.list(), [record]);
  const refused = {
    status: 403,
    message: 'Monitor 1 is kept in the file monitors/a.json: change that file, or remove it',
  };
  await assert.rejects(
    monitors.update(1, (before) => before),
    refused,
  );
  await assert.rejects(monitors.remove(1, true), refused);
  await monitors.setFiles(new Map());
  assert.deepEqual(monitors.list(), []);
  assert.deepEqual((await openMonitors(documents)).monitors.list(), []);
  await assert.rejects(async () => monitors.get(1), { status: 404, message: 'Monitor not found' });
});

test('a number that a file has is not given', async () => {
  const { monitors } = await openMonitors();
  await monitors.setFiles(new Map([[1, fileOf({ ...metric, id: 1 })]]));
  assert.equal((await monitors.create(metric)).id, 2);
});

test('a composite is of monitors that there are', async () => {
  const { monitors } = await openMonitors();
  await assert.rejects(monitors.create(compositeOf('1')), { status: 400, message: /there is no monitor 1$/ });
  await monitors.create(metric);
  const { id } = await monitors.create(compositeOf('1 && !1'));
  await assert.rejects(monitors.create(compositeOf(`${id}`)), { status: 400, message: /composite of composites/ });
  const references = { status: 400, message: 'monitor [1,m] is referenced in composite monitors: [2,c]' };
  await assert.rejects(monitors.remove(1, false), references);
  await monitors.remove(1, true);
  assert.deepEqual(
    monitors.list().map((monitor) => monitor.id),
    [2],
  );
});

test('no more is kept than there is room for', async () => {
  const { monitors } = await openMonitors(memoryDocuments(), { monitors: 2, characters: 1000 });
  await monitors.create(metric);
  await monitors.create(metric);
  await assert.rejects(monitors.create(metric), { status: 400, message: 'At most 2 monitors are kept' });
  const long = { ...metric, message: 'x'.repeat(1000) };
  await assert.rejects(
    monitors.update(1, () => long),
    { message: 'At most 1000 characters of monitors are kept' },
  );
  await monitors.update(1, () => ({ ...metric, message: 'x' }));
});

test('a file has the id in it, else always the same', () => {
  const first = fileOf(metric, 'a.json');
  assert.ok(first.id >= firstFileId && first.id < 2 * firstFileId);
  assert.equal(fileOf({ ...metric, name: 'z' }, 'a.json').id, first.id);
  assert.notEqual(fileOf(metric, 'b.json').id, first.id);
  assert.deepEqual(fileOf({ ...metric, id: 12, created: '2026-01-01T00:00:00Z' }), {
    id: 12,
    ...metric,
    createdAtMs: Date.parse('2026-01-01T00:00:00Z'),
    modifiedAtMs: 5,
    file: 'monitors/a.json',
  });
});

test('what is wrong with a file', () => {
  const problem = (text: string) => {
    const read = readMonitorFile(text, { file: 'a.json', name: 'a.json', modifiedAtMs: 0 });
    return 'problem' in read ? read.problem : assert.fail('was read');
  };
  assert.equal(problem('{"type": }'), "unexpected '}' at line 1 column 10");
  assert.equal(problem('[]'), 'must be an object');
  assert.equal(problem(JSON.stringify({ ...metric, id: 'x' })), 'id: must be a whole number');
  assert.equal(problem('{"type":"metric alert"}'), "Required parameter 'query' is missing");
  const muted = { ...metric, options: { silenced: { '*': null } } };
  assert.match(problem(JSON.stringify(muted)), /^options\.silenced: a monitor in a file is muted by a downtime/);
});
