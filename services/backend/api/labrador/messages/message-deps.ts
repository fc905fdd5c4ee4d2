import type { Clock } from '../../../../../lib/clock/clock.ts';
import type { Notifier } from '../../../notify/delivery/notifier.ts';

/** What the endpoints of messages need. */
export interface MessageDeps {
  readonly notifier: Pick<Notifier, 'preview' | 'sendTest'>;
  readonly clock: Clock;
}
