import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { decodeCapture } from '../../../../lib/codec/dogstatsd-capture/capture.ts';
import { CaptureFile } from './capture-file.ts';

function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'capture-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('packets are written with their times until the time is over', async (t) => {
  const file = path.join(temporaryFolder(t), 'a.dog');
  const clock = new VirtualClock(1_700_000_000_000);
  const ended: (string | undefined)[] = [];
  const capture = new CaptureFile(
    { file, seconds: 10, isCompressed: false },
    { clock, onEnd: (problem) => ended.push(problem) },
  );
  capture.packet(Buffer.from('a:1|c'));
  await clock.advance(9_999);
  capture.packet(Buffer.from('b:1|c'));
  assert.deepEqual(ended, []);
  await clock.advance(1);
  capture.packet(Buffer.from('too late'));
  assert.deepEqual(ended, [undefined]);
  const read = () => [...decodeCapture(readFileSync(file))].map((each) => `${each.timestampNs} ${each.payload}`);
  // The file is made and written behind this; a part of it is no capture.
  const isWhole = () => {
    try {
      return read().length === 2;
    } catch {
      return false;
    }
  };
  while (!isWhole()) await new Promise(setImmediate);
  assert.deepEqual(read(), ['1700000000000000000 a:1|c', '1700000009999000000 b:1|c']);
});

test('a capture ends when it has come to its bound', (t) => {
  const file = path.join(temporaryFolder(t), 'a.dog');
  const ended: (string | undefined)[] = [];
  const capture = new CaptureFile(
    { file, seconds: 10, isCompressed: false },
    { clock: new VirtualClock(1_700_000_000_000), onEnd: (problem) => ended.push(problem), maxBytes: 45 },
  );
  capture.packet(Buffer.from('a:1|c'));
  assert.deepEqual(ended, []);
  capture.packet(Buffer.from('b:1|c'));
  assert.deepEqual(ended, ['it has come to 45 bytes']);
});

test('a file that cannot be written ends it with the reason', async (t) => {
  const file = path.join(temporaryFolder(t), 'none', 'a.dog');
  const clock = new VirtualClock();
  const problem = await new Promise<string | undefined>((resolve) => {
    new CaptureFile({ file, seconds: 1, isCompressed: false }, { clock, onEnd: resolve });
  });
  assert.match(problem ?? '', /ENOENT/);
});
