import type { StatusCounts } from './check-summary.ts';
import { StatusBadge } from './status-badge.tsx';
import classes from './status-filter.module.css';
import { STATUSES } from './statuses.ts';

interface StatusFilterProps {
  readonly counts: StatusCounts;
  /** The word of the status that is shown; absent: all. */
  readonly status: string | undefined;
  readonly onStatus: (status: string | undefined) => void;
}

/** How many groups have which status; a click shows those of that status only. */
export function StatusFilter({ counts, status, onStatus }: StatusFilterProps) {
  return (
    <fieldset className={classes.statuses} aria-label="Filter by status">
      {STATUSES.map((each) => {
        const isChosen = each.word === status;
        return (
          <button
            key={each.word}
            type="button"
            className={classes.status}
            aria-pressed={isChosen}
            onClick={() => onStatus(isChosen ? undefined : each.word)}
          >
            <StatusBadge status={each} count={counts.find((count) => count.status.word === each.word)?.groups ?? 0} />
          </button>
        );
      })}
    </fieldset>
  );
}
