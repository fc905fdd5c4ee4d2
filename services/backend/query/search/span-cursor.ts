import { errors } from '../../../../lib/http/errors.ts';
import type { SpanPlace } from '../../store/spans/span-reader.ts';
import type { SearchWindow } from './search-window.ts';

/** Where a list of spans goes on: behind which span, and in which window, so that `now` does not move between pages. */
export interface SpanCursor extends SearchWindow {
  readonly after: SpanPlace;
}

/** Opaque to clients: base64 of `{"after":"…"}`, as Datadog's is. */
export function writeSpanCursor({ after, fromMs, toMs }: SpanCursor): string {
  const text = [after.startNs, after.id, fromMs, toMs].join(',');
  return Buffer.from(JSON.stringify({ after: text })).toString('base64');
}

/** @throws HttpError 422 for a text that is no cursor */
export function readSpanCursor(cursor: string): SpanCursor {
  const [, startNs, id, fromMs, toMs] =
    /^(-?\d{1,19}),(\d{1,16}),(-?\d{1,16}),(-?\d{1,16})$/.exec(afterOf(cursor)) ?? [];
  if (startNs === undefined || id === undefined) {
    throw errors.invalidArgument('page.cursor', 'it must be the cursor of an answer before');
  }
  return { after: { startNs: BigInt(startNs), id }, fromMs: Number(fromMs), toMs: Number(toMs) };
}

function afterOf(cursor: string): string {
  try {
    const { after } = JSON.parse(Buffer.from(cursor, 'base64').toString()) as { readonly after?: unknown };
    return typeof after === 'string' ? after : '';
  } catch {
    return '';
  }
}
