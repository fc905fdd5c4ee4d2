/**
 * What is wrong with a regular expression of a configuration; undefined when it can be used with `new RegExp`. Python's
 * own syntax is named, since JavaScript would read some of it as something else without a word.
 */
export function expressionProblem(pattern: string): string | undefined {
  const python = /\\[AZ]|\(\?P[<=>]|^\(\?[aiLmsux]+\)/.exec(pattern);
  if (python) return `${python[0]} is Python's syntax of regular expressions and not supported here`;
  try {
    new RegExp(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
