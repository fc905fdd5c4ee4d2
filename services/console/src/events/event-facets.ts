import type { LabEventItem } from '../../../../lib/api-types/events.ts';
import { eventTone } from '../../../../lib/widget/event-tone.ts';
import { tagTerm, valuesOf } from './event-terms.ts';

/** A value that events have, and how many of them. */
export interface FacetCount {
  /** What a search asks for to find them. */
  readonly term: { readonly key: string; readonly value: string };
  readonly label: string;
  readonly count: number;
}

/** What events can be narrowed by. */
export interface EventFacet {
  readonly name: string;
  /** Whether events have at most one value of it that a search may ask for. */
  readonly isOnly: boolean;
  /** The most frequent first. */
  readonly values: readonly FacetCount[];
}

/** Values of a facet that are listed. */
const MOST_VALUES = 25;

/**
 * Facets of events.
 * @param wide events found without what the search says of sources and statuses, of which a search may ask for several
 * @param found events that the search finds
 */
export function eventFacets(
  search: string,
  { wide, found }: { readonly wide: readonly LabEventItem[]; readonly found: readonly LabEventItem[] },
): readonly EventFacet[] {
  const [sources, statuses] = [valuesOf(search, 'source'), valuesOf(search, 'status')];
  const isOf = (values: readonly string[], value: string) => values.length === 0 || values.includes(value);
  const ofSources = wide.filter(({ source }) => isOf(sources, source));
  const ofStatuses = wide.filter(({ alertType }) => isOf(statuses.map(statusOf), alertType));
  return [
    facetOf('Status', ofSources, ({ alertType }) => [termOf('status', alertType)]),
    facetOf('Source', ofStatuses, ({ source }) => (source === '' ? [] : [termOf('source', source)])),
    {
      ...facetOf('Host', found, ({ host }) => (host === '' ? [] : [termOf('host', host)])),
      isOnly: true,
    },
    facetOf('Tag', found, ({ tags }) =>
      tags.filter((tag) => !tag.startsWith('host:')).map((tag) => ({ term: tagTerm(tag), label: tag })),
    ),
  ];
}

/** The variable of a status's colour. */
export function statusColor(alertType: LabEventItem['alertType']): string {
  const tone = eventTone(alertType);
  return tone === 'error'
    ? 'var(--bad)'
    : tone === 'warning'
      ? 'var(--warn)'
      : tone === 'ok'
        ? 'var(--good)'
        : '#2880cf';
}

/** As it is sent; a search knows `ok` and `warn` too. */
function statusOf(word: string): string {
  return word === 'ok' ? 'success' : word === 'warn' ? 'warning' : word;
}

function facetOf(
  name: string,
  events: readonly LabEventItem[],
  valuesIn: (event: LabEventItem) => readonly Omit<FacetCount, 'count'>[],
): EventFacet {
  const counts = new Map<string, FacetCount>();
  for (const value of events.flatMap(valuesIn)) {
    counts.set(value.label, { ...value, count: (counts.get(value.label)?.count ?? 0) + 1 });
  }
  const values = [...counts.values()].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
  return { name, isOnly: false, values: values.slice(0, MOST_VALUES) };
}

function termOf(key: string, value: string): Omit<FacetCount, 'count'> {
  return { term: { key, value }, label: value };
}
