import { Panel } from '../shell/panel.tsx';
import type { CheckSummary } from './check-summary.ts';
import { StatusBadge } from './status-badge.tsx';
import classes from './summary-panel.module.css';

interface SummaryPanelProps {
  readonly summaries: readonly CheckSummary[];
  /** Of which check the groups are shown; absent: of all. */
  readonly check: string | undefined;
  readonly onCheck: (check: string | undefined) => void;
}

/** Every check with its groups by status; a click shows the groups of that check only. */
export function SummaryPanel({ summaries, check, onCheck }: SummaryPanelProps) {
  return (
    <Panel title="By check">
      <ul className={classes.checks}>
        {summaries.map((summary) => {
          const isChosen = summary.check === check;
          return (
            <li key={summary.check}>
              <button
                type="button"
                className={classes.check}
                aria-pressed={isChosen}
                onClick={() => onCheck(isChosen ? undefined : summary.check)}
              >
                <span className={classes.name}>{summary.check}</span>
                <span className={classes.counts}>
                  {summary.counts.map(({ status, groups }) => (
                    <StatusBadge key={status.word} status={status} count={groups} />
                  ))}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
