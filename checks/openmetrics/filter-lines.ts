/** Leaves out the lines in which one of the expressions is found. */
export function* filterLines(
  lines: Iterable<string>,
  expressions: readonly string[],
  onLeftOut: () => void,
): Generator<string> {
  const patterns = expressions.map((expression) => new RegExp(expression));
  for (const line of lines) {
    if (patterns.some((pattern) => pattern.test(line))) onLeftOut();
    else yield line;
  }
}
