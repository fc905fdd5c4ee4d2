import type { TraceSpan } from '../../../../lib/api-types/spans.ts';

/**
 * Positions of the spans that contain every word of `text`, in service, operation, resource or a value or name of their
 * tags, in any case; `http.status_code:500` wants a value of this very tag to begin so. Empty where there are no words.
 */
export function findSpans(spans: readonly TraceSpan[], text: string): ReadonlySet<number> {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return new Set();
  return new Set(
    [...spans.keys()].filter((index) => words.every((word) => spans[index] && hasWord(spans[index], word))),
  );
}

function hasWord(span: TraceSpan, word: string): boolean {
  if ([span.service, span.name, span.resource, span.type].some((text) => text.toLowerCase().includes(word)))
    return true;
  const [key, value] = splitAtColon(word);
  return Object.entries({
    ...span.meta,
    ...span.metrics,
    ...span.lab.meta,
    ...span.lab.metrics,
    ...reserved(span),
  }).some(([name, of]) => {
    const text = String(of).toLowerCase();
    return (
      text.includes(word) || name.toLowerCase().includes(word) || (key === name.toLowerCase() && text.startsWith(value))
    );
  });
}

function reserved(span: TraceSpan): Readonly<Record<string, string>> {
  return {
    service: span.service,
    operation_name: span.name,
    resource_name: span.resource,
    type: span.type,
    host: span.lab.host,
    span_id: span.lab.span_id,
    status: span.error === 0 ? 'ok' : 'error',
  };
}

function splitAtColon(word: string): readonly [string, string] {
  const at = word.indexOf(':');
  return at < 0 ? ['', word] : [word.slice(0, at).replace(/^@/, ''), word.slice(at + 1)];
}
