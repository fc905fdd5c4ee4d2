/** The name that a mistyped one was probably meant to be: the nearest by edits, at most two (three in long names). */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  const bound = given.length > 10 ? 3 : 2;
  const [best] = names
    .map((name) => ({ name, edits: editDistance(given, name) }))
    .filter(({ edits }) => edits <= bound)
    .sort((a, b) => a.edits - b.edits);
  return best?.name;
}

/** How many characters must be added, left out or replaced (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [rowIndex, a] of [...from].entries()) {
    const next = [rowIndex + 1];
    for (const [index, b] of [...to].entries()) {
      const replaced = (row[index] ?? 0) + (a === b ? 0 : 1);
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
