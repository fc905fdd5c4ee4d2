import type { LabProcess, LabStatus } from '../../../../lib/api-types/lab.ts';
import type { ProcessStatus } from '../../../../lib/model/process-status.ts';
import { lengthText } from '../format/relative-time.ts';
import { Panel } from '../shell/panel.tsx';
import table from '../shell/table.module.css';
import classes from './lab-page.module.css';
import { RunBadge } from './run-badge.tsx';

interface ProcessPanelProps {
  readonly lab: LabStatus;
  readonly nowMs: number;
}

/** The processes of the lab: where they listen, how big they are, how long they run. */
export function ProcessPanel({ lab, nowMs }: ProcessPanelProps) {
  return (
    <Panel title="Processes">
      <table className={table.table}>
        <thead>
          <tr>
            <th>Process</th>
            <th>Listens at</th>
            <th className={table.number}>Process id</th>
            <th className={table.number}>Memory</th>
            <th className={table.number}>Up for</th>
          </tr>
        </thead>
        <tbody>
          {lab.processes.map((process) => (
            <ProcessRow key={process.name} process={process} nowMs={nowMs} />
          ))}
        </tbody>
      </table>
      <div className={classes.places}>
        <span>
          Configuration <span className={classes.mono}>{lab.configDir}</span>
        </span>
        <span>
          Data <span className={classes.mono}>{lab.dataDir}</span>
        </span>
      </div>
    </Panel>
  );
}

function ProcessRow({ process, nowMs }: { readonly process: LabProcess; readonly nowMs: number }) {
  const { name, status } = process;
  if (!status) {
    return (
      <tr>
        <td>
          <RunBadge state="error" label={name} />
        </td>
        <td colSpan={4}>Does not answer on its status socket.</td>
      </tr>
    );
  }
  return (
    <tr>
      <td>
        <RunBadge state="ok" label={name} />
      </td>
      <td>
        <Endpoints endpoints={status.endpoints} />
      </td>
      <td className={table.number}>{status.pid}</td>
      <td className={table.number}>{Math.round(status.rssBytes / 1_048_576)} MiB</td>
      <td className={table.number}>{lengthText(nowMs - status.startedAtMs)}</td>
    </tr>
  );
}

function Endpoints({ endpoints }: Pick<ProcessStatus, 'endpoints'>) {
  const entries = Object.entries(endpoints);
  if (entries.length === 0) return <span className={table.faint}>nothing</span>;
  return (
    <ul className={classes.endpoints}>
      {entries.map(([door, url]) => (
        <li key={door} title={door}>
          <span className={table.faint}>{door}</span>{' '}
          {/^https?:\/\//.test(url) ? <a href={url}>{url}</a> : <span>{url}</span>}
        </li>
      ))}
    </ul>
  );
}
