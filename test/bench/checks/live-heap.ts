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
 * The least that was alive after a full collection of each of two windows, all heaps together: what nothing but a leak lets
 * grow, whenever V8 collects. A heap that was not collected in a window is as it was left before; one that was not collected
 * until the end of the first is left out of both.
 * @returns bytes; undefined when no heap was collected by the end of the first window
 */
export function liveHeapBytes(
  collections: readonly FullCollection[],
  windows: { readonly first: Window; readonly last: Window },
): { readonly first: number; readonly last: number } | undefined {
  const heaps = Map.groupBy(collections, ({ isolate }) => isolate).values();
  const known = Array.from(heaps, (ofHeap) => ({
    first: leastAlive(ofHeap, windows.first),
    last: leastAlive(ofHeap, windows.last),
  })).filter(({ first }) => first !== undefined);
  if (known.length === 0) return undefined;
  const sum = (which: 'first' | 'last'): number => known.reduce((total, heap) => total + (heap[which] ?? 0), 0);
  return { first: sum('first'), last: sum('last') };
}

/** Of one heap's collections, in their order. */
function leastAlive(collections: readonly FullCollection[], { fromMs, toMs }: Window): number | undefined {
  const within = collections.filter(({ atMs }) => atMs >= fromMs && atMs < toMs).map(({ liveBytes }) => liveBytes);
  if (within.length > 0) return Math.min(...within);
  return collections.findLast(({ atMs }) => atMs < fromMs)?.liveBytes;
}
