import { TestFileError } from './test-file-error.ts';

/** Values of a list at most. */
const mostValues = 1_000_000;

const number = String.raw`-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?`;
const item = new RegExp(`^(?:(_)(?:x(\\d+))?|(${number})(?:([+-](?:\\d+(?:\\.\\d+)?|\\.\\d+))?x(\\d+))?)$`);

/**
 * Reads a list of values in promtool's notation; undefined where there is none. `7` is a value and `_` none; `_x3` are three of
 * these. `7x3` is 7 and three more of it, `1+2x3` is 1 3 5 7, `9-2x2` is 9 7 5: the value, and as many more as it says.
 * @throws TestFileError naming what is not understood
 */
export function readCompactValues(text: string): readonly (number | undefined)[] {
  const values: (number | undefined)[] = [];
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const [, none, nones, first, step, more] = item.exec(word) ?? [];
    if (none === undefined && first === undefined) {
      throw new TestFileError(`'${word}' is no value; write 7, 7x3, 1+2x3, 9-2x2, _ or _x3`);
    }
    const count = none === undefined ? Number(more ?? 0) + 1 : Number(nones ?? 1);
    if (values.length + count > mostValues) throw new TestFileError(`more than ${mostValues} values`);
    for (let at = 0; at < count; at++) {
      values.push(none === undefined ? rounded(Number(first) + at * Number(step ?? 0)) : undefined);
    }
  }
  return values;
}

/** Without what the binary form of decimals adds: `0.1+0.2x1` ends with 0.3. */
function rounded(value: number): number {
  return Number(value.toPrecision(15));
}
