import type { Request } from 'express';
import { decodeEventV1 } from '../../../../lib/codec/events/event-v1.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { LabEvent } from '../../../../lib/model/event.ts';
import type { StoredEvent } from '../../store/store.ts';
import type { IntakeDeps } from '../intake-deps.ts';
import { overloaded, refuseWhenFull } from '../refuse-when-full.ts';

/** The door for events: `POST /api/v1/events` (api.md 4). */
export const eventRoutes: readonly Route<IntakeDeps>[] = [
  {
    method: 'post',
    path: '/api/v1/events',
    keys: 'api',
    handle: (deps) => async (request, response) => {
      refuseWhenFull(deps);
      const { event, cut } = decodeEventV1(request.body, deps.clock.now() / 1000);
      const stored = await add(event, deps);
      deps.counters.add('intake.accepted.events');
      if (cut) deps.counters.add('intake.cut.event_text');
      response.status(202).type('text/json').send(acceptedBody(stored, request));
    },
  },
];

/** @throws HttpError 429 while too many events wait for the disk */
async function add(event: LabEvent, deps: IntakeDeps): Promise<StoredEvent> {
  try {
    return await deps.store.events.add(event);
  } catch (error) {
    throw error instanceof RangeError ? overloaded(deps) : error;
  }
}

/** As recorded: `id` is the number itself, too large for JavaScript's, hence put in as digits. */
function acceptedBody(event: StoredEvent, request: Request): string {
  const given = request.body as Readonly<Record<string, unknown>>;
  const rest = {
    id_str: event.id,
    title: event.title,
    text: event.text,
    date_happened: event.timestampS,
    handle: null,
    priority: given.priority ?? null,
    related_event_id: given.related_event_id ?? null,
    tags: given.tags ?? null,
    url: `${request.protocol}://${request.headers.host}/event/event?id=${event.id}`,
  };
  return `{"status":"ok","event":{"id":${event.id},${JSON.stringify(rest).slice(1)}}`;
}
