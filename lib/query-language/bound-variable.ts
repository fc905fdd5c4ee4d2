/** A template variable with the values that are chosen for it. */
export interface BoundVariable {
  /** As in `$name`. */
  readonly name: string;
  /** The tag key of its values; absent: they are whole tags. */
  readonly prefix?: string | null;
  /** Several are alternatives; `*`, and none at all, are no condition. */
  readonly values: readonly string[];
  /** `group`: its values are tag keys, for `by {$name}`. */
  readonly type?: 'group' | null;
}

/** Whether it is no condition. */
export function isAnything({ values }: BoundVariable): boolean {
  return values.length === 0 || values.includes('*');
}
