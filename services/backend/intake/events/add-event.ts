import type { DecodedEvent } from '../../../../lib/codec/events/event-fields.ts';
import type { StoredEvent } from '../../store/store.ts';
import type { IntakeDeps } from '../intake-deps.ts';
import { overloaded } from '../refuse-when-full.ts';

/**
 * Stores an event that a client sent by itself, and counts it.
 * @throws HttpError 429 while too many events wait for the disk
 */
export async function addEvent({ event, cut }: DecodedEvent, deps: IntakeDeps): Promise<StoredEvent> {
  const stored = await deps.store.events.add(event).catch((error: unknown) => {
    throw error instanceof RangeError ? overloaded(deps) : error;
  });
  deps.counters.add('intake.accepted.events');
  if (cut) deps.counters.add('intake.cut.event_text');
  return stored;
}
