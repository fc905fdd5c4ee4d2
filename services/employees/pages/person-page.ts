import type { Employee } from '../employees/employee.ts';
import { avatar } from './avatar.ts';
import { type Html, html } from './html.ts';
import { longDate } from './long-date.ts';

/** All that is known of one employee. */
export function personPage({ id, name, email, phone, createdAt, updatedAt }: Employee): Html {
  return html`<div class="narrow">
<p class="back"><a href="/employees">All employees</a></p>
<div class="card who">
<h1 ${avatar(id, name)}>${name}</h1>
<dl>
<div><dt>E-mail</dt><dd><a href="mailto:${email}">${email}</a></dd></div>
<div><dt>Phone</dt><dd>${phone ?? '–'}</dd></div>
<div><dt>Added</dt><dd>${longDate(createdAt)}</dd></div>
<div><dt>Last changed</dt><dd>${longDate(updatedAt)}</dd></div>
</dl>
<div class="buttons">
<a class="button primary" href="/employees/${id}/edit">Edit</a>
<a class="button danger" href="/employees/${id}/delete">Delete</a>
</div>
</div>
</div>`;
}
