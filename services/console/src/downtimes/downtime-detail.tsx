import type { LabDowntime } from '../../../../lib/api-types/downtimes.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { momentText } from '../time-range/moment-text.ts';
import classes from './downtime-detail.module.css';
import { notifyText } from './notify-text.ts';

/** What a downtime says, whom it tells what, and where it is from. */
export function DowntimeDetail({ downtime }: { readonly downtime: LabDowntime }) {
  const { message, file, id, number, createdAtMs, modifiedAtMs, canceledAtMs } = downtime;
  const at = (ms: number) => momentText(ms, { withDate: true });
  return (
    <div className={classes.detail}>
      {message === '' ? <p className={classes.none}>It has no message.</p> : <Markdown text={message} />}
      <dl className={classes.facts}>
        <dt>Notifications</dt>
        <dd>
          {notifyText(downtime).map((line) => (
            <div key={line}>{line}</div>
          ))}
        </dd>
        {file === undefined ? (
          <>
            <dt>Made</dt>
            <dd>{at(createdAtMs)}</dd>
            {modifiedAtMs !== createdAtMs && canceledAtMs === undefined && (
              <>
                <dt>Changed</dt>
                <dd>{at(modifiedAtMs)}</dd>
              </>
            )}
            {canceledAtMs !== undefined && (
              <>
                <dt>Canceled</dt>
                <dd>{at(canceledAtMs)}</dd>
              </>
            )}
          </>
        ) : (
          <>
            <dt>File</dt>
            <dd>
              <code>{file}</code>: it is changed there, and goes when the file does
            </dd>
          </>
        )}
        <dt>Id</dt>
        <dd>
          <code>{id}</code>, in version 1 of the API <code>{number}</code>
        </dd>
      </dl>
    </div>
  );
}
