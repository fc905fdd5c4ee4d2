import { Button } from '@mantine/core';
import { useState } from 'react';
import type { LabEventItem } from '../../../../lib/api-types/events.ts';
import { EventDetail } from './event-detail.tsx';
import { statusColor } from './event-facets.ts';
import { EventRow } from './event-row.tsx';
import classes from './events-page.module.css';

interface EventStreamProps {
  readonly events: readonly LabEventItem[];
  /** The id of the one that is open. */
  readonly open: string | undefined;
  readonly search: string;
  readonly onOpen: (id: string | undefined) => void;
  readonly onToggle: (term: { readonly key: string; readonly value: string }, isOnly: boolean) => void;
}

/** Rows that are drawn at first, and with each wish for more. */
const PAGE_ROWS = 150;

/** Events, the newest first; one opens to all that it says. */
export function EventStream({ events, open, search, onOpen, onToggle }: EventStreamProps) {
  const [most, setMost] = useState(PAGE_ROWS);
  const place = events.findIndex(({ id }) => id === open);
  const shown = events.slice(0, Math.max(most, place + 1));
  return (
    <div className={classes.stream}>
      {open !== undefined && place < 0 && (
        <p className={classes.faint}>
          The event that was opened is not among these: it is of another time, or not found.
        </p>
      )}
      <ol aria-label="Events">
        {shown.map((event) => (
          <li key={event.id} style={{ borderLeftColor: statusColor(event.alertType) }}>
            <EventRow
              event={event}
              isOpen={event.id === open}
              onToggle={() => onOpen(event.id === open ? undefined : event.id)}
            />
            {event.id === open && <EventDetail event={event} search={search} onToggle={onToggle} />}
          </li>
        ))}
      </ol>
      {events.length > shown.length && (
        <Button variant="default" onClick={() => setMost(most + PAGE_ROWS)}>
          Show more of {events.length.toLocaleString('en')}
        </Button>
      )}
    </div>
  );
}
