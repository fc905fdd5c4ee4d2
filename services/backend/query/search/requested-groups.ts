import { isDeepStrictEqual } from 'node:util';
import type { SpanAggregateRequest } from '../../../../lib/api-types/spans.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { SpanCompute, SpanGroupBy } from '../../store/spans/span-reader.ts';
import type { GroupLevel } from './arrange-buckets.ts';
import { requestedCompute } from './requested-computes.ts';

type WrittenGroup = NonNullable<SpanAggregateRequest['data']['attributes']['group_by']>[number];

/** Groups of a level where a request does not say. */
const defaultLimit = 10;

/** Values of a level that are looked at to sort them by name. */
export const maxSortedByName = 1000;

/** How to group. */
export interface RequestedGroups {
  readonly groupBy: readonly SpanGroupBy[];
  readonly levels: readonly GroupLevel[];
  /** The computes asked for, then those that are only sorted by. */
  readonly computes: readonly SpanCompute[];
}

/** Reads `group_by` of an aggregation. @throws HttpError 422 naming the part that cannot be done */
export function requestedGroups(written: readonly WrittenGroup[], asked: readonly SpanCompute[]): RequestedGroups {
  const computes = [...asked];
  const groupBy: SpanGroupBy[] = [];
  const levels: GroupLevel[] = [];
  for (const [at, { facet, limit = defaultLimit, missing, sort }] of written.entries()) {
    const attribute = facet.replace(/^@/, '');
    if (attribute === '') throw errors.invalidArgument(`group_by[${at}].facet`, 'it must name an attribute');
    const common = { attribute, ...(missing !== undefined && { missing: String(missing) }) };
    if (sort && isByName(sort)) {
      groupBy.push({ ...common, limit: maxSortedByName + 1 });
      levels.push({ facet, limit, byName: sort.order ?? 'asc' });
      continue;
    }
    const order = sort && {
      compute: positionOf(sort, `group_by[${at}].sort`, computes),
      direction: sort.order ?? 'desc',
    };
    groupBy.push({ ...common, limit, ...(order && { order }) });
    levels.push({ facet, limit });
  }
  return { groupBy, levels, computes };
}

/** By its values unless it says otherwise; who names an aggregation means that. */
function isByName({ type, aggregation }: NonNullable<WrittenGroup['sort']>): boolean {
  return type === undefined ? aggregation === undefined : type === 'alphabetical';
}

/** Where the compute that is sorted by stands; it is put behind the others where it is none of them. */
function positionOf(sort: NonNullable<WrittenGroup['sort']>, field: string, computes: SpanCompute[]): number {
  const compute = requestedCompute({ aggregation: sort.aggregation ?? 'count', metric: sort.metric }, field);
  const at = computes.findIndex((each) => isDeepStrictEqual(each, compute));
  return at >= 0 ? at : computes.push(compute) - 1;
}
