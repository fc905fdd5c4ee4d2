import type { Request } from 'express';
import type { MonitorRecord } from '../../../../../lib/api-types/monitors.ts';
import { errors } from '../../../../../lib/http/errors.ts';
import type { Monitors } from '../../../monitors/definitions/monitors.ts';
import { countParam, optionalParam } from '../../request-params.ts';
import { classificationOf } from '../query-facts.ts';
import type { SearchFacts } from './search-facts.ts';

const defaultPerPage = 30;
const maxPerPage = 1000;

/** Something that was found. */
export interface Found {
  readonly facts: SearchFacts;
}

/** What a search found, in order, of which a page is shown. */
export interface SearchPage<Each extends Found> {
  readonly shown: readonly Each[];
  readonly metadata: {
    readonly total_count: number;
    readonly page_count: number;
    readonly page: number;
    readonly per_page: number;
  };
}

/** How bad a state is: the worst first when sorted downwards. */
const severity = ['OK', 'Skipped', 'Ignored', 'Unknown', 'No Data', 'Warn', 'Alert'];

const sorts: Readonly<Record<string, (one: SearchFacts, other: SearchFacts) => number>> = {
  id: (one, other) => one.id - other.id,
  name: (one, other) => compare(one.title.toLowerCase(), other.title.toLowerCase()),
  status: (one, other) => severity.indexOf(one.status) - severity.indexOf(other.status),
  tags: (one, other) => compare(one.tags.join(','), other.tags.join(',')),
};

/**
 * Sorts what was found as `sort` says (`name,asc`), and cuts out the page that `page` and `per_page` say.
 * @throws HttpError 400
 */
export function pageOf<Each extends Found>(request: Request, found: readonly Each[]): SearchPage<Each> {
  const page = countParam(request, 'page') ?? 0;
  const perPage = countParam(request, 'per_page') ?? defaultPerPage;
  if (perPage < 1 || perPage > maxPerPage) throw errors.outsideOf('per_page', 1, maxPerPage);
  const [field = '', direction = 'asc', ...rest] = (optionalParam(request, 'sort') ?? 'id,asc').split(',');
  const by = Object.hasOwn(sorts, field) ? sorts[field] : undefined;
  if (!by || rest.length > 0 || (direction !== 'asc' && direction !== 'desc')) throw errors.badParameter('sort');
  const sign = direction === 'asc' ? 1 : -1;
  const sorted = found.toSorted((one, other) => sign * by(one.facts, other.facts) || one.facts.id - other.facts.id);
  return {
    shown: sorted.slice(page * perPage, (page + 1) * perPage),
    metadata: {
      total_count: found.length,
      page_count: Math.ceil(found.length / perPage),
      page,
      per_page: perPage,
    },
  };
}

/** How many of what was found are in each state, muted, tagged and of each type. */
export function facetsOf(
  found: readonly (Found & { readonly record: MonitorRecord })[],
  monitors: Pick<Monitors, 'queryOf'>,
): Readonly<Record<string, unknown>> {
  return {
    status: countsOf(found.map(({ facts }) => facts.status)),
    muted: countsOf(found.map(({ facts }) => facts.mute !== undefined)),
    tag: countsOf(found.flatMap(({ facts }) => facts.tags)),
    type: countsOf(found.map(({ record }) => classificationOf(monitors.queryOf(record)))),
  };
}

/** How many have each value, the most frequent first. */
export function countsOf<Value extends string | boolean>(
  values: readonly Value[],
): readonly { readonly name: Value; readonly count: number }[] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Array.from(counts, ([name, count]) => ({ name, count })).sort(
    (one, other) => other.count - one.count || compare(String(one.name), String(other.name)),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
