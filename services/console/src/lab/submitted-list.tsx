import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { Link, useSearch } from 'wouter';
import type { CheckStatus } from '../../../../lib/model/check-status.ts';
import { formatNumber } from '../../../../lib/units/format-number.ts';
import { metricAddress } from '../metrics/metric-address.ts';
import table from '../shell/table.module.css';
import classes from './lab-page.module.css';

/** So many are shown before one asks for the rest. */
const SHOWN_AT_FIRST = 4;

/** What the last run of a check submitted: names that lead to their graph, values, kinds. */
export function SubmittedList({ check }: { readonly check: CheckStatus }) {
  const [all, setAll] = useState(false);
  const search = useSearch();
  const { lastSubmitted } = check;
  const shown = all ? lastSubmitted : lastSubmitted.slice(0, SHOWN_AT_FIRST);
  const unnamed = check.metricSamples.last - lastSubmitted.length;
  const hidden = lastSubmitted.length - shown.length;
  if (lastSubmitted.length === 0) return <Other check={check} />;
  return (
    <>
      <dl className={classes.submitted}>
        {shown.map(({ name, type, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one name may be submitted several times in a run
          <div key={`${name} ${index}`} className={classes.entry}>
            <dt>
              <Link href={metricAddress(name, type, search)}>{name}</Link>
            </dt>
            <dd>{formatNumber(value)}</dd>
            <dd className={classes.kind}>{type}</dd>
          </div>
        ))}
      </dl>
      {(hidden > 0 || (all && lastSubmitted.length > SHOWN_AT_FIRST)) && (
        <UnstyledButton className={classes.more ?? ''} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `${hidden} more`}
        </UnstyledButton>
      )}
      {all && unnamed > 0 && <div className={table.faint}>and {unnamed} more samples</div>}
      <Other check={check} />
    </>
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
