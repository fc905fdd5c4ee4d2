import type { LabDowntime } from '../../../../lib/api-types/downtimes.ts';
import classes from '../service-checks/status-filter.module.css';
import { ToneBadge } from '../shell/tone-badge.tsx';
import { DOWNTIME_STATUSES } from './downtime-status.ts';

interface StatusChipsProps {
  readonly downtimes: readonly LabDowntime[];
  /** The one that is shown; absent: all. */
  readonly status: string | undefined;
  readonly onStatus: (status: string | undefined) => void;
}

/** How many downtimes have which status; a click shows those of that status only. */
export function StatusChips({ downtimes, status: chosen, onStatus }: StatusChipsProps) {
  return (
    <fieldset className={classes.statuses} aria-label="Filter by status">
      {DOWNTIME_STATUSES.map(({ status, label, tone }) => (
        <button
          key={status}
          type="button"
          className={classes.status}
          aria-pressed={status === chosen}
          onClick={() => onStatus(status === chosen ? undefined : status)}
        >
          <ToneBadge tone={tone} count={downtimes.filter((each) => each.status === status).length}>
            {label}
          </ToneBadge>
        </button>
      ))}
    </fieldset>
  );
}
