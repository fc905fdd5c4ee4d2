/** How often to do something; `atMostMs` ends it before, after the run that passed that time. */
export interface Amount {
  readonly runs: number;
  readonly warmUps: number;
  readonly atMostMs?: number;
}

/** How long `work` takes, in milliseconds: runs one after the other, after warm-ups that do not count. */
export async function timesMs(work: () => Promise<unknown>, amount: Amount): Promise<number[]> {
  const tookMs: number[] = [];
  const { runs, warmUps, atMostMs = Number.POSITIVE_INFINITY } = amount;
  const beganMs = performance.now();
  for (let run = -warmUps; run < runs && performance.now() - beganMs < atMostMs; run++) {
    const startMs = performance.now();
    await work();
    if (run >= 0) tookMs.push(performance.now() - startMs);
  }
  return tookMs;
}

/**
 * The same of several works, `turns` times by turns, so that whatever else the machine does meets all of them.
 * @returns the times of each
 */
export async function timesByTurnsMs(
  works: readonly (() => Promise<unknown>)[],
  { turns, ...amount }: Amount & { readonly turns: number },
): Promise<number[][]> {
  const tookMs: number[][] = works.map(() => []);
  for (let turn = 0; turn < turns; turn++) {
    for (const [at, work] of works.entries()) tookMs[at]?.push(...(await timesMs(work, amount)));
  }
  return tookMs;
}
