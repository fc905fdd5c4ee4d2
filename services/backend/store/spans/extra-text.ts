/**
 * What stands in the column `extra`, because the dictionary has no room for it: a tag, the value of a text column, or a
 * number whose key has no id.
 */
export type ExtraKind = 'tag' | 'column' | 'number';

const markOf: Readonly<Record<ExtraKind, string>> = { tag: '.', column: '=', number: '#' };
const kindOf: Readonly<Record<string, ExtraKind>> = { '.': 'tag', '=': 'column', '#': 'number' };

/**
 * What an element begins with; the value follows. As the name's length is in it, no element of another name does, whatever
 * characters names and values have: `.8:http.url`.
 */
export function extraPrefix(kind: ExtraKind, name: string): string {
  return `${markOf[kind]}${name.length}:${name}`;
}

/** Takes an element apart. */
export function parseExtra(text: string): { readonly kind: ExtraKind; readonly name: string; readonly value: string } {
  const colon = text.indexOf(':');
  const valueAt = colon + 1 + Number(text.slice(1, colon));
  return {
    kind: kindOf[text.charAt(0)] ?? 'tag',
    name: text.slice(colon + 1, valueAt),
    value: text.slice(valueAt),
  };
}
