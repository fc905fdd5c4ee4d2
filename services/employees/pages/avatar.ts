import { type Html, html } from './html.ts';

/** Colours of the stylesheet: `.avatar-0` and so on. */
const colours = 6;

/** A disc with initials in place of a photograph; people that read by ear hear the name beside it only. */
export function avatar(id: number, name: string): Html {
  const lastWord = name.lastIndexOf(' ') + 1;
  const initials = firstLetter(name, 0) + (lastWord > 0 ? firstLetter(name, lastWord) : '');
  return html`<span class="avatar avatar-${id % colours}" aria-hidden="true">${initials}</span>`;
}

/** By code point: a letter may be two units of UTF-16. */
function firstLetter(name: string, at: number): string {
  return String.fromCodePoint(name.codePointAt(at) ?? 32).toUpperCase();
}
