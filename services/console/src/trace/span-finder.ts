import type { TraceSpan } from '../../../../lib/api-types/spans.ts';

/** Finds spans of a trace by words. What is searched through is put together once, at the first search. */
export class SpanFinder {
  readonly #spans: readonly TraceSpan[];
  #texts: readonly string[] | undefined;

  constructor(spans: readonly TraceSpan[]) {
    this.#spans = spans;
  }

  /**
   * Positions of the spans that contain every word of `text`, in any case, in a name, a tag or its value;
   * `http.status_code:50` is a word, too. Empty where there are no words.
   */
  find(text: string): ReadonlySet<number> {
    const words = text
      .toLowerCase()
      .split(/\s+/)
      .map((word) => word.replace(/^@/, ''))
      .filter((word) => word !== '');
    if (words.length === 0) return new Set();
    this.#texts ??= this.#spans.map(textOf);
    const found = new Set<number>();
    for (const [index, of] of this.#texts.entries()) if (words.every((word) => of.includes(word))) found.add(index);
    return found;
  }
}

/** All that a span says, a line each. */
function textOf(span: TraceSpan): string {
  const { lab } = span;
  const own = {
    service: span.service,
    operation_name: span.name,
    resource_name: span.resource,
    type: span.type,
    host: lab.host,
    span_id: lab.span_id,
    status: span.error === 0 ? 'ok' : 'error',
  };
  return [own, span.meta, span.metrics, lab.meta, lab.metrics]
    .flatMap((values) => Object.entries(values).map(([key, value]) => `${key}:${value}`))
    .join('\n')
    .toLowerCase();
}
