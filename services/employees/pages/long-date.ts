import { type Html, html } from './html.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day of an ISO time as people write it: 8 Jan 2024. */
export function longDate(iso: string): Html {
  const month = months[Number(iso.slice(5, 7)) - 1];
  return html`<time datetime="${iso.slice(0, 10)}">${Number(iso.slice(8, 10))} ${month} ${iso.slice(0, 4)}</time>`;
}
