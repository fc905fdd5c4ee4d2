import { relativeText } from '../../format/relative-time.ts';
import { countStatuses } from '../../service-checks/check-summary.ts';
import { StatusBadge } from '../../service-checks/status-badge.tsx';
import { statusWord } from '../../service-checks/statuses.ts';
import type { CheckGroup } from './check-groups.ts';
import classes from './check-status-widget.module.css';

/** So many groups are listed, the worst. */
const MOST_GROUPS = 100;

/** How many groups have which status, and below that the groups, the worst first. */
export function StatusCountList({ groups, nowS }: { readonly groups: readonly CheckGroup[]; readonly nowS: number }) {
  return (
    <div className={classes.cluster}>
      <div className={classes.counts}>
        {countStatuses(groups.map(({ report }) => report)).map(({ status, groups: count }) => (
          <div key={status.word} className={classes.count} data-status={status.word}>
            <b>{count.toLocaleString('en')}</b>
            <span>{status.label}</span>
          </div>
        ))}
      </div>
      <ul className={classes.groups}>
        {groups.slice(0, MOST_GROUPS).map(({ name, report }) => (
          <li key={name} title={report.message || undefined}>
            <StatusBadge status={statusWord(report.status)} />
            <span className={classes.name} title={name}>
              {name}
            </span>
            <span className={classes.at}>{relativeText(report.reportedAtS * 1000, nowS * 1000)}</span>
          </li>
        ))}
      </ul>
      {groups.length > MOST_GROUPS && (
        <div className={classes.at}>
          The first {MOST_GROUPS} of {groups.length} groups
        </div>
      )}
    </div>
  );
}
