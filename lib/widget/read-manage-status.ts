import type { BoundVariable } from '../query-language/bound-variable.ts';
import { bindSearch } from './bind-search.ts';
import { asNumber, asOneOf, asText, type JsonObject } from './read-value.ts';

export const STATUS_SORTS = ['name', 'group', 'status', 'tags', 'triggered', 'priority'] as const;

/** A widget of type `manage_status`: the monitors, or groups of monitors, that a search finds. */
export interface ManageStatusWidget {
  /** As `GET /api/v1/monitor/search` has it. */
  readonly query: string;
  /** What is counted and listed; `combined`: monitors, with how many of their groups are in which state. */
  readonly summary: 'monitors' | 'groups' | 'combined';
  readonly shows: { readonly counts: boolean; readonly list: boolean };
  readonly colors: 'background' | 'text';
  readonly hidesZeros: boolean;
  readonly showsTriggered: boolean;
  readonly showsPriority: boolean;
  readonly sort: { readonly by: (typeof STATUS_SORTS)[number]; readonly isDescending: boolean };
  readonly start: number;
  /** Rows at most; absent: as many as there are. */
  readonly count?: number;
}

/** Reads the definition of a widget of type `manage_status`. */
export function readManageStatus(definition: JsonObject, variables: readonly BoundVariable[]): ManageStatusWidget {
  const format = asOneOf(definition.display_format, ['counts', 'countsAndList', 'list']) ?? 'countsAndList';
  const [by, direction] = (asText(definition.sort) ?? '').split(',');
  const sortedBy = asOneOf(by, STATUS_SORTS);
  const count = asNumber(definition.count);
  return {
    query: bindSearch(asText(definition.query) ?? '', variables),
    summary: asOneOf(definition.summary_type, ['monitors', 'groups', 'combined']) ?? 'monitors',
    shows: { counts: format !== 'list', list: format !== 'counts' },
    colors: asOneOf(definition.color_preference, ['background', 'text']) ?? 'text',
    hidesZeros: definition.hide_zero_counts !== false,
    showsTriggered: definition.show_last_triggered === true,
    showsPriority: definition.show_priority === true,
    sort: sortedBy ? { by: sortedBy, isDescending: direction === 'desc' } : { by: 'status', isDescending: true },
    start: Math.max(0, asNumber(definition.start) ?? 0),
    ...(count !== undefined && count > 0 && { count }),
  };
}
