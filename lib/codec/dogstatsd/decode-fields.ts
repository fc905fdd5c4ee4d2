import type { DecodeOptions, Origin } from './message.ts';

/** Tags after `#`, as written: empty ones stay, but nothing at all is no tag. */
export function decodeTags(text: string): readonly string[] {
  return text === '' ? [] : text.split(',');
}

/** The origin fields of a line, where the receiver reads them; the last of a kind wins. */
export function decodeOrigin(fields: readonly string[], options: DecodeOptions): Origin {
  if (!options.origin) return {};
  const origin: { -readonly [Key in keyof Origin]: Origin[Key] } = {};
  for (const field of fields) {
    if (field.startsWith('c:')) origin.localData = field.slice(2);
    else if (field.startsWith('e:')) origin.externalData = field.slice(2);
    else if (field.startsWith('card:')) origin.cardinality = field.slice(5);
  }
  return origin;
}
