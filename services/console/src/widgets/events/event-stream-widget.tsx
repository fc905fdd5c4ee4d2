import { useMemo } from 'react';
import { readEventSearch } from '../../../../../lib/widget/read-event-search.ts';
import { Tile } from '../tile/tile.tsx';
import { useBoard } from '../use-board.ts';
import type { WidgetProps } from '../widget-props.ts';
import { EventList } from './event-list.tsx';
import { useEvents } from './use-events.ts';

/** So many events are listed, the newest. */
const MOST_EVENTS = 100;

/** The events that a search finds, the newest first. */
export function EventStreamWidget({ definition, window, isSeen }: WidgetProps) {
  const { variables } = useBoard();
  const searches = useMemo(() => [readEventSearch(definition, variables)], [definition, variables]);
  const { data, error, isPending } = useEvents(searches, window, { isAsked: isSeen, limit: MOST_EVENTS });
  return (
    <Tile
      what="the events"
      isPending={isPending}
      error={error}
      none={data?.length === 0 ? 'No events in this time' : undefined}
    >
      {data && !error && <EventList events={data} isLarge={definition.event_size !== 's'} />}
    </Tile>
  );
}
