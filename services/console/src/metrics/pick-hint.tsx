import { useMetrics } from '../api/use-metrics.ts';
import classes from './metrics-page.module.css';

/** What to do while no metric is picked. */
export function PickHint() {
  const { data } = useMetrics('');
  if (!data) return null;
  return (
    <div className={classes.hint}>
      {data.total > 0 ? (
        <p>Pick a metric at the left to see it.</p>
      ) : (
        <>
          <p>No metric has arrived yet.</p>
          <p>
            A running check brings some by itself; from a shell, with the variables of the Lab page:
            <br />
            <code>printf 'hello.lab:42|g' | nc -u -w1 $DD_AGENT_HOST $DD_DOGSTATSD_PORT</code>
          </p>
        </>
      )}
    </div>
  );
}
