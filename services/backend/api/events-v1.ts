import type { Request, Response } from 'express';
import { errors } from '../../../lib/http/errors.ts';
import type { Route } from '../../../lib/http/route.ts';
import type { StoredEvent } from '../store/store.ts';
import type { ApiDeps } from './api-deps.ts';
import { booleanParam, optionalParam, requiredSeconds } from './request-params.ts';

/** As many as Datadog answers with: the newest. */
const maxEvents = 1000;

/** Reading events, version 1 (api.md 4). */
export const eventRoutes: readonly Route<ApiDeps>[] = [
  { method: 'get', path: '/api/v1/events', keys: 'api+app', handle: listEvents },
  { method: 'get', path: '/api/v1/events/:id', keys: 'api+app', handle: getEvent },
];

/** Pages that can be asked for; each reads those before it as well. */
const maxPages = 50;

/**
 * `GET /api/v1/events?start=&end=[&priority=][&sources=a,b][&tags=a:b,c][&unaggregated=][&exclude_aggregate=][&page=]`.
 * Events are never aggregated here: the two words choose nothing, but a page is given to those only who say one.
 */
function listEvents({ store }: ApiDeps) {
  return async (request: Request, response: Response): Promise<void> => {
    const priority = optionalParam(request, 'priority');
    if (priority !== undefined && priority !== 'normal' && priority !== 'low') {
      throw errors.badParameter('priority');
    }
    const sources = list(optionalParam(request, 'sources'));
    const tags = list(optionalParam(request, 'tags'));
    const page = readPage(request);
    const events = await store.events.list({
      fromS: requiredSeconds(request, 'start'),
      toS: requiredSeconds(request, 'end'),
      limit: (page + 1) * maxEvents,
      ...(priority ? { priority } : {}),
      ...(sources ? { sources } : {}),
      ...(tags ? { tags } : {}),
    });
    response.type('json').send(
      `{"events":[${events
        .slice(page * maxEvents)
        .map((event) => toJson(event, listed(event)))
        .join(',')}]}`,
    );
  };
}

/** @throws HttpError 400 as Datadog where a page cannot be asked for, and past those that can */
function readPage(request: Request): number {
  const isFlat = [booleanParam(request, 'unaggregated'), booleanParam(request, 'exclude_aggregate')].includes(true);
  const text = optionalParam(request, 'page');
  if (text === undefined) return 0;
  if (!isFlat) throw errors.pageNeedsFlatEvents();
  const page = Number(text);
  if (!/^\d{1,9}$/.test(text) || page >= maxPages) throw errors.badPage(maxPages);
  return page;
}

/** `GET /api/v1/events/{id}`. */
function getEvent({ store }: ApiDeps) {
  return async (request: Request, response: Response): Promise<void> => {
    const id = String(request.params.id);
    const event = /^\d{1,20}$/.test(id) ? await store.events.get(id) : undefined;
    if (!event) throw errors.noSuchEvent();
    response.type('json').send(`{"event":${toJson(event, {})}}`);
  };
}

function list(words: string | undefined): readonly string[] | undefined {
  return words?.split(',').map((word) => word.trim());
}

/** What an event of a list has besides. */
function listed(event: StoredEvent): Readonly<Record<string, unknown>> {
  return { is_aggregate: false, source: event.sourceTypeName, comments: [] };
}

/** The id is a number; that of an event which an earlier Labrador stored is past JavaScript's, hence put in as digits. */
function toJson(event: StoredEvent, more: Readonly<Record<string, unknown>>): string {
  const fields = {
    id_str: event.id,
    date_happened: event.timestampS,
    alert_type: event.alertType,
    resource: `/api/v1/events/${event.id}`,
    title: event.title,
    url: `/event/event?id=${event.id}`,
    text: event.text,
    tags: event.tags,
    device_name: event.deviceName || null,
    priority: event.priority,
    host: event.host || null,
    ...more,
  };
  return `{"id":${event.id},${JSON.stringify(fields).slice(1)}`;
}
