import { relativeText } from '../../format/relative-time.ts';
import { statusWord } from '../../service-checks/statuses.ts';
import type { CheckGroup } from './check-groups.ts';
import classes from './check-status-widget.module.css';

interface OneStatusProps {
  readonly group: CheckGroup;
  /** How many groups are no worse. */
  readonly others: number;
  readonly nowS: number;
}

/** The status of a group as a word that fills the tile in its colour, of several the worst. */
export function OneStatus({ group: { name, report }, others, nowS }: OneStatusProps) {
  const { word, label } = statusWord(report.status);
  return (
    <div className={classes.one} data-status={word} title={report.message || undefined}>
      <b role="status">{label}</b>
      <span className={classes.detail}>{name}</span>
      <span className={classes.detail}>
        {others > 0 && `the worst of ${others + 1} groups · `}
        {relativeText(report.reportedAtS * 1000, nowS * 1000)}
      </span>
    </div>
  );
}
