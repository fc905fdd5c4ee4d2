import type { SpanItem } from '../../../../lib/api-types/spans.ts';

/** Values of a span's own attributes by their dotted names, as a search writes them. */
export function customAttributes({ attributes }: SpanItem): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, name: string): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) walk(inner, name === '' ? key : `${name}.${key}`);
    } else {
      found.set(name, String(value));
    }
  };
  walk(attributes.custom, '');
  return found;
}

/** The value of an attribute by its dotted name; undefined when the span has none. */
export function customAttribute(span: SpanItem, name: string): string | undefined {
  const value = name
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], span.attributes.custom);
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}
