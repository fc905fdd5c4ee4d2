import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import { OrphanedDowntimes } from './orphaned-downtimes.ts';
import { readDowntime } from './read-downtime.ts';
import { monitorOf, openDowntimes } from './testing-downtimes.ts';

const minuteMs = 60_000;

test('downtimes of a monitor that is gone are called off ten minutes later, others are not', async () => {
  const { downtimes, clock } = await openDowntimes();
  const monitors = new Map<number, MonitorRecord>([7, 8].map((id) => [id, monitorOf({ id })]));
  const orphaned = new OrphanedDowntimes({ downtimes, clock, monitors: { find: (id) => monitors.get(id) } });
  const create = (identifier: object) =>
    downtimes.create(readDowntime({ scope: '*', monitor_identifier: identifier }, { nowMs: clock.now() }));
  const of7 = await create({ monitor_id: 7 });
  const of8 = await create({ monitor_id: 8 });
  const tagged = await create({ monitor_tags: ['*'] });
  // The other's file is mended in between.
  for (let minute = 0; minute <= 10; minute++) {
    monitors.delete(7);
    if (minute === 5) monitors.set(8, monitorOf({ id: 8 }));
    else monitors.delete(8);
    assert.equal(downtimes.statusOf(of7, clock.now()), 'active');
    await orphaned.tick();
    if (minute < 10) await clock.advance(minuteMs);
  }
  const status = () => [of7, of8, tagged].map((each) => downtimes.statusOf(each, clock.now()));
  assert.deepEqual(status(), ['canceled', 'active', 'active']);
  for (let minute = 0; minute < 6; minute++) {
    await clock.advance(minuteMs);
    await orphaned.tick();
  }
  assert.deepEqual(status(), ['canceled', 'canceled', 'active']);
});

test('one in a file stays: it is the file that says so', async () => {
  const { downtimes, clock } = await openDowntimes();
  const settings = readDowntime({ scope: '*', monitor_identifier: { monitor_id: 7 } }, { nowMs: clock.now() });
  const times = { createdAtMs: clock.now(), modifiedAtMs: clock.now() };
  await downtimes.setFiles(new Map([['id', { ...settings, ...times, id: 'id', number: 1, file: 'downtimes/a.json' }]]));
  await downtimes.cancelOfMonitors([7]);
  assert.equal(downtimes.statusOf({ id: 'id' }, clock.now()), 'active');
});
