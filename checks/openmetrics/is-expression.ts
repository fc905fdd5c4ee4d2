/** What makes more of a name than a name; the characters that Python's `re.escape` would mark. */
const expressionCharacter = /[.^$*+?{}[\]|()\\\-&~#\s]/;

/** Whether a name of a metric, as it stands in a configuration, is to be looked for as a regular expression. */
export function isExpression(name: string): boolean {
  return expressionCharacter.test(name);
}
