import type { TimeRange } from '../time-range/time-range.ts';
import { paramsWithRange, rangeFromParams, rangeParamsOnly } from '../time-range/time-range-url.ts';

const PREFIX = 'labrador-board-range ';

/** Opens what this browser keeps; throws where it forbids that. */
export type OpenStorage = () => Pick<Storage, 'getItem' | 'setItem'>;

/** The time range that a board was last seen with in this browser; undefined when it was not, or may not be kept. */
export function rememberedRange(open: OpenStorage, boardId: string): TimeRange | undefined {
  try {
    const params = rangeParamsOnly(new URLSearchParams(open().getItem(PREFIX + boardId) ?? ''));
    return params.size > 0 ? rangeFromParams(params) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the time range of a board, where the browser allows it. */
export function rememberRange(open: OpenStorage, boardId: string, range: TimeRange): void {
  try {
    open().setItem(PREFIX + boardId, String(paramsWithRange(new URLSearchParams(), range)));
  } catch {
    // The board opens with the range of its author next time.
  }
}
