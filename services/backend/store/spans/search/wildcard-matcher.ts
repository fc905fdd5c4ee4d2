import { wildcardPattern } from './wildcard-pattern.ts';

/**
 * Tells whether all of a text is as a wildcard pattern says (`wildcardPattern`). What stands between two `*` is sought one after
 * the other, each from where the one before ended, and never again: one regular expression for the whole would try all ways to
 * share out the text among the `*`, which for ten of them takes longer than anybody waits, and the store's thread with them.
 * @param options.isAnyCase capitals or not
 */
export function wildcardMatcher(
  pattern: string,
  { isAnyCase = false }: { readonly isAnyCase?: boolean } = {},
): (text: string) => boolean {
  const parts = betweenStars(pattern).map(wildcardPattern);
  const flags = isAnyCase ? 'gisu' : 'gsu';
  const first = parts.shift() ?? '';
  const last = parts.pop();
  const between = parts.filter((part) => part !== '').map((part) => new RegExp(part, flags));
  const steps =
    last === undefined
      ? [new RegExp(`^${first}$`, flags)]
      : [new RegExp(`^${first}`, flags), ...between, new RegExp(`${last}$`, flags)];
  return (text) => {
    let at = 0;
    return steps.every((step) => {
      step.lastIndex = at;
      const isThere = step.test(text);
      at = step.lastIndex;
      return isThere;
    });
  };
}

/** Cuts a pattern at each `*` that has no `\` in front. */
function betweenStars(pattern: string): string[] {
  const parts = [''];
  for (const [token] of pattern.matchAll(/\\[\s\S]|[\s\S]/gu)) {
    if (token === '*') parts.push('');
    else parts.push(`${parts.pop()}${token}`);
  }
  return parts;
}
