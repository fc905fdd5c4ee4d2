import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useMemo } from 'react';
import { MOST_EVENTS, useEventList } from '../api/use-event-list.ts';
import { useParam } from '../services/use-param.ts';
import { Waiting } from '../services/waiting.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { EventFacetPanel } from './event-facet-panel.tsx';
import { eventFacets } from './event-facets.ts';
import { EventHistogram } from './event-histogram.tsx';
import { EventStream } from './event-stream.tsx';
import { toggledTerm, withoutKeys } from './event-terms.ts';
import classes from './events-page.module.css';
import { NoEvents } from './no-events.tsx';
import { searchFault } from './search-fault.ts';

/** So long nothing is asked while somebody types. */
const SETTLED_MS = 250;

/** The event stream: what a search finds in the time of the page, over time and by what it has. */
export function EventsPage() {
  const [text = '', setText] = useParam('query');
  const [open, setOpen] = useParam('event');
  const [range] = useTimeRange();
  const fault = searchFault(text);
  const [query] = useDebouncedValue(text.trim(), SETTLED_MS);
  const asked = searchFault(query) === undefined ? query : '';
  const found = useEventList(asked, range);
  const wide = useEventList(withoutKeys(asked, ['source', 'status']), range);
  const events = found.data?.events;
  const facets = useMemo(
    () => eventFacets(asked, { wide: wide.data?.events ?? [], found: events ?? [] }),
    [asked, wide.data, events],
  );
  const toggle = (term: { readonly key: string; readonly value: string }, isOnly: boolean) =>
    setText(toggledTerm(text, term, { isOnly }) || undefined);
  const isStale = fault !== undefined || found.isPlaceholderData || query !== text.trim();
  return (
    <div className={classes.whole}>
      <title>Events · Labrador</title>
      <PageHeader title="Events">{events && <span role="status">{countText(events.length)}</span>}</PageHeader>
      <div className={classes.bar}>
        <TextInput
          type="search"
          aria-label="Search events"
          placeholder="Words, source:jenkins, status:error, env:prod, host:web-1, priority:low"
          leftSection={<IconSearch size={14} stroke={1.8} />}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.currentTarget.value || undefined, { isStep: false })}
          error={fault}
        />
      </div>
      <ErrorNotice title="The events could not be read" error={found.error} />
      {found.isPending && !found.error && <Waiting />}
      {found.data && events && (
        <div className={classes.page}>
          <EventFacetPanel facets={facets} search={text} onToggle={toggle} />
          <div className={classes.column} data-stale={isStale || undefined}>
            <EventHistogram events={events} window={found.data.window} isStale={isStale} />
            {events.length === 0 ? (
              <NoEvents isFiltered={asked !== ''} />
            ) : (
              <EventStream events={events} open={open} search={text} onOpen={setOpen} onToggle={toggle} />
            )}
          </div>
        </div>
      )}
    </div>
  );
}

function countText(count: number): string {
  if (count === MOST_EVENTS) return `the newest ${MOST_EVENTS.toLocaleString('en')} events`;
  return `${count.toLocaleString('en')} ${count === 1 ? 'event' : 'events'}`;
}
