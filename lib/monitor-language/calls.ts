import { unsupportedError, wrongError } from './monitor-query-error.ts';
import type { Placed, TextCursor } from './text-cursor.ts';

/** `.last("15m")`: where it stands, and its arguments, numbers as their text. */
export interface Call {
  readonly at: number;
  readonly values: readonly Placed<string>[];
}

/**
 * Reads a chain of calls where the cursor stands: `.over("a").by("host").last(2)`, each at most once, in any order.
 * @param known the calls that may stand in it
 * @throws MonitorQueryError at one that may not, or stands twice
 */
export function readCalls<Name extends string>(
  cursor: TextCursor,
  known: readonly Name[],
): { readonly [Key in Name]?: Call } {
  const calls: { [Key in Name]?: Call } = {};
  while (cursor.skip('.')) {
    const { value, at } = cursor.takeMatch(/[A-Za-z_]+/y, `one of ${known.map((name) => `.${name}()`).join(', ')}`);
    const name = known.find((each) => each === value);
    if (!name) throw unsupportedError(cursor.text, `.${value}()`, at);
    if (calls[name]) throw wrongError(cursor.text, `.${name}() stands there twice`, at);
    calls[name] = { at, values: readValues(cursor) };
  }
  return calls;
}

/** The only argument of a call. @throws MonitorQueryError when it has none, or several */
export function onlyValue(cursor: TextCursor, name: string, call: Call): Placed<string> {
  const [value, ...others] = call.values;
  if (!value || others.length > 0) throw wrongError(cursor.text, `.${name}() takes one argument`, call.at);
  return value;
}

/** Reads `("a", "b", 3)`. */
function readValues(cursor: TextCursor): readonly Placed<string>[] {
  cursor.take('(');
  const values: Placed<string>[] = [];
  if (cursor.skip(')')) return values;
  do {
    values.push(cursor.match(/\d+(?:\.\d+)?/y) ?? cursor.takeString('a number or a text in quotes'));
  } while (cursor.skip(','));
  cursor.take(')');
  return values;
}
