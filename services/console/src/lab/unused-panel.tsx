import { useUnused } from '../api/use-unused.ts';
import { relativeText } from '../format/relative-time.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Panel } from '../shell/panel.tsx';
import table from '../shell/table.module.css';
import { counterText } from './counter-text.ts';
import classes from './lab-page.module.css';

/** What clients sent that the lab has no use for, and what it would be at Datadog; nothing while nothing came. */
export function UnusedPanel({ nowMs }: { readonly nowMs: number }) {
  const { data, error } = useUnused();
  const problem = <ErrorNotice title="What was received and not used could not be read" error={error} />;
  if (!data || data.received.length === 0) return problem;
  return (
    <>
      {problem}
      <Panel
        title="Received, not used"
        aside={<span className={classes.aside}>answered and counted since the backend's start, not kept</span>}
      >
        <table className={table.table}>
          <thead>
            <tr>
              <th>At Datadog</th>
              <th>Came to</th>
              <th className={table.number}>Requests</th>
              <th className={table.number}>Size</th>
              <th className={table.number}>Last</th>
            </tr>
          </thead>
          <tbody>
            {data.received.map(({ route, what, requests, bytes, lastAtMs }) => (
              <tr key={route}>
                <td>{what}</td>
                <td className={classes.mono}>{route}</td>
                <td className={table.number}>{counterText('requests', requests)}</td>
                <td className={table.number}>{counterText('bytes', bytes)}</td>
                <td className={table.number}>{lastAtMs === undefined ? '–' : relativeText(lastAtMs, nowMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </>
  );
}
