import { spanFlags } from '../../../../../lib/model/span.ts';
import { textColumns } from '../text-columns.ts';

/** What an attribute's name stands for. */
export type AttributeSource =
  /** A column of texts; position in `textColumns`. */
  | { readonly kind: 'column'; readonly at: number }
  /** One of a few words, each with the condition of the spans that have it. */
  | { readonly kind: 'words'; readonly conditions: Readonly<Record<string, string>> }
  /** Whole nanoseconds. */
  | { readonly kind: 'nanoseconds'; readonly column: 'start_ns' | 'duration_ns' }
  | { readonly kind: 'traceId' }
  | { readonly kind: 'spanId'; readonly column: 'span_id' | 'parent_id' }
  /** A tag or a number of the span. */
  | { readonly kind: 'own'; readonly name: string };

/** The number by which a tracer says that it kept this span alone, without its trace (wire.md section 2). */
export const singleSpanKey = '_dd.span_sampling.mechanism';

const isError = `(flags & ${spanFlags.error}) <> 0`;

/** All reserved names but those of text columns and `single_span`. */
const reserved: Readonly<Record<string, AttributeSource>> = {
  status: { kind: 'words', conditions: { error: isError, ok: `NOT ${isError}` } },
  duration: { kind: 'nanoseconds', column: 'duration_ns' },
  start: { kind: 'nanoseconds', column: 'start_ns' },
  trace_id: { kind: 'traceId' },
  span_id: { kind: 'spanId', column: 'span_id' },
  parent_id: { kind: 'spanId', column: 'parent_id' },
  top_level: flag(spanFlags.topLevel),
  measured: flag(spanFlags.measured),
  unsampled: flag(spanFlags.unsampled),
  root: trueOrFalse('parent_id = 0'),
};

/** What a name stands for; reserved names (`SpanReader`) do with or without an at sign. */
export function sourceOf(name: string, singleSpan: () => string): AttributeSource {
  if (name === 'single_span') return trueOrFalse(singleSpan());
  const at = textColumns.findIndex(({ attribute }) => attribute === name);
  if (at >= 0) return { kind: 'column', at };
  return Object.hasOwn(reserved, name) ? (reserved[name] as AttributeSource) : { kind: 'own', name };
}

/** Whether a name is reserved. */
export function isReserved(name: string): boolean {
  return sourceOf(name, () => 'false').kind !== 'own';
}

function flag(bit: number): AttributeSource {
  return trueOrFalse(`(flags & ${bit}) <> 0`);
}

function trueOrFalse(condition: string): AttributeSource {
  return { kind: 'words', conditions: { true: condition, false: `NOT (${condition})` } };
}
