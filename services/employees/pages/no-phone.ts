import { html } from './html.ts';

/** What stands where an employee has no phone number. */
export const noPhone = html`&ndash;`;
