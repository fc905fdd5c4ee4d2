/** A value that is in its normal form already, the case that is worth being fast; ASCII only. */
const normalValue = /^(?:[a-z0-9:./-]|_(?!_|$))*$/;

/** Characters that are looked at, and UTF-8 bytes past which no further one is. */
const maxCharacters = 200;
const maxBytes = 400;

const letter = /\p{L}/u;
const allowed = /[\p{Nd}:./-]/u;
const upperCase = /\p{Lu}/u;

/**
 * The form in which the Agent's trace side keeps a tag's value that stands alone, such as a service or an env: as
 * `normalizeTag` does with a whole tag, but a digit may come first, and what cannot stay at the start becomes a `_`.
 * Source: wire.md 2.11; the Agent's NormalizeTagValue.
 * @returns the empty string when nothing remains
 */
export function normalizeTagValue(value: string): string {
  if (value.length <= maxCharacters && normalValue.test(value)) return value;
  let normal = '';
  let characters = 0;
  let bytes = 0;
  for (const character of value) {
    const kept = normalCharacter(character);
    if (kept !== '_' || !normal.endsWith('_')) normal += kept;
    bytes += utf8Length(character);
    if (++characters >= maxCharacters || bytes >= maxBytes) break;
  }
  return normal.endsWith('_') ? normal.slice(0, -1) : normal;
}

/** What becomes of one character: `_` for one that may not be in a tag. */
function normalCharacter(character: string): string {
  if (letter.test(character)) return upperCase.test(character) ? lowerCase(character) : character;
  return allowed.test(character) ? character : '_';
}

/** In lower case, unless that takes more or fewer bytes. */
function lowerCase(character: string): string {
  const lower = character.toLowerCase();
  return utf8Length(lower) === utf8Length(character) ? lower : character;
}

function utf8Length(character: string): number {
  return Buffer.byteLength(character);
}
