import type { Query, QueryCache } from '@tanstack/react-query';

/**
 * Lets the error of a query that has no data stand until the next answer. A query forgets it as soon as it asks again,
 * which views that ask every few seconds would show as a flicker, and what stands in the place of a page, as the form for
 * keys, would be taken away with all that is typed. A query that is reset has no error.
 */
export function keepErrors(cache: QueryCache): void {
  const errors = new WeakMap<Query, Error>();
  cache.subscribe((event) => {
    if (event.type !== 'updated') return;
    const { query, action } = event;
    if (action.type === 'error') errors.set(query, action.error);
    if (action.type !== 'fetch' || query.state.status !== 'pending' || query.state.errorUpdateCount === 0) return;
    const error = errors.get(query);
    if (error !== undefined) query.setState({ status: 'error', error });
  });
}
