import type { DropReason } from './drop-bad-chunks.ts';

/** An empty chunk is nothing that anybody misses. */
const words: Readonly<Record<Exclude<DropReason, 'empty_trace'>, string>> = {
  trace_id_zero: 'trace id 0',
  span_id_zero: 'a span id 0',
  foreign_span: 'spans of several traces',
};

/**
 * Tells which chunks of a payload were dropped, for the log: `dropped 2 chunks of v0.4 from nodejs: trace id 0`.
 * @param reasons one for each chunk
 * @returns undefined where there is nothing to tell
 */
export function droppedText(reasons: readonly DropReason[], from: string): string | undefined {
  const told = reasons.filter((reason) => reason !== 'empty_trace');
  if (told.length === 0) return undefined;
  const why = [...new Set(told.map((reason) => words[reason]))].join(', ');
  return `dropped ${told.length} ${told.length === 1 ? 'chunk' : 'chunks'} of ${from}: ${why}`;
}
