/** Bytes of a megabyte. */
const mb = 1024 * 1024;

/** Bytes that a context more may take, in all parts of a process that know it. */
const contextBytes = 6 * 1024;

/** What a process may take more for other reasons: garbage not yet collected. */
const slackMb = 96;

/** What memory came to over a run. */
export interface MemoryReport {
  /** The most in the second third of the run, in megabytes: it is warm by then. */
  readonly warmMb: number;
  /** The most in the last third. */
  readonly endMb: number;
  /** How much that may be, for what is known of contexts by then. */
  readonly allowedMb: number;
}

/** Watches the memory of a process over a run: what it takes in the last third against what it took in the second. */
export class ResidentMemory {
  readonly #samples: { readonly done: number; readonly bytes: number; readonly contexts: number }[] = [];

  /**
   * @param done part of the run that is over, 0 to 1
   * @param process bytes, and the contexts it holds: what is kept on purpose, and has a bound of its own
   */
  add(done: number, { bytes, contexts }: { readonly bytes: number; readonly contexts: number }): void {
    this.#samples.push({ done, bytes, contexts });
  }

  report(): MemoryReport {
    const third = (from: number) => this.#samples.filter(({ done }) => done > from && done <= from + 1 / 3 + 1e-9);
    const [warm, end] = [third(1 / 3), third(2 / 3)];
    const most = (samples: typeof warm, of: 'bytes' | 'contexts'): number =>
      samples.reduce((max, sample) => Math.max(max, sample[of]), 0);
    const moreContexts = Math.max(0, most(end, 'contexts') - most(warm, 'contexts'));
    return {
      warmMb: most(warm, 'bytes') / mb,
      endMb: most(end, 'bytes') / mb,
      allowedMb: (most(warm, 'bytes') + moreContexts * contextBytes) / mb + slackMb,
    };
  }
}
