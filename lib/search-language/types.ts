/**
 * A search, parsed: what spans (later logs and events) have to satisfy. The text `service:web @http.status_code:>=500 -env:dev`
 * is an `and` of three.
 */
export type SearchNode =
  /** Everything: an empty search, `*`. */
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly SearchNode[] }
  | { readonly kind: 'not'; readonly node: SearchNode }
  /** An attribute whose value matches; `match` is never about no attribute. */
  | { readonly kind: 'attribute'; readonly attribute: SearchAttribute; readonly match: SearchMatch }
  /**
   * A word without an attribute: matches what the searched kind of thing calls its full text (of spans the resource). An
   * `exact` one, a word or a phrase, is to occur in it; a wildcard is to match it as a whole.
   */
  | { readonly kind: 'text'; readonly match: SearchMatch };

/** `@http.url` has the name `http.url` and an at sign; `service` is reserved; `team` is a tag. */
export interface SearchAttribute {
  readonly name: string;
  readonly hasAt: boolean;
}

export type SearchMatch =
  | { readonly kind: 'exact'; readonly value: string }
  /** `*` any characters, `?` one; `\*`, `\?` and `\\` are these characters themselves. */
  | { readonly kind: 'wildcard'; readonly pattern: string }
  /** Any value at all: `@http.url:*`. */
  | { readonly kind: 'exists' }
  /** Numbers; a bound that is absent is open. Times (`2s`, `50ms`) are nanoseconds by then where the attribute is one. */
  | {
      readonly kind: 'range';
      readonly from?: { readonly value: number; readonly isIncluded: boolean };
      readonly to?: { readonly value: number; readonly isIncluded: boolean };
    };
