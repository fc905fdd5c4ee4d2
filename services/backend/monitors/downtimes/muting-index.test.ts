import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CompiledDowntime } from './compiled-downtime.ts';
import { usualSettings } from './downtime-settings.ts';
import { MutingIndex } from './muting-index.ts';
import { groupOf, monitorOf } from './testing-downtimes.ts';

test('the query of a monitor is read once, for however many groups and downtimes', () => {
  let reads = 0;
  const index = new MutingIndex(() => {
    reads += 1;
    return ['env:PROD'];
  });
  const downtime = new CompiledDowntime({
    ...{ ...usualSettings, id: 'd', number: 1, createdAtMs: 0, modifiedAtMs: 0 },
    ...{ target: { monitorTags: ['*'] }, scope: 'env:prod', schedule: { kind: 'once', startMs: 0, endMs: null } },
  });
  index.setDowntimes([downtime]);
  const monitor = monitorOf();
  for (const name of ['a', 'b', 'c']) {
    assert.equal(index.isAbout(downtime, monitor, groupOf(`host:${name}`)), true);
    assert.deepEqual(index.mutingOf(monitor, groupOf(`host:${name}`), 60_000)?.downtimeIds, ['d']);
  }
  assert.equal(reads, 1);
  // One that was changed is another.
  index.isAbout(downtime, monitorOf(), groupOf('host:a'));
  assert.equal(reads, 2);
});
