import { useMemo } from 'react';
import { eventTone } from '../../../../lib/widget/event-tone.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Panel } from '../shell/panel.tsx';
import { momentText } from '../time-range/moment-text.ts';
import { useEvents } from '../widgets/events/use-events.ts';
import { useBoard } from '../widgets/use-board.ts';
import { eventBody } from './event-body.ts';
import classes from './monitor-page.module.css';

const MOST_EVENTS = 100;

interface EventsPanelProps {
  readonly monitorId: number;
  /** Tags of the group that is looked at; none: all. */
  readonly groupTags: readonly string[];
  /** Of the event that led here: it is open. */
  readonly eventId: string | undefined;
}

/** What the monitor told in the time range of the page, the newest first; each opens to the message as it was sent. */
export function EventsPanel({ monitorId, groupTags, eventId }: EventsPanelProps) {
  const { window } = useBoard().clock;
  const searches = useMemo(
    () => [{ query: `sources:alert tags:monitor_id:${monitorId}`, tagsExecution: 'and' as const }],
    [monitorId],
  );
  const { data = [], error } = useEvents(searches, window, { isAsked: true, limit: MOST_EVENTS });
  const events = data.filter(({ tags }) => groupTags.every((tag) => tags.includes(tag)));
  return (
    <Panel title="Events">
      <ErrorNotice title="The events could not be searched" error={error} />
      <ol className={classes.list}>
        {events.map(({ id, title, text, timestampS, alertType }) => (
          <li key={id} data-tone={eventTone(alertType)} data-chosen={id === eventId || undefined}>
            <details open={id === eventId}>
              <summary className={classes.listHead}>
                <b>{title}</b>
                <span className={classes.at}>{momentText(timestampS * 1000, { withDate: true })}</span>
              </summary>
              <EventMessage text={text} />
            </details>
          </li>
        ))}
        {events.length === 0 && (
          <li className={classes.none}>It told nothing in this time. What a downtime holds back is no event.</li>
        )}
      </ol>
    </Panel>
  );
}

function EventMessage({ text: written }: { readonly text: string }) {
  const { text, picture } = eventBody(written);
  return (
    <>
      <Markdown text={text} />
      {picture !== undefined && <img className={classes.picture} src={picture} alt="The graph as it was sent" />}
    </>
  );
}
