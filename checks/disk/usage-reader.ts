import type { StatsFs } from 'node:fs';
import fs from 'node:fs/promises';
import type { CheckContext } from 'labrador/check';

/** Of a file system; sizes in bytes. */
export interface Usage {
  readonly total: number;
  readonly used: number;
  /** What others than the superuser can still have: used and free need not add up to total. */
  readonly free: number;
  readonly inodes: number;
  readonly freeInodes: number;
}

/**
 * A call to a file system that hangs (a server gone) keeps one of the process's four file threads until it returns. One
 * more mount that hangs than this is not asked, so that the others of this process still get theirs.
 */
const maxHanging = 2;

/** Asks file systems how full they are, and does not wait for one that hangs. */
export class UsageReader {
  readonly #clock: CheckContext['clock'];
  readonly #timeoutMs: number;
  readonly #pending = new Set<string>();

  constructor(clock: CheckContext['clock'], timeoutMs: number) {
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /** @throws when the file system cannot be asked, takes longer than the timeout, or still hangs from a run before */
  async read(mountPoint: string): Promise<Usage> {
    if (this.#pending.has(mountPoint)) throw new Error('it has not answered since a run before');
    if (this.#pending.size >= maxHanging) {
      throw new Error(`not asked while ${[...this.#pending].join(' and ')} do not answer`);
    }
    this.#pending.add(mountPoint);
    const answer = fs.statfs(mountPoint).finally(() => this.#pending.delete(mountPoint));
    return toUsage(await this.#inTime(answer));
  }

  async #inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
    const { promise, reject } = Promise.withResolvers<never>();
    const timer = this.#clock.after(this.#timeoutMs, () =>
      reject(new Error(`it did not answer within ${this.#timeoutMs / 1000} s`)),
    );
    try {
      return await Promise.race([answer, promise]);
    } finally {
      timer.cancel();
    }
  }
}

/** Node's types do not know `frsize` yet: the unit of the counts, where it is another than `bsize`. */
function toUsage(stats: StatsFs & { readonly frsize?: number }): Usage {
  const blockBytes = stats.frsize || stats.bsize;
  return {
    total: stats.blocks * blockBytes,
    used: (stats.blocks - stats.bfree) * blockBytes,
    free: stats.bavail * blockBytes,
    inodes: stats.files,
    freeInodes: stats.ffree,
  };
}
