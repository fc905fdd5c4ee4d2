const space = /[ \t\r\n]*/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Says where a text stops being JSON: `unexpected 'NaN' at line 1 column 6`. `JSON.parse` names the place in some of
 * its messages only.
 * @param text something that `JSON.parse` refused
 */
export function findJsonError(text: string): string {
  const at = firstError(text);
  let line = 1;
  let lineStart = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < at; end = text.indexOf('\n', lineStart)) {
    line += 1;
    lineStart = end + 1;
  }
  const column = at - lineStart + 1;
  const found = /[\w.+-]{1,20}|[\s\S]/y;
  found.lastIndex = at;
  const what = at >= text.length ? 'unexpected end' : `unexpected '${found.exec(text)?.[0] ?? ''}'`;
  return `${what} at line ${line} column ${column}`;
}

/** Offset of the first character that cannot stand where it stands. */
function firstError(text: string): number {
  const open: ('[' | '{')[] = [];
  let at = 0;
  const skip = (token: RegExp): boolean => {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match) at += match[0].length;
    return match !== null;
  };
  const take = (char: string): boolean => {
    if (text[at] !== char) return false;
    at += 1;
    return true;
  };
  const string = (): boolean => {
    if (text[at] !== '"') return false;
    at = stringEnd(text, at);
    return take('"');
  };
  const key = (): boolean => {
    skip(space);
    if (!string()) return false;
    skip(space);
    return take(':');
  };
  for (;;) {
    // A value is due.
    skip(space);
    if (take('{')) {
      skip(space);
      if (!take('}')) {
        open.push('{');
        if (!key()) return at;
        continue;
      }
    } else if (take('[')) {
      skip(space);
      if (!take(']')) {
        open.push('[');
        continue;
      }
    } else if (!string() && !skip(scalar)) return at;
    // A value is complete: what may follow depends on what is open.
    for (;;) {
      skip(space);
      const inside = open.at(-1);
      if (inside === undefined) return at;
      if (take(inside === '{' ? '}' : ']')) {
        open.pop();
        continue;
      }
      if (!take(',')) return at;
      if (inside === '{' && !key()) return at;
      break;
    }
  }
}

/** Offset of the quote that ends the string opened at `from`, or of the first character that cannot be in it. */
function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 0x22 || char < 0x20) return at;
    if (char !== 0x5c) continue;
    const escaped = text.slice(at + 1, at + 6);
    if (/^["\\/bfnrt]/.test(escaped)) at += 1;
    else if (/^u[0-9a-fA-F]{4}/.test(escaped)) at += 5;
    else return at;
  }
  return text.length;
}
