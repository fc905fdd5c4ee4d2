import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import { type OpenStore, openStore } from '../open-store.ts';
import type { StoreLimits } from '../store.ts';

/** A store of a test, with its clock and folder. */
export interface TemporaryStore {
  readonly store: OpenStore;
  readonly clock: VirtualClock;
  readonly dataDir: string;
  /** Unix seconds by its clock when it was opened. */
  readonly nowS: number;
  /** Closes it and opens the same folder again. */
  reopen(): Promise<OpenStore>;
}

/** Opens a real store in a folder of its own, for tests; it is closed and removed when the test ends. */
export async function temporaryStore(test: TestContext, limits: Partial<StoreLimits> = {}): Promise<TemporaryStore> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'labrador-store-'));
  const clock = new VirtualClock();
  const parts = { dataDir, clock, log: createLogger('test', 'off'), limits };
  let current = await openStore(parts);
  test.after(async () => {
    await current.close();
    await rm(dataDir, { recursive: true });
  });
  return {
    store: current,
    clock,
    dataDir,
    nowS: clock.now() / 1000,
    reopen: async () => {
      await current.close();
      current = await openStore(parts);
      return current;
    },
  };
}
