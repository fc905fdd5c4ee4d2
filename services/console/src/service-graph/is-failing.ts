import type { ApmEdge } from '../../../../lib/api-types/apm.ts';

/** From this share of errors on, a line between services is marked as a whole. */
const SHARE = 0.05;

/** Whether so many calls failed that it is worth a mark; of fewer the figures tell. */
export function isFailing({ calls, errors }: Pick<ApmEdge, 'calls' | 'errors'>): boolean {
  return errors > 0 && errors >= calls * SHARE;
}
