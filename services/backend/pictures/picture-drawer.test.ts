import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DrawerLimits, PictureDrawer } from './picture-drawer.ts';
import { testingPicture } from './testing-picture.ts';

const drawers: PictureDrawer[] = [];
after(() => {
  for (const each of drawers) each.stop();
});

function startDrawer(limits: Partial<DrawerLimits> = {}): PictureDrawer {
  const drawer = new PictureDrawer(limits);
  drawers.push(drawer);
  return drawer;
}

/** Width and height as a PNG has them after its signature and the head of its first chunk. */
const sizeOf = (png: Buffer): readonly number[] => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('a picture is a PNG of its size; its process is there from the first one on', async () => {
  const drawer = startDrawer();
  assert.equal(drawer.pid, undefined);
  const png = await drawer.draw(testingPicture());
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  assert.deepEqual(sizeOf(png), [400, 200]);
  const { pid } = drawer;
  assert.ok(pid);
  assert.deepEqual(sizeOf(await drawer.draw(testingPicture({ width: 300, theme: 'dark' }))), [300, 200]);
  assert.equal(drawer.pid, pid);
});

test('after so many pictures the process ends, and after a while without any', async () => {
  const drawer = startDrawer({ pictures: 2, idleMs: 1 });
  await drawer.draw(testingPicture());
  while (drawer.pid) await sleep(5);
  const two = startDrawer({ pictures: 2 });
  await two.draw(testingPicture());
  assert.ok(two.pid);
  await two.draw(testingPicture());
  assert.equal(two.pid, undefined);
});

test('a picture that cannot be drawn fails alone, with the reason', async () => {
  const drawer = startDrawer();
  const unknown = testingPicture({ definition: { type: 'hostmap' } });
  const [bad, good] = await Promise.allSettled([drawer.draw(unknown), drawer.draw(testingPicture())]);
  assert.equal(bad.status, 'rejected');
  assert.match(String(bad.status === 'rejected' && bad.reason), /Cannot draw a widget of type hostmap/);
  assert.equal(good.status, 'fulfilled');
});

test('a process that is killed costs the picture it draws, one that is slow too', async () => {
  const drawer = startDrawer();
  await drawer.draw(testingPicture());
  const drawing = drawer.draw(testingPicture({}, 200_000));
  await new Promise(setImmediate);
  process.kill(Number(drawer.pid), 'SIGKILL');
  await assert.rejects(drawing, /its process ended with SIGKILL/);
  assert.equal((await drawer.draw(testingPicture())).subarray(1, 4).toString(), 'PNG');
  const slow = startDrawer({ timeMs: 1 });
  await assert.rejects(slow.draw(testingPicture()), /it took more than 1 ms/);
});

test('so many wait, and one more is refused', async () => {
  const drawer = startDrawer({ waiting: 2 });
  const both = [drawer.draw(testingPicture()), drawer.draw(testingPicture())];
  assert.throws(() => drawer.draw(testingPicture()), { status: 429 });
  await Promise.all(both);
  await drawer.draw(testingPicture());
});
