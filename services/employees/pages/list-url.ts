import type { ListQuery } from '../employees/list-query.ts';

/** The address of a list, with some of it changed; what is as by default is left out. */
export function listUrl(query: ListQuery, change: Partial<ListQuery> = {}): string {
  const { page, search, sort } = { ...query, ...change };
  const parameters = new URLSearchParams();
  if (search !== '') parameters.set('q', search);
  if (sort !== 'name') parameters.set('sort', sort);
  if (page !== 1) parameters.set('page', String(page));
  return parameters.size === 0 ? '/employees' : `/employees?${parameters}`;
}
