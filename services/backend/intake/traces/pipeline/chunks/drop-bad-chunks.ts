import type { DecodedTraces } from '../../../../../../lib/codec/traces/decoded-traces.ts';
import { halves } from './halves.ts';
import { selectChunks } from './select-chunks.ts';

/** Why a chunk cannot be kept (wire.md 2.11). */
export type DropReason = 'empty_trace' | 'trace_id_zero' | 'span_id_zero' | 'foreign_span';

/**
 * A payload without the chunks that the Agent drops whole: empty ones, those with an id that is 0, and those whose spans are of
 * several traces.
 * @param count is called for each chunk that is dropped
 * @returns the payload itself where all of it can stay
 */
export function dropBadChunks(
  decoded: DecodedTraces,
  count: (reason: DropReason, spans: number) => void,
): DecodedTraces {
  const traceLow = halves(decoded.batch.traceLow);
  const spanId = halves(decoded.batch.spanId);
  const good: number[] = [];
  let from = 0;
  for (const [chunk, to] of decoded.chunkEnd.entries()) {
    const reason = whyBad({ traceLow, spanId }, from, to);
    if (reason === undefined) good.push(chunk);
    else count(reason, to - from);
    from = to;
  }
  return good.length === decoded.chunkEnd.length ? decoded : selectChunks(decoded, good);
}

function whyBad(
  { traceLow, spanId }: { readonly traceLow: Uint32Array; readonly spanId: Uint32Array },
  from: number,
  to: number,
): DropReason | undefined {
  if (from === to) return 'empty_trace';
  const [low, high] = [traceLow[2 * from], traceLow[2 * from + 1]];
  for (let row = from; row < to; row++) {
    if (traceLow[2 * row] !== low || traceLow[2 * row + 1] !== high) return 'foreign_span';
    if (low === 0 && high === 0) return 'trace_id_zero';
    if (spanId[2 * row] === 0 && spanId[2 * row + 1] === 0) return 'span_id_zero';
  }
  return undefined;
}
