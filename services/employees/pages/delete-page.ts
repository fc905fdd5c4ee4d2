import type { Employee } from '../employees/employee.ts';
import { csrfField } from './csrf.ts';
import { type Html, html } from './html.ts';

/** Asks whether an employee is to be deleted. */
export function deletePage(
  { id, name, email }: Employee,
  form: { readonly token: string; readonly problem?: string | undefined },
): Html {
  return html`<div class="narrow">
<p class="back"><a href="/employees/${id}">${name}</a></p>
<h1>Delete ${name}?</h1>
${form.problem !== undefined && html`<div class="problems" role="alert"><p>${form.problem}</p></div>`}
<form class="card form" method="post" action="/employees/${id}/delete">
<input type="hidden" name="${csrfField}" value="${form.token}">
<p>${name} (${email}) will be gone from the list. This cannot be undone.</p>
<div class="buttons">
<button class="button danger solid" type="submit">Delete</button>
<a class="button quiet" href="/employees/${id}">Keep</a>
</div>
</form>
</div>`;
}
