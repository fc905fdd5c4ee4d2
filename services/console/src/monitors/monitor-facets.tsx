import type { FoundMonitors } from '../../../../lib/api-types/monitor-pages.ts';
import type { MonitorState } from '../../../../lib/model/monitor.ts';
import { type FacetEntry, FacetList } from './facet-list.tsx';
import classes from './monitors-page.module.css';
import { hasTerm, toggleTerm } from './query-terms.ts';
import { StateBadge } from './state-badge.tsx';
import { stateLook } from './state-words.ts';

/** Tags that are listed, the most frequent. */
const MOST_TAGS = 30;

type Counts = FoundMonitors['counts'];

interface MonitorFacetsProps {
  /** Of all monitors: what there is to choose from. */
  readonly all: Counts;
  /** Of those that are found. */
  readonly found: Counts;
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

/** What monitors are by: status, mute, type and tags, with the counts of what is found. */
export function MonitorFacets({ all, found, query, onQuery }: MonitorFacetsProps) {
  const entries = (field: string, known: readonly string[], counts: readonly { name: unknown; count: number }[]) =>
    known.map(
      (value): FacetEntry => ({
        value,
        label: value,
        count: counts.find(({ name }) => String(name) === value)?.count ?? 0,
        isChosen: hasTerm(query, { field, value }),
      }),
    );
  const states = all.status.map(({ name }) => name as MonitorState);
  states.sort((a, b) => stateLook(b).severity - stateLook(a).severity);
  const toggle = (field: string, isOnly = true) => ({
    onToggle: (value: string) => onQuery(toggleTerm(query, { field, value }, isOnly)),
  });
  const mutes = entries('muted', ['true', 'false'], found.muted);
  const tags = all.tag.slice(0, MOST_TAGS).map(({ name }) => name);
  return (
    <aside className={classes.facets} aria-label="Narrow the list">
      <FacetList
        title="Status"
        entries={entries('status', states, found.status).map((entry) => ({
          ...entry,
          label: <StateBadge state={entry.value as MonitorState} />,
        }))}
        {...toggle('status')}
      />
      <FacetList
        title="Muted"
        entries={mutes.map((entry) => ({ ...entry, label: entry.value === 'true' ? 'Muted' : 'Not muted' }))}
        {...toggle('muted')}
      />
      <FacetList
        title="Type"
        entries={entries(
          'type',
          all.type.map(({ name }) => name),
          found.type,
        )}
        {...toggle('type')}
      />
      <FacetList title="Tag" entries={entries('tag', tags, found.tag)} {...toggle('tag', false)} />
    </aside>
  );
}
