import type { SpanItem } from '../../../../lib/api-types/spans.ts';

/** Nanoseconds of a span that was found. */
export function durationOf({ attributes }: SpanItem): number {
  return Number(attributes.custom.duration ?? 0);
}
