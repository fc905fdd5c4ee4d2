const letterCharacter = /\p{L}/u;
const space = /\s/;

/** Whitespace. */
export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return code === 0x85 || (code >= 0xa0 && space.test(String.fromCharCode(code)));
}

/** `0` to `9`. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A digit, or `a` to `f` in either case. */
export function isHexDigit(code: number): boolean {
  const lower = code | 0x20;
  return isDigit(code) || (lower >= 0x61 && lower <= 0x66);
}

/** A letter of any script. */
export function isLetterCode(code: number): boolean {
  return code < 0x80 ? isAsciiLetter(code) : letterCharacter.test(String.fromCodePoint(code));
}

/** What may stand in a name after its first character: letters, digits and `_ @ # . * $`. */
export function isWordCode(code: number): boolean {
  if (isLetterCode(code) || isDigit(code)) return true;
  return code === 0x5f || code === 0x40 || code === 0x23 || code === 0x2e || code === 0x2a || code === 0x24;
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
