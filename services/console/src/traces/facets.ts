import { readWord } from '../../../../lib/search-language/read-word.ts';
import type { SearchAttribute } from '../../../../lib/search-language/types.ts';

/** An attribute of spans whose values are listed with counts. */
export interface Facet {
  readonly label: string;
  readonly attribute: SearchAttribute;
  /** Shown without a click; the others are counted only once they are. */
  readonly isOpen: boolean;
}

const facet = (label: string, name: string, isOpen = false): Facet => ({
  label,
  attribute: attributeFromText(name),
  isOpen,
});

/** The facets that every search has. */
export const FACETS: readonly Facet[] = [
  facet('Status', 'status', true),
  facet('Service', 'service', true),
  facet('Env', 'env', true),
  facet('Resource', 'resource_name', true),
  facet('Operation', 'operation_name'),
  facet('Type', 'type'),
  facet('HTTP status code', '@http.status_code', true),
  facet('HTTP method', '@http.method'),
  facet('Version', 'version'),
  facet('Host', 'host'),
];

/** What a search calls the duration of a span. */
export const DURATION: SearchAttribute = { name: 'duration', hasAt: true };

/** Attributes that every span has and that are written without an at sign, for completion. */
export const RESERVED: readonly string[] = [
  'service',
  'resource_name',
  'operation_name',
  'status',
  'env',
  'version',
  'host',
  'type',
  'trace_id',
  'span_id',
  'parent_id',
  'top_level',
  'root',
  'measured',
  'unsampled',
  'single_span',
];

/** An attribute as it is written in a search, without the colon: `service`, `@http.method`. */
export function attributeFromText(text: string): SearchAttribute {
  const hasAt = text.startsWith('@');
  return { name: readWord(hasAt ? text.slice(1) : text).text, hasAt };
}
