import type { LabServiceCheck } from '../../../../lib/api-types/service-checks.ts';
import { CopyText } from '../shell/copy-text.tsx';
import { momentText } from '../time-range/moment-text.ts';
import classes from './group-detail.module.css';

/** The whole message of a group, all of its tags, and its moments. */
export function GroupDetail({ group }: { readonly group: LabServiceCheck }) {
  const { message, tags, sinceS, reportedAtS } = group;
  return (
    <div className={classes.detail}>
      {message ? (
        <div className={classes.messageFrame}>
          <pre className={classes.message}>{message}</pre>
          <CopyText text={message} label="Copy" />
        </div>
      ) : (
        <p className={classes.none}>It came without a message.</p>
      )}
      <dl className={classes.facts}>
        <dt>Tags</dt>
        <dd className={classes.tags}>{tags.length > 0 ? tags.join(', ') : 'none of its own'}</dd>
        <dt>First report with this status in a row</dt>
        <dd>{momentText(sinceS * 1000, { withDate: true })}</dd>
        <dt>Last report</dt>
        <dd>{momentText(reportedAtS * 1000, { withDate: true })}</dd>
      </dl>
    </div>
  );
}
