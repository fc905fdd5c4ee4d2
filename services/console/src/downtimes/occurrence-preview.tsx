import type { DowntimePreview } from '../../../../lib/api-types/downtimes.ts';
import { lengthText } from '../format/relative-time.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import classes from './downtime-dialog.module.css';
import { zonedText } from './zone-text.ts';

interface OccurrencePreviewProps {
  /** Whether the fields say something that can be asked about. */
  readonly isAsked: boolean;
  readonly preview: DowntimePreview | undefined;
  readonly error: unknown;
  readonly timezone: string;
}

/** When a downtime would be next, and which groups of which monitors it would silence. */
export function OccurrencePreview({ isAsked, preview, error, timezone }: OccurrencePreviewProps) {
  const isShown = isAsked && !error && preview !== undefined;
  return (
    <section className={classes.preview} aria-label="Preview">
      <h3>Next occurrences</h3>
      <ErrorNotice title="It cannot be scheduled so" error={isAsked ? error : undefined} />
      {!isShown && !(isAsked && error) && <p className={classes.faint}>They are shown once all fields are right.</p>}
      {isShown && (
        <>
          <ol className={classes.occurrences}>
            {preview.occurrences.map(({ startMs, endMs }) => (
              <li key={startMs}>
                <div>{zonedText(startMs, timezone)}</div>
                <div className={classes.faint}>
                  {endMs === null
                    ? 'without an end'
                    : `to ${zonedText(endMs, timezone)}, ${lengthText(endMs - startMs)}`}
                </div>
              </li>
            ))}
          </ol>
          <h3>Silenced by it, as monitors are now</h3>
          {preview.monitors.length === 0 && <p className={classes.faint}>No monitor: none has these tags.</p>}
          <ul className={classes.silenced}>
            {preview.monitors.map(({ id, name, groups, groupCount }) => (
              <li key={id}>
                <div>{name}</div>
                <div className={classes.faint} title={groups.join('\n')}>
                  {groupsText(groups, groupCount)}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Groups that are named. */
const NAMED = 4;

function groupsText(groups: readonly string[], all: number): string {
  if (all === 0) return 'it has no groups yet';
  if (groups.length === 0) return `none of its ${all} ${all === 1 ? 'group' : 'groups'}`;
  if (groups.length === 1 && groups[0] === '*') return 'the whole of it';
  const names = groups.slice(0, NAMED).join(' · ');
  const more = groups.length > NAMED ? ` and ${groups.length - NAMED} more` : '';
  return `${groups.length} of ${all}: ${names}${more}`;
}
