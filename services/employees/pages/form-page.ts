import type { FieldErrors } from '../app-error.ts';
import type { EmployeeFields } from '../employees/employee.ts';
import { maxLengths } from '../employees/employee-schema.ts';
import { csrfField } from './csrf.ts';
import { type Html, html } from './html.ts';

/** A form to add or to edit an employee. */
export interface FormPage {
  /** Of whom; absent: a new one. */
  readonly edit?: { readonly id: number; readonly name: string };
  /** As they were typed. */
  readonly values: Readonly<Record<keyof EmployeeFields, string>>;
  readonly token: string;
  readonly fields?: FieldErrors | undefined;
  /** What keeps the form from being taken that is not of one field. */
  readonly problem?: string | undefined;
}

interface Field {
  readonly name: keyof EmployeeFields;
  readonly label: string;
  readonly type: string;
  readonly autocomplete: string;
  readonly hint?: string;
  readonly isRequired: boolean;
}

const formFields: readonly Field[] = [
  { name: 'name', label: 'Name', type: 'text', autocomplete: 'off', isRequired: true },
  { name: 'email', label: 'E-mail', type: 'email', autocomplete: 'off', isRequired: true },
  {
    name: 'phone',
    label: 'Phone',
    type: 'tel',
    autocomplete: 'off',
    hint: 'Such as +44 20 7946 0123',
    isRequired: false,
  },
];

/** The page with the form. */
export function formPage(form: FormPage): Html {
  const { edit, token } = form;
  const back = edit ? `/employees/${edit.id}` : '/employees';
  return html`<div class="narrow">
<p class="back"><a href="${back}">${edit ? edit.name : 'All employees'}</a></p>
<h1>${formTitle(form)}</h1>
${problems(form)}
<form class="card form" method="post" action="${edit ? `/employees/${edit.id}` : '/employees'}" novalidate>
<input type="hidden" name="${csrfField}" value="${token}">
${formFields.map((field) => input(field, form))}
<div class="buttons">
<button class="button primary" type="submit">${edit ? 'Save' : 'Add employee'}</button>
<a class="button quiet" href="${back}">Cancel</a>
</div>
</form>
</div>`;
}

/** Also the document's title. */
export function formTitle({ edit }: Pick<FormPage, 'edit'>): string {
  return edit ? `Edit ${edit.name}` : 'Add an employee';
}

function problems({ problem, fields = {} }: FormPage): Html | false {
  const wrong = formFields.filter(({ name }) => fields[name] !== undefined);
  if (problem === undefined && wrong.length === 0) return false;
  return html`<div class="problems" role="alert">
${problem !== undefined ? html`<p>${problem}</p>` : html`<p>It is not saved yet:</p>`}
${wrong.length > 0 && html`<ul>${wrong.map(({ name }) => html`<li><a href="#${name}">${fields[name]}</a></li>`)}</ul>`}
</div>`;
}

function input(field: Field, { values, fields = {} }: FormPage): Html {
  const { name, label, type, autocomplete, isRequired } = field;
  const error = fields[name];
  const hint = error === undefined ? field.hint : undefined;
  const firstWrong = formFields.find((each) => fields[each.name] !== undefined)?.name;
  const hasFocus = firstWrong === undefined ? name === 'name' : name === firstWrong;
  const described = [error !== undefined && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(' ');
  return html`<div class="field${error !== undefined && ' wrong'}">
<label for="${name}">${label}${!isRequired && html` <span class="optional">optional</span>`}</label>
<input id="${name}" name="${name}" type="${type}" value="${values[name]}" maxlength="${maxLengths[name]}" autocomplete="${autocomplete}"${isRequired && html` required`}${error !== undefined && html` aria-invalid="true"`}${described !== '' && html` aria-describedby="${described}"`}${hasFocus && html` autofocus`}>
${error !== undefined && html`<p class="error" id="${name}-error">${error}</p>`}
${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
</div>
`;
}
