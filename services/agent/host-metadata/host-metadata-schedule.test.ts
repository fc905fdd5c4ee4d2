import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import type { MakeBody } from '../forwarder/forwarder.ts';
import { HostMetadataSchedule } from './host-metadata-schedule.ts';
import { testingSystem } from './testing-system.ts';

test('posts at once, when something changed, and after 5, 15 and then every 30 minutes', async () => {
  const clock = new VirtualClock(0);
  const posts: { readonly atMin: number; readonly makeBody: MakeBody }[] = [];
  const schedule = new HostMetadataSchedule({
    clock,
    system: testingSystem({ platform: 'linux' }),
    forwarder: { post: (_, makeBody) => posts.push({ atMin: clock.now() / 60_000, makeBody }) },
  });
  const identity = { hostname: 'h', hostTags: ['env:lab'], hostAliases: [], uuid: 'u', apiKey: 'k' };
  schedule.update(identity);
  schedule.update({ ...identity });
  await clock.advance(110 * 60_000);
  assert.deepEqual(
    posts.map(({ atMin }) => atMin),
    [0, 5, 20, 50, 80, 110],
  );
  schedule.update({ ...identity, hostAliases: ['other'] });
  assert.equal(posts.length, 7);
  const body = (await posts[6]?.makeBody()) as { meta: { host_aliases: string[] } };
  assert.deepEqual(body.meta.host_aliases, ['other']);
  schedule.stop();
  await clock.advance(3_600_000);
  assert.equal(posts.length, 7);
});
