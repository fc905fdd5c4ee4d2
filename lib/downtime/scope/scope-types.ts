/** `key:value`; in the value `*` stands for any characters, unless it was in quotes. */
export interface ScopeTag {
  readonly kind: 'tag';
  readonly key: string;
  readonly value: string;
  /** Whether `*` in the value stands for itself. */
  readonly isLiteral: boolean;
}

/** A condition on the tags of a group. */
export type ScopeNode =
  | { readonly kind: 'all' }
  | ScopeTag
  | { readonly kind: 'not'; readonly operand: ScopeNode }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly ScopeNode[] };

/** A scope, read. */
export interface Scope {
  readonly node: ScopeNode;
  /** The texts of the conditions that must all hold, as they were written: what API v1 has as a list. */
  readonly parts: readonly string[];
}
