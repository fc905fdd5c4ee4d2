import type { Employee } from '../employees/employee.ts';
import type { EmployeePage } from '../employees/employee-repository.ts';
import type { ListQuery, Sort, SortColumn } from '../employees/list-query.ts';
import { avatar } from './avatar.ts';
import { type Html, html } from './html.ts';
import { listUrl } from './list-url.ts';
import { longDate } from './long-date.ts';

const headings: readonly (readonly [column: SortColumn, label: string])[] = [
  ['name', 'Name'],
  ['email', 'E-mail'],
  ['phone', 'Phone'],
  ['created_at', 'Added'],
];

/** The table of employees, with search, sort and pages. */
export function listPage(query: ListQuery, { employees, total }: EmployeePage): Html {
  return html`<div class="head">
<div>
<h1>Employees</h1>
<p class="count">${countText(query, total)}</p>
</div>
<a class="button primary" href="/employees/new">Add employee</a>
</div>
<form class="search" method="get" action="/employees" role="search">
<label class="hidden" for="q">Search by name, e-mail or phone</label>
<input id="q" name="q" type="search" value="${query.search}" placeholder="Search by name, e-mail or phone" maxlength="100" autocomplete="off">
${query.sort !== 'name' && html`<input type="hidden" name="sort" value="${query.sort}">`}
<button class="button" type="submit">Search</button>
${query.search !== '' && html`<a class="button quiet" href="${listUrl(query, { search: '', page: 1 })}">Clear</a>`}
</form>
${employees.length === 0 ? empty(query) : table(query, employees)}
${pages(query, total)}`;
}

function countText({ search }: ListQuery, total: number): Html {
  const people = total === 1 ? '1 employee' : `${total} employees`;
  if (search === '') return html`${people}`;
  return html`${people} with “${search}” in name, e-mail or phone`;
}

function table(query: ListQuery, employees: readonly Employee[]): Html {
  return html`<div class="card">
<table class="people">
<thead><tr>${headings.map(([column, label]) => heading(query, column, label))}<th scope="col"><span class="hidden">Actions</span></th></tr></thead>
<tbody>
${employees.map(row)}</tbody>
</table>
</div>`;
}

/** A click sorts by the column; another turns the order round. */
function heading(query: ListQuery, column: SortColumn, label: string): Html {
  const isAscending = query.sort === column;
  const isDescending = query.sort === `-${column}`;
  const next: Sort = isAscending ? `-${column}` : column;
  const href = listUrl(query, { sort: next, page: 1 });
  if (!isAscending && !isDescending) return html`<th scope="col"><a href="${href}">${label}</a></th>`;
  return html`<th scope="col" aria-sort="${isAscending ? 'ascending' : 'descending'}"><a class="sorted" href="${href}">${label}<span class="order" aria-hidden="true">${isAscending ? '↑' : '↓'}</span></a></th>`;
}

function row({ id, name, email, phone, createdAt }: Employee): Html {
  return html`<tr><th scope="row"><a ${avatar(id, name)} href="/employees/${id}">${name}</a></th><td>${email}</td><td>${phone ?? '–'}</td><td>${longDate(createdAt)}</td><td><a href="/employees/${id}/edit" aria-label="Edit ${name}">Edit</a> <a href="/employees/${id}/delete" aria-label="Delete ${name}">Delete</a></td></tr>
`;
}

function empty({ search }: ListQuery): Html {
  if (search !== '') {
    return html`<div class="card empty">
<h2>Nobody found</h2>
<p>No name, e-mail or phone number contains “${search}”.</p>
<a class="button" href="/employees">Show all employees</a>
</div>`;
  }
  return html`<div class="card empty">
<h2>Nobody here yet</h2>
<p>Employees that you add are listed here.</p>
<a class="button primary" href="/employees/new">Add the first employee</a>
</div>`;
}

function pages(query: ListQuery, total: number): Html | false {
  const { page, perPage } = query;
  const last = Math.ceil(total / perPage);
  if (last <= 1) return false;
  const first = (page - 1) * perPage + 1;
  const link = (to: number, label: string, rel: string): Html =>
    to < 1 || to > last
      ? html`<span class="button disabled" aria-disabled="true">${label}</span>`
      : html`<a class="button" rel="${rel}" href="${listUrl(query, { page: to })}">${label}</a>`;
  return html`<nav class="pages" aria-label="Pages">
<p>${first}–${Math.min(first + perPage - 1, total)} of ${total}</p>
${link(page - 1, 'Previous', 'prev')}
<p class="at" aria-current="page">Page ${page} of ${last}</p>
${link(page + 1, 'Next', 'next')}
</nav>`;
}
