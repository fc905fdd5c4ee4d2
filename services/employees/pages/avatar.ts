import { type Html, html } from './html.ts';

/** Colours of the stylesheet: `.avatar-0` and so on. */
const colours = 6;

/**
 * Attributes of an element that shows a disc with initials before its text, in place of a photograph. The stylesheet draws
 * it, so that people who read by ear hear the name alone.
 */
export function avatar(id: number, name: string): Html {
  const lastWord = name.lastIndexOf(' ') + 1;
  const initials = firstLetter(name, 0) + (lastWord > 0 ? firstLetter(name, lastWord) : '');
  return html`class="avatar avatar-${id % colours}" data-initials="${initials}"`;
}

/** By code point: a letter may be two units of UTF-16. */
function firstLetter(name: string, at: number): string {
  return String.fromCodePoint(name.codePointAt(at) ?? 32).toUpperCase();
}
