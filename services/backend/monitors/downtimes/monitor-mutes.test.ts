import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MonitorMutes } from './monitor-mutes.ts';
import { groupOf, monitorOf, openDowntimes } from './testing-downtimes.ts';

async function openMutes() {
  const opened = await openDowntimes();
  const isMuted = (group: string, monitor = monitorOf()): boolean =>
    opened.downtimes.mutingOf(monitor, groupOf(group), opened.clock.now()) !== undefined;
  return { ...opened, mutes: new MonitorMutes(opened), isMuted, nowS: opened.clock.now() / 1000 };
}

test('a monitor is muted by scope until an end or until it is unmuted', async () => {
  const { mutes, isMuted, clock, nowS } = await openMutes();
  await mutes.muteMonitor(1, 'host:a', nowS + 60);
  assert.deepEqual(
    [isMuted('host:a'), isMuted('host:b'), isMuted('host:a', monitorOf({ id: 2 }))],
    [true, false, false],
  );
  await mutes.muteMonitor(1, '*', null);
  assert.deepEqual(mutes.silenced(1), { 'host:a': nowS + 60, '*': null });
  await mutes.unmuteMonitor(1);
  assert.deepEqual(mutes.silenced(1), { 'host:a': nowS + 60 });
  await clock.advance(60_000);
  assert.deepEqual([mutes.silenced(1), isMuted('host:a')], [{}, false]);
});

test('one that is muted gets the new end; an end that is past is refused', async () => {
  const { mutes, downtimes, nowS } = await openMutes();
  const { id } = await mutes.muteMonitor(1, '*', null);
  assert.equal((await mutes.muteMonitor(1, '*', nowS + 60)).id, id);
  assert.deepEqual([mutes.silenced(1), downtimes.list().length], [{ '*': nowS + 60 }, 1]);
  await assert.rejects(mutes.muteMonitor(1, '*', nowS), { status: 400 });
});

test('all scopes of a monitor, and all monitors', async () => {
  const { mutes, isMuted } = await openMutes();
  await mutes.muteMonitor(1, 'host:a', null);
  await mutes.muteMonitor(1, 'host:b', null);
  assert.equal((await mutes.unmuteMonitor(1, 'ALL_SCOPES')).length, 2);
  assert.equal(isMuted('host:a'), false);
  await mutes.muteAll();
  assert.equal(isMuted('host:a', monitorOf({ id: 7 })), true);
  assert.deepEqual(await mutes.unmuteMonitor(7), []);
  await mutes.unmuteAll();
  assert.equal(isMuted('host:a', monitorOf({ id: 7 })), false);
});
