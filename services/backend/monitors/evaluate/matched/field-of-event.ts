import type { StoredEvent } from '../../../store/store.ts';
import { type TaggedEvent, valuesOfEvent } from '../events/match-event.ts';

/** An event of the store that a monitor has matched. */
export type MatchedEvent = TaggedEvent & { readonly event: StoredEvent };

/** Of an event that is looked at, the time before and after, in milliseconds. */
const aroundMs = 1_800_000;

/** What of an event a message names; several values with commas between. Undefined: it has none. `link` is below the console's address. */
export function fieldOfEvent(field: string, { event, tags }: MatchedEvent): string | undefined {
  const atMs = event.timestampS * 1000;
  switch (field) {
    case 'id':
      return event.id;
    case 'host':
    case 'host.name':
      return event.host;
    case 'timestamp':
      return new Date(atMs).toISOString();
    case 'link':
      return `/events?from_ts=${atMs - aroundMs}&to_ts=${atMs + aroundMs}&live=false&event=${event.id}`;
    default: {
      const [, of, key] = /^(tags|attributes)\.(.+)$/.exec(field) ?? [];
      const attribute = { name: key ?? field, hasAt: of === 'attributes' };
      // Of a status it gives the word that was sent first, then Datadog's other ones.
      const values = field === 'status' ? [event.alertType] : valuesOfEvent(attribute, { event, tags });
      return values.length === 0 ? undefined : values.join(',');
    }
  }
}
