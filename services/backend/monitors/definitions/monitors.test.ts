import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { firstFileId } from '../../../../lib/document-files/stable-monitor-id.ts';
import type { MonitorChange } from '../../../../lib/model/monitor-change.ts';
import { memoryDocuments } from '../../store/documents/testing-memory-documents.ts';
import { MonitorJournal } from './monitor-journal.ts';
import { Monitors } from './monitors.ts';
import { readMonitor } from './read-monitor.ts';
import { readMonitorFile } from './read-monitor-file.ts';

const metric = readMonitor({ type: 'metric alert', query: 'avg(last_5m):avg:a{*} > 1', name: 'm' }).content;
const by = { by: 'somebody' };
const compositeOf = (query: string) => readMonitor({ type: 'composite', query, name: 'c' }).content;

async function openMonitors(documents = memoryDocuments(), limits?: { monitors: number; characters: number }) {
  const clock = new VirtualClock();
  const journal = new MonitorJournal({ clock });
  const monitors = await Monitors.open({ documents, journal, clock, ...(limits && { limits }) });
  return { monitors, documents, clock };
}

const fileOf = (body: object, name = 'a.json') => {
  const read = readMonitorFile(JSON.stringify(body), { file: `/x/${name}`, name, modifiedAtMs: 5 });
  return 'record' in read ? read.record : assert.fail(read.problem);
};

test('numbers increase and are never given twice, across a restart too', async () => {
  const { monitors, documents } = await openMonitors();
  const made = [await monitors.create(metric, by), await monitors.create(metric, by)];
  assert.deepEqual(
    made.map(({ id }) => id),
    [1, 2],
  );
  await monitors.remove(2, { isForced: false, ...by });
  const { monitors: again } = await openMonitors(documents);
  assert.deepEqual(again.list(), [made[0]]);
  assert.equal((await again.create(metric, by)).id, 3);
});

test('times are those of its making and of its last change', async () => {
  const { monitors, clock } = await openMonitors();
  const { id, createdAtMs } = await monitors.create(metric, by);
  await clock.advance(5000);
  const changed = await monitors.update(id, (before) => ({ ...before, name: 'other' }), by);
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
  await monitors.create(metric, by);
  await monitors.update(1, (before) => before, by);
  await monitors.setFiles(new Map([[9, fileOf({ ...metric, id: 9 })]]));
  await monitors.remove(1, { isForced: false, ...by });
  end();
  await monitors.create(metric, by);
  assert.deepEqual(lengths, [1, 1, 2, 1]);
});

test('a file wins over the monitor with its id, and cannot be changed', async () => {
  const { monitors, documents } = await openMonitors();
  await monitors.create(metric, by);
  const record = fileOf({ ...metric, id: 1, name: 'of the file' });
  await monitors.setFiles(new Map([[1, record]]));
  assert.deepEqual(monitors.list(), [record]);
  const refused = {
    status: 403,
    message: 'Monitor 1 is kept in the file monitors/a.json: change that file, or remove it',
  };
  await assert.rejects(
    monitors.update(1, (before) => before, by),
    refused,
  );
  await assert.rejects(monitors.remove(1, { isForced: true, ...by }), refused);
  await monitors.setFiles(new Map());
  assert.deepEqual(monitors.list(), []);
  assert.deepEqual((await openMonitors(documents)).monitors.list(), []);
  await assert.rejects(async () => monitors.get(1), { status: 404, message: 'Monitor not found' });
});

test('a number that a file has is not given', async () => {
  const { monitors } = await openMonitors();
  await monitors.setFiles(new Map([[1, fileOf({ ...metric, id: 1 })]]));
  assert.equal((await monitors.create(metric, by)).id, 2);
});

test('a composite is of monitors that there are', async () => {
  const { monitors } = await openMonitors();
  await assert.rejects(monitors.create(compositeOf('1'), by), { status: 400, message: /there is no monitor 1$/ });
  await monitors.create(metric, by);
  const { id } = await monitors.create(compositeOf('1 && !1'), by);
  await assert.rejects(monitors.create(compositeOf(`${id}`), by), { status: 400, message: /composite of composites/ });
  const references = { status: 400, message: 'monitor [1,m] is referenced in composite monitors: [2,c]' };
  await assert.rejects(monitors.remove(1, { isForced: false, ...by }), references);
  await monitors.remove(1, { isForced: true, ...by });
  assert.deepEqual(
    monitors.list().map((monitor) => monitor.id),
    [2],
  );
});

test('no more is kept than there is room for', async () => {
  const { monitors } = await openMonitors(memoryDocuments(), { monitors: 2, characters: 1000 });
  await monitors.create(metric, by);
  await monitors.create(metric, by);
  await assert.rejects(monitors.create(metric, by), { status: 400, message: 'At most 2 monitors are kept' });
  const long = { ...metric, message: 'x'.repeat(1000) };
  await assert.rejects(
    monitors.update(1, () => long, by),
    { message: 'At most 1000 characters of monitors are kept' },
  );
  await monitors.update(1, () => ({ ...metric, message: 'x' }), by);
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
  const told =
    "The value provided for parameter 'message' is invalid: {{#is_alert}} is never closed (line 1, column 1)";
  assert.equal(problem(JSON.stringify({ ...metric, message: '{{#is_alert}}x' })), told);
  assert.match(
    problem(JSON.stringify({ ...metric, name: '{{else}}' })),
    /'name' is invalid: \{\{else\}\} stands outside/,
  );
  const muted = { ...metric, options: { silenced: { '*': null } } };
  assert.match(problem(JSON.stringify(muted)), /^options\.silenced: a monitor in a file is muted by a downtime/);
});

/** What the journal has noted since it was asked last: `edited a.json: message`. */
async function takeNotes(documents: ReturnType<typeof memoryDocuments>) {
  const noted = (await documents.load('monitor_change')) as Readonly<Record<string, MonitorChange>>;
  await documents.write(Object.keys(noted).map((id) => ({ kind: 'monitor_change', id })));
  return Object.values(noted).map(({ what, by, file, edits, monitor, isAudited }) => {
    const edited = edits === undefined ? '' : `: ${edits.map(({ key }) => key).join(', ')}`;
    return `${by ?? file} ${what} ${monitor.id}${edited}${isAudited ? ' (audited)' : ''}`;
  });
}

test('what is done to monitors is noted, and what changes nothing is not', async () => {
  const { monitors, documents } = await openMonitors();
  await monitors.create(metric, by);
  assert.deepEqual(await takeNotes(documents), ['somebody created 1']);
  const audited = { ...metric.options, notify_audit: true };
  await monitors.update(1, () => ({ ...metric, tags: ['team:a'], options: audited }), by);
  await monitors.update(1, (before) => before, by);
  assert.deepEqual(await takeNotes(documents), ['somebody edited 1: tags, options.notify_audit (audited)']);
  await monitors.update(1, () => metric, by);
  await monitors.remove(1, { isForced: false, ...by });
  assert.deepEqual(await takeNotes(documents), [
    'somebody edited 1: tags, options.notify_audit (audited)',
    'somebody deleted 1',
  ]);
});

test('an edit says what was and what is, where it is short', async () => {
  const { monitors, documents } = await openMonitors();
  await monitors.create(metric, by);
  const options = { ...metric.options, renotify_interval: 10, thresholds: { critical: 1, warning: 0.5 } };
  await monitors.update(1, () => ({ ...metric, name: 'n', message: 'a\nb', tags: ['a:b', 'c'], options }), by);
  const changes = Object.values(await documents.load('monitor_change')) as readonly MonitorChange[];
  const { edits } = changes.find(({ what }) => what === 'edited') ?? assert.fail('is not noted');
  assert.deepEqual(edits, [
    { key: 'name', was: 'm', is: 'n' },
    { key: 'message' },
    { key: 'tags', was: null, is: 'a:b, c' },
    { key: 'options.thresholds', was: '{"critical":1}', is: '{"critical":1,"warning":0.5}' },
    { key: 'options.renotify_interval', was: null, is: '10' },
  ]);
});

test('what is done to files is noted once, through restarts too; what a new lab finds is not', async () => {
  const { monitors, documents } = await openMonitors();
  const one = fileOf({ ...metric, id: 9 });
  await monitors.setFiles(new Map([[9, one]]));
  assert.deepEqual(await takeNotes(documents), []);
  await monitors.setFiles(new Map([[9, { ...one, modifiedAtMs: 6 }]]));
  assert.deepEqual(await takeNotes(documents), []);
  const other = fileOf({ ...metric, id: 10 }, 'b.json');
  await monitors.setFiles(new Map([one, { ...other, name: 'x' }].map((each) => [each.id, each] as const)));
  assert.deepEqual(await takeNotes(documents), ['monitors/b.json created 10']);
  const { monitors: again } = await openMonitors(documents);
  await again.setFiles(new Map([[10, other]]));
  assert.deepEqual(await takeNotes(documents), ['monitors/b.json edited 10: name', 'monitors/a.json deleted 9']);
  const { monitors: third } = await openMonitors(documents);
  await third.setFiles(new Map([[10, other]]));
  assert.deepEqual(await takeNotes(documents), []);
});

test('a file that takes the place of a monitor of the API is an edit of it', async () => {
  const { monitors, documents } = await openMonitors();
  await monitors.setFiles(new Map());
  await monitors.create(metric, by);
  await takeNotes(documents);
  await monitors.setFiles(new Map([[1, fileOf({ ...metric, id: 1 })]]));
  assert.deepEqual(await takeNotes(documents), ['monitors/a.json edited 1: file']);
});

test('a note that the disk refused, and has written all the same, is the same note when it is given again', async () => {
  const memory = memoryDocuments();
  let isFull = true;
  const documents: typeof memory = {
    ...memory,
    write: async (changes) => {
      await memory.write(changes);
      if (isFull) throw new Error('disk full');
    },
  };
  const { monitors } = await openMonitors(documents);
  await assert.rejects(monitors.create(metric, by), /disk full/);
  isFull = false;
  await monitors.create(metric, by);
  assert.deepEqual(await takeNotes(documents), ['somebody created 1']);
});
