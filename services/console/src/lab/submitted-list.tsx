import { useState } from 'react';
import { Link, useSearch } from 'wouter';
import type { CheckStatus } from '../../../../lib/model/check-status.ts';
import { formatNumber } from '../../../../lib/units/format-number.ts';
import { breakable } from '../format/breakable.tsx';
import { metricAddress } from '../metrics/metric-address.ts';
import table from '../shell/table.module.css';
import classes from './lab-page.module.css';
import { type SubmittedMetric, submittedMetrics } from './submitted-metrics.ts';

interface SubmittedListProps {
  readonly check: CheckStatus;
  /** So many are shown before one asks for the rest. */
  readonly shownAtFirst?: number;
}

/** What the last run of a check submitted: names that lead to their graph, values, kinds. */
export function SubmittedList({ check, shownAtFirst = 4 }: SubmittedListProps) {
  const [all, setAll] = useState(false);
  const { lastSubmitted } = check;
  const metrics = submittedMetrics(lastSubmitted);
  const shown = all ? metrics : metrics.slice(0, shownAtFirst);
  const unnamed = check.metricSamples.last - lastSubmitted.length;
  const hidden = metrics.length - shown.length;
  if (metrics.length === 0) return <Other check={check} />;
  return (
    <>
      <dl className={classes.submitted}>
        {shown.map((metric) => (
          <Entry key={`${metric.name} ${metric.type}`} metric={metric} />
        ))}
      </dl>
      {(hidden > 0 || (all && metrics.length > shownAtFirst)) && (
        <button type="button" className={classes.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `${hidden} more`}
        </button>
      )}
      {unnamed > 0 && hidden === 0 && (
        <div className={table.faint}>
          and {unnamed.toLocaleString('en')} more {unnamed === 1 ? 'value' : 'values'}
        </div>
      )}
      <Other check={check} />
    </>
  );
}

function Entry({ metric }: { readonly metric: SubmittedMetric }) {
  const search = useSearch();
  const { name, type, low, high, count } = metric;
  return (
    <div className={classes.entry}>
      <dt>
        <Link href={metricAddress(name, type, search)}>{breakable(name)}</Link>
      </dt>
      <dd>{low === high ? formatNumber(low) : `${formatNumber(low)} – ${formatNumber(high)}`}</dd>
      <dd className={classes.kind}>{count === 1 ? type : `${type} × ${count}`}</dd>
    </div>
  );
}

/** Service checks and events of the last run. */
function Other({ check }: { readonly check: CheckStatus }) {
  const { serviceChecks, events } = check;
  const parts = [
    serviceChecks.last > 0 && `${serviceChecks.last} service ${serviceChecks.last === 1 ? 'check' : 'checks'}`,
    events.last > 0 && `${events.last} ${events.last === 1 ? 'event' : 'events'}`,
  ].filter((part) => part !== false);
  if (parts.length > 0) return <div className={table.faint}>{parts.join(', ')}</div>;
  return check.lastSubmitted.length === 0 ? <span className={table.faint}>nothing</span> : null;
}
