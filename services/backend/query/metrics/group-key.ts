/** Stands for the value of a tag that a series does not have. */
export const missingValue = 'N/A';

/** For each key of a grouping, the `key:value` tags that a series has of it. */
export type GroupChoices = readonly (readonly string[])[];

/** What a series has of each key, each tag once; of a key it lacks `key:N/A`. */
export function groupChoices(tags: readonly string[], keys: readonly string[]): GroupChoices {
  return keys.map((key) => {
    const prefix = `${key}:`;
    const own = new Set(tags.filter((tag) => tag.startsWith(prefix)));
    return own.size > 0 ? [...own] : [`${key}:${missingValue}`];
  });
}

/** How many groups the series belongs to; may be far more than can be made. */
export function countGroups(choices: GroupChoices): number {
  return choices.reduce((count, ofKey) => count * ofKey.length, 1);
}

/**
 * The groups the series belongs to, one for every combination: their `key:value` tags in the order of the keys, the last
 * key varying fastest. No keys: one group without tags.
 */
export function* groupsOf(choices: GroupChoices): Generator<readonly string[]> {
  const picked = choices.map(() => 0);
  for (;;) {
    yield choices.map((ofKey, key) => ofKey[picked[key] ?? 0] ?? '');
    let key = choices.length - 1;
    while (key >= 0 && picked[key] === (choices[key]?.length ?? 0) - 1) picked[key--] = 0;
    if (key < 0) return;
    picked[key] = (picked[key] ?? 0) + 1;
  }
}
