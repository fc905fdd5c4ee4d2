import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { fileSignature } from './file-signature.ts';
import { FileWatcher } from './file-watcher.ts';

/** How long the system may take to tell of a change, in real milliseconds. */
const patienceMs = 5000;

function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-watch-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Whether the system tells of changes in temporary folders at all. */
async function hasFileEvents(folder: string): Promise<boolean> {
  try {
    const watcher = watch(folder);
    const event = once(watcher, 'change', { signal: AbortSignal.timeout(patienceMs) });
    writeFileSync(path.join(folder, 'probe'), '');
    await event;
    watcher.close();
    return true;
  } catch {
    return false;
  }
}

test('file events tell of a change long before the next look is due', async (context) => {
  if (!(await hasFileEvents(temporaryFolder(context)))) {
    context.skip('no file events on this platform');
    return;
  }
  const folder = temporaryFolder(context);
  const file = path.join(folder, 'conf.yaml');
  writeFileSync(file, 'a');
  const clock = new VirtualClock();
  let changes = 0;
  const watcher = new FileWatcher({
    clock,
    pollIntervalMs: Number.MAX_SAFE_INTEGER,
    fileEvents: true,
    look: () => new Map([[file, fileSignature(file)]]),
    folders: () => [folder],
    onChange: () => changes++,
  });
  watcher.start();
  context.after(() => watcher.stop());
  writeFileSync(file, 'another');
  const giveUpAt = performance.now() + patienceMs;
  // What the event sets going is turned by hand; the event itself comes when the system sends it.
  while (changes === 0 && performance.now() < giveUpAt) await clock.advance(10);
  assert.equal(changes, 1);
});
