import { type Html, html } from './html.ts';

/** Colours of the stylesheet: `.avatar-0` and so on. */
const colours = 6;

/** A disc with initials in place of a photograph; people that read by ear hear the name beside it only. */
export function avatar(id: number, name: string): Html {
  const words = name.split(' ').filter((word) => word !== '');
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => firstLetter(word)).join('');
  return html`<span class="avatar avatar-${id % colours}" aria-hidden="true">${initials}</span>`;
}

/** By code point: a letter may be two units of UTF-16. */
function firstLetter(word: string | undefined): string {
  const code = word?.codePointAt(0);
  return code === undefined ? '' : String.fromCodePoint(code).toUpperCase();
}
