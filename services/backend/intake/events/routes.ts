import type { Request } from 'express';
import { decodeEventV1 } from '../../../../lib/codec/events/event-v1.ts';
import { decodeEventV2 } from '../../../../lib/codec/events/event-v2.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { StoredEvent } from '../../store/store.ts';
import type { IntakeDeps } from '../intake-deps.ts';
import { refuseWhenFull } from '../refuse-when-full.ts';
import { addEvent } from './add-event.ts';

/** The doors for events: `POST /api/v1/events`, `POST /api/v2/events` (api.md 4). */
export const eventRoutes: readonly Route<IntakeDeps>[] = [
  {
    method: 'post',
    path: '/api/v1/events',
    keys: 'api',
    handle: (deps) => async (request, response) => {
      refuseWhenFull(deps);
      const stored = await addEvent(decodeEventV1(request.body, deps.clock.now() / 1000), deps);
      response.status(202).type('text/json').send(acceptedV1(stored, request));
    },
  },
  {
    method: 'post',
    path: '/api/v2/events',
    keys: 'api',
    errorForm: 'json-api',
    handle: (deps) => async (request, response) => {
      refuseWhenFull(deps);
      const stored = await addEvent(decodeEventV2(request.body, deps.clock.now() / 1000), deps);
      response.status(202).json(acceptedV2(stored, request));
    },
  },
];

/** As recorded: `id` is the number itself, put in as digits. */
function acceptedV1(event: StoredEvent, request: Request): string {
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
    url: linkTo(event, request),
  };
  return `{"status":"ok","event":{"id":${event.id},${JSON.stringify(rest).slice(1)}}`;
}

/** An event has one id here: the newer `uid` is the same. */
function acceptedV2(event: StoredEvent, request: Request): object {
  return {
    data: { id: '_', type: 'event', attributes: { attributes: { evt: { id: event.id, uid: event.id } } } },
    links: { self: linkTo(event, request) },
  };
}

function linkTo({ id }: StoredEvent, request: Request): string {
  return `${request.protocol}://${request.headers.host}/event/event?id=${id}`;
}
