import type { LabMonitorDowntime } from '../../../../lib/api-types/monitor-pages.ts';
import { Panel } from '../shell/panel.tsx';
import { momentText } from '../time-range/moment-text.ts';
import classes from './monitor-page.module.css';

/** Downtimes that are about the monitor, now or later. */
export function DowntimesPanel({ downtimes }: { readonly downtimes: readonly LabMonitorDowntime[] }) {
  return (
    <Panel title="Downtimes">
      <ul className={classes.list}>
        {downtimes.map((downtime) => (
          <li key={downtime.id}>
            <span className={classes.listHead}>
              <b>{downtime.status === 'active' ? 'Active' : 'Scheduled'}</b>
              <code>{downtime.scope}</code>
              {downtime.isRecurring && <span>recurring</span>}
              <span className={classes.at}>{timesOf(downtime)}</span>
            </span>
            {downtime.message !== '' && (
              <span className={classes.excerpt} title={downtime.message}>
                {downtime.message}
              </span>
            )}
          </li>
        ))}
        {downtimes.length === 0 && <li className={classes.none}>No downtime is about this monitor.</li>}
      </ul>
    </Panel>
  );
}

function timesOf({ startMs, endMs }: LabMonitorDowntime): string {
  if (startMs === undefined) return '';
  const text = (ms: number) => momentText(ms, { withDate: true, seconds: false });
  return `${text(startMs)} – ${endMs === null || endMs === undefined ? 'until it is canceled' : text(endMs)}`;
}
