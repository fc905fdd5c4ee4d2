import { STATUS_CODES } from 'node:http';
import type { AppError } from '../app-error.ts';
import { type Html, html } from './html.ts';

/** What went wrong, and a way on. */
export function errorPage({ status, message }: AppError): Html {
  return html`<div class="narrow">
<div class="card empty">
<p class="status">${status}</p>
<h1>${STATUS_CODES[status]}</h1>
<p>${message}.</p>
<a class="button" href="/employees">All employees</a>
</div>
</div>`;
}
