/** How long `work` takes, in milliseconds: `runs` runs one after the other, after `warmUps` that do not count. */
export async function timesMs(
  work: () => Promise<unknown>,
  { runs, warmUps }: { readonly runs: number; readonly warmUps: number },
): Promise<number[]> {
  const tookMs: number[] = [];
  for (let run = -warmUps; run < runs; run++) {
    const startMs = performance.now();
    await work();
    if (run >= 0) tookMs.push(performance.now() - startMs);
  }
  return tookMs;
}
