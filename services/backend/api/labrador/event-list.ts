import type { LabEventItem, LabEvents } from '../../../../lib/api-types/events.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import { type EventSearch, parseEventSearch } from '../../../../lib/search-language/event-search.ts';
import { SearchError } from '../../../../lib/search-language/search-error.ts';
import type { StoredEvent } from '../../store/store.ts';
import type { ApiDeps } from '../api-deps.ts';
import { countParam, optionalParam, requiredSeconds } from '../request-params.ts';

const usualEvents = 100;
const maxEvents = 1000;

/** `GET /labrador/api/events?from=&to=[&query=][&tags_execution=][&limit=]`: events that a search finds, the newest first. */
export const eventList: Route<ApiDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const fromS = requiredSeconds(request, 'from');
    const toS = requiredSeconds(request, 'to');
    if (fromS > toS) throw errors.wrongOrder(fromS, toS);
    const limit = Math.min(countParam(request, 'limit') ?? usualEvents, maxEvents);
    const tagsExecution = optionalParam(request, 'tags_execution') ?? 'and';
    if (tagsExecution !== 'and' && tagsExecution !== 'or') throw errors.badParameter('tags_execution');
    const search = searchOf(optionalParam(request, 'query') ?? '', tagsExecution);
    const found = await store.events.list({
      fromS,
      toS,
      limit,
      ...(search.priority && { priority: search.priority }),
      sources: search.sources,
      alertTypes: search.statuses,
      anyTags: search.tags,
      texts: search.texts,
    });
    const body: LabEvents = { events: found.map(toLab) };
    response.set('Cache-Control', 'no-store').json(body);
  };

function searchOf(text: string, tagsExecution: 'and' | 'or'): EventSearch {
  try {
    return parseEventSearch(text, { tagsExecution });
  } catch (error) {
    if (error instanceof SearchError) throw errors.invalidArgument('query', error.message, { cause: error });
    throw error;
  }
}

function toLab(event: StoredEvent): LabEventItem {
  const { id, title, text, timestampS, host, sourceTypeName: source, alertType, priority, tags } = event;
  return { id, title, text, timestampS, host, source, alertType, priority, tags };
}
