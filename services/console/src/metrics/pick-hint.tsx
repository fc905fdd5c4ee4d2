import { IconChartLine } from '@tabler/icons-react';
import { Link, useSearch } from 'wouter';
import { useMetrics } from '../api/use-metrics.ts';
import { breakable } from '../format/breakable.tsx';
import { metricAddress } from './metric-address.ts';
import classes from './metrics-page.module.css';
import { ownMetrics } from './own-metrics.ts';

/** What to do while no metric is picked: the freshest of one's own to begin with, or how to send a first one. */
export function PickHint() {
  const { data } = useMetrics('');
  const search = useSearch();
  if (!data) return null;
  const own = ownMetrics(data.metrics);
  return (
    <div className={classes.hint}>
      <IconChartLine size={40} stroke={1.2} className={classes.hintIcon} />
      {own.length > 0 ? (
        <>
          <h2>Pick a metric to see it</h2>
          <p>Search at the left, walk the list with the arrow keys, or begin with one that came last:</p>
          <ul className={classes.picks}>
            {own.map(({ metric, type }) => (
              <li key={metric}>
                <Link href={metricAddress(metric, type, search)}>{breakable(metric)}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <h2>No metric of yours has arrived</h2>
          <p>
            {data.total > 0 && 'The list has what the lab counts of itself. '}A running check brings some; from a shell,
            with the variables of the Lab page:
          </p>
          <code>printf 'hello.lab:42|g' | nc -u -w1 $DD_AGENT_HOST $DD_DOGSTATSD_PORT</code>
        </>
      )}
    </div>
  );
}
