import type { Request } from 'express';
import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import { booleanParam, countParam, optionalParam } from '../request-params.ts';
import { readGroupStates, showGroups } from './group-states.ts';
import { matchingDowntimes } from './matching-downtimes.ts';
import type { MonitorDeps } from './monitor-deps.ts';
import { scopesOf } from './query-facts.ts';
import { showMonitorWithCreator } from './show-monitor.ts';

/** Of a page whose size is not given. */
const defaultPageSize = 100;
const maxPageSize = 1000;

/**
 * `GET /api/v1/monitor?[group_states=][&name=][&tags=][&monitor_tags=][&with_downtimes=][&id_offset=][&page=][&page_size=]`:
 * by id; all of them, unless a page or a part from an id on is asked for.
 */
export const listMonitors: Route<MonitorDeps>['handle'] = (deps) => (request, response) => {
  const states = optionalParam(request, 'group_states');
  const asked = states === undefined ? undefined : readGroupStates(states);
  const isWithDowntimes = booleanParam(request, 'with_downtimes');
  const records = onPage(request, filtered(request, deps));
  response.json(
    records.map((record) => ({
      ...showMonitorWithCreator(record, deps),
      matching_downtimes: isWithDowntimes ? matchingDowntimes(record, deps) : [],
      ...(asked && { state: { groups: showGroups(deps.monitorStates.stateOf(record.id).groups, asked) } }),
    })),
  );
};

/** Those with a part of a name, with all of some tags, and with all of some tags in the scope of their queries. */
function filtered(request: Request, { monitors }: MonitorDeps): readonly MonitorRecord[] {
  const name = optionalParam(request, 'name')?.toLowerCase() ?? '';
  const tags = listOf(request, 'monitor_tags');
  const scopes = listOf(request, 'tags');
  return monitors.list().filter((record) => {
    if (!record.name.toLowerCase().includes(name)) return false;
    const own = record.tags.map((tag) => tag.toLowerCase());
    if (!tags.every((tag) => own.includes(tag))) return false;
    return scopes.length === 0 || isWithin(scopesOf(monitors.queryOf(record)), scopes);
  });
}

function isWithin(own: readonly string[], asked: readonly string[]): boolean {
  return asked.every((tag) => own.includes(tag));
}

function listOf(request: Request, name: string): readonly string[] {
  const text = optionalParam(request, name)?.toLowerCase() ?? '';
  return text.split(',').flatMap((tag) => tag.trim() || []);
}

function onPage(request: Request, records: readonly MonitorRecord[]): readonly MonitorRecord[] {
  const page = countParam(request, 'page');
  const pageSize = countParam(request, 'page_size') ?? defaultPageSize;
  const offset = optionalParam(request, 'id_offset');
  if (pageSize < 1 || pageSize > maxPageSize) throw errors.outsideOf('page_size', 1, maxPageSize);
  if (offset !== undefined) {
    if (!/^\d{1,16}$/.test(offset)) throw errors.badParameter('id_offset');
    return records.filter(({ id }) => id > Number(offset)).slice(0, pageSize);
  }
  return page === undefined ? records : records.slice(page * pageSize, (page + 1) * pageSize);
}
