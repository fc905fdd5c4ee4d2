import type { Clock } from '../../../../lib/clock/clock.ts';
import type { Store } from '../../store/store.ts';

/** What searches of spans need of the backend. */
export interface SpansDeps {
  readonly store: Pick<Store, 'spans'>;
  readonly clock: Clock;
}
