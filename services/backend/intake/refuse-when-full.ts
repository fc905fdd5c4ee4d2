import { errors } from '../../../lib/http/errors.ts';
import type { IntakeDeps } from './intake-deps.ts';

/** Rows that may wait for the store, besides those of the last body; at some 100 bytes each they bound the memory. */
export const maxUnansweredRows = 1_000_000;

/**
 * Refuses a request while the store is too far behind; Agents and clients send it again.
 * @throws HttpError 429
 */
export function refuseWhenFull(deps: IntakeDeps): void {
  if (deps.unansweredRows() <= maxUnansweredRows) return;
  throw overloaded(deps);
}

/** The refusal of a request that the store cannot take, counted. */
export function overloaded(deps: IntakeDeps): Error {
  deps.counters.add('intake.refused.overloaded');
  return errors.overloaded();
}
