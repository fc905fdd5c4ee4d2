import type { Clock } from '../../../../lib/clock/clock.ts';
import type { Store } from '../../store/store.ts';

/** What the lists of hosts are made of. */
export interface HostDeps {
  readonly store: Pick<Store, 'hosts' | 'metrics' | 'spans'>;
  readonly clock: Pick<Clock, 'now'>;
}
