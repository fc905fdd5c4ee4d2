/** What one full collection of V8 left alive in one heap; each thread has a heap of its own. */
export interface FullCollection {
  /** Names the heap as long as its thread runs. */
  readonly isolate: string;
  /** Since the heap was made. */
  readonly atMs: number;
  readonly liveBytes: number;
}

/** `[10031:0x7fb568001000]      500 ms: Mark-Compact (reduce) 16.8 (29.1) -> 16.1 (32.8) MB, …` */
const collectionLine = /^\[\d+:(0x[\da-f]+)\]\s+(\d+) ms: Mark-Compact\b.*? -> ([\d.]+) \([\d.]+\) MB/gm;

/** Full collections in what a process prints with `--trace-gc`. */
export function fullCollections(trace: string): FullCollection[] {
  return [...trace.matchAll(collectionLine)].map(([, isolate = '', atMs, megabytes]) => ({
    isolate,
    atMs: Number(atMs),
    liveBytes: Number(megabytes) * 2 ** 20,
  }));
}

/** A time of the process; `fromMs` belongs to it, `toMs` does not. */
interface Window {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The least that was alive in each heap after a full collection of a window, all heaps together: what nothing but a leak
 * lets grow, whenever V8 collects.
 * @returns bytes; undefined when a heap was not collected in the window
 */
export function liveHeapBytes(collections: readonly FullCollection[], { fromMs, toMs }: Window): number | undefined {
  const heaps = new Set(collections.map(({ isolate }) => isolate));
  let sum: number | undefined;
  for (const heap of heaps) {
    const alive = collections
      .filter(({ isolate, atMs }) => isolate === heap && atMs >= fromMs && atMs < toMs)
      .map(({ liveBytes }) => liveBytes);
    if (alive.length === 0) return undefined;
    sum = (sum ?? 0) + Math.min(...alive);
  }
  return sum;
}
