import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MonitorChange } from '../../../../lib/model/monitor-change.ts';
import { MonitorJournal } from '../definitions/monitor-journal.ts';
import { MonitorMutes } from './monitor-mutes.ts';
import { groupOf, monitorOf, openDowntimes } from './testing-downtimes.ts';

const by = 'somebody';

async function openMutes() {
  const opened = await openDowntimes();
  const isMuted = (group: string, monitor = monitorOf()): boolean =>
    opened.downtimes.mutingOf(monitor, groupOf(group), opened.clock.now()) !== undefined;
  return {
    ...opened,
    mutes: new MonitorMutes({ ...opened, journal: new MonitorJournal(opened) }),
    isMuted,
    nowS: opened.clock.now() / 1000,
  };
}

test('a monitor is muted by scope until an end or until it is unmuted', async () => {
  const { mutes, isMuted, clock, nowS } = await openMutes();
  await mutes.muteMonitor(monitorOf(), { scope: 'host:a', endS: nowS + 60, by });
  assert.deepEqual(
    [isMuted('host:a'), isMuted('host:b'), isMuted('host:a', monitorOf({ id: 2 }))],
    [true, false, false],
  );
  await mutes.muteMonitor(monitorOf(), { scope: '*', endS: null, by });
  assert.deepEqual(mutes.silenced(1), { 'host:a': nowS + 60, '*': null });
  await mutes.unmuteMonitor(monitorOf(), { by });
  assert.deepEqual(mutes.silenced(1), { 'host:a': nowS + 60 });
  await clock.advance(60_000);
  assert.deepEqual([mutes.silenced(1), isMuted('host:a')], [{}, false]);
});

test('one that is muted gets the new end; an end that is past is refused', async () => {
  const { mutes, downtimes, nowS } = await openMutes();
  const { id } = await mutes.muteMonitor(monitorOf(), { scope: '*', endS: null, by });
  assert.equal((await mutes.muteMonitor(monitorOf(), { scope: '*', endS: nowS + 60, by })).id, id);
  assert.deepEqual([mutes.silenced(1), downtimes.list().length], [{ '*': nowS + 60 }, 1]);
  await assert.rejects(mutes.muteMonitor(monitorOf(), { scope: '*', endS: nowS, by }), { status: 400 });
});

test('all scopes of a monitor, and all monitors', async () => {
  const { mutes, isMuted } = await openMutes();
  await mutes.muteMonitor(monitorOf(), { scope: 'host:a', endS: null, by });
  await mutes.muteMonitor(monitorOf(), { scope: 'host:b', endS: null, by });
  assert.equal((await mutes.unmuteMonitor(monitorOf(), { scope: 'ALL_SCOPES', by })).length, 2);
  assert.equal(isMuted('host:a'), false);
  await mutes.muteAll();
  assert.equal(isMuted('host:a', monitorOf({ id: 7 })), true);
  assert.deepEqual(await mutes.unmuteMonitor(monitorOf({ id: 7 }), { by }), []);
  await mutes.unmuteAll();
  assert.equal(isMuted('host:a', monitorOf({ id: 7 })), false);
});

test('mutes of a monitor and their ends are noted with their downtimes, those that are refused are not', async () => {
  const { mutes, documents, nowS } = await openMutes();
  await mutes.muteMonitor(monitorOf(), { scope: 'host:a', endS: nowS + 60, by });
  await assert.rejects(mutes.muteMonitor(monitorOf(), { scope: '*', endS: nowS, by }), { status: 400 });
  await mutes.unmuteMonitor(monitorOf(), { by });
  await mutes.unmuteMonitor(monitorOf(), { scope: 'host:a', by });
  const notes = Object.values(await documents.load('monitor_change')) as readonly MonitorChange[];
  assert.deepEqual(
    notes.map(({ what, scope, endS }) => [what, scope, endS]),
    [
      ['muted', 'host:a', nowS + 60],
      ['unmuted', 'host:a', undefined],
    ],
  );
});
