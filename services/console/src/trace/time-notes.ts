import type { TraceTree } from './trace-tree.ts';

/** How a span lies against its parent in time, nanoseconds; zero where it lies within. */
export interface OutsideParent {
  readonly beforeNs: number;
  readonly afterNs: number;
}

/** How far a span begins before its parent (the clocks of their hosts differ) and goes on after it (nobody waits for it). */
export function outsideParent({ parents, startNs, durationNs }: TraceTree, span: number): OutsideParent {
  const parent = parents[span] ?? -1;
  if (parent < 0) return { beforeNs: 0, afterNs: 0 };
  const end = (of: number) => (startNs[of] ?? 0) + (durationNs[of] ?? 0);
  return {
    beforeNs: Math.max(0, (startNs[parent] ?? 0) - (startNs[span] ?? 0)),
    afterNs: Math.max(0, end(span) - end(parent)),
  };
}

/** What one has to know to read a trace as it is: parts that are missing, clocks that differ. */
export function traceNotes(tree: TraceTree, isTruncated: boolean): string[] {
  const early = [...tree.parents.keys()].filter((span) => outsideParent(tree, span).beforeNs > CLOCK_NOISE_NS).length;
  const orphans = tree.orphans.size;
  return [
    ...(isTruncated ? [`Only the first ${counted(tree.spans.length, 'span')} of this trace are shown.`] : []),
    ...(orphans > 0
      ? [`${counted(orphans, 'span')} ${orphans === 1 ? 'names a parent' : 'name parents'} that did not arrive (yet).`]
      : []),
    ...(early > 0
      ? [
          `${counted(early, 'span')} ${early === 1 ? 'begins' : 'begin'} before the parent: the clocks of their hosts differ.`,
        ]
      : []),
  ];
}

/** Tracers' starts are good to about a microsecond. */
const CLOCK_NOISE_NS = 2000;

function counted(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
}
