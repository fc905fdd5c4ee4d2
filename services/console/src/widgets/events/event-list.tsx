import type { LabEventItem } from '../../../../../lib/api-types/events.ts';
import { eventTone } from '../../../../../lib/widget/event-tone.ts';
import { momentText } from '../../time-range/moment-text.ts';
import classes from './event-list.module.css';

interface EventListProps {
  readonly events: readonly LabEventItem[];
  /** Whether the text and the tags of each are shown as well. */
  readonly isLarge: boolean;
}

/** Events, the newest first, each with its moment and the colour of its status. */
export function EventList({ events, isLarge }: EventListProps) {
  return (
    <ol className={classes.list}>
      {events.map(({ id, title, text, timestampS, host, source, alertType, tags }) => (
        <li key={id} data-tone={eventTone(alertType)} title={alertType}>
          <div className={classes.head}>
            <span className={classes.title} title={title}>
              {title}
            </span>
            <span className={classes.at}>{momentText(timestampS * 1000, { withDate: true })}</span>
          </div>
          {isLarge && (
            <>
              {text !== '' && <p className={classes.text}>{text}</p>}
              <div className={classes.tags}>
                {[source, ...(host ? [`host:${host}`] : []), ...tags].filter(Boolean).join(' · ')}
              </div>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
