import type { AgentStatus } from '../../../../lib/model/process-status.ts';
import { Panel } from '../shell/panel.tsx';
import table from '../shell/table.module.css';
import { CheckRows } from './check-rows.tsx';
import classes from './lab-page.module.css';

interface CheckPanelProps {
  readonly agent: AgentStatus | undefined;
  readonly nowMs: number;
  readonly configDir: string;
}

/** The check instances of the agent, each with its rhythm, its last run and what that brought. */
export function CheckPanel({ agent, nowMs, configDir }: CheckPanelProps) {
  const count = agent?.checks.length ?? 0;
  return (
    <Panel
      title="Checks"
      aside={
        agent && (
          <span className={classes.aside}>
            {count} {count === 1 ? 'instance' : 'instances'} · submits to {agent.submitter.target} ·{' '}
            {agent.submitter.sent.toLocaleString('en')} sent
            {agent.submitter.errors > 0 && (
              <span className={table.bad}> · {agent.submitter.errors.toLocaleString('en')} failed</span>
            )}
          </span>
        )
      }
    >
      {!agent && <NoAgent />}
      {agent && count === 0 && <NoCheck confdPath={agent.confdPath} />}
      {agent && count > 0 && <CheckTable agent={agent} nowMs={nowMs} configDir={configDir} />}
    </Panel>
  );
}

function CheckTable({ agent, nowMs, configDir }: CheckPanelProps & { readonly agent: AgentStatus }) {
  return (
    <div className={classes.checks}>
      <table className={table.table}>
        <thead>
          <tr>
            <th>State</th>
            <th>Check</th>
            <th className={table.number}>Interval</th>
            <th className={table.number}>Last run</th>
            <th className={table.number}>Next run</th>
            <th className={`${table.number} ${classes.second}`}>Took</th>
            <th className={`${table.number} ${classes.second}`} title="How late the last run began after it was due">
              Late
            </th>
            <th className={table.number}>Runs</th>
            <th className={table.number}>Errors</th>
            <th
              className={`${table.number} ${classes.second}`}
              title="Runs left out because the one before was still going"
            >
              Missed
            </th>
            <th>Last submitted</th>
            <th className={classes.third}>In this time range</th>
          </tr>
        </thead>
        <tbody>
          {agent.checks.map((check) => (
            <CheckRows key={check.checkId} check={check} nowMs={nowMs} configDir={configDir} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NoAgent() {
  return (
    <div className={classes.empty}>
      <p>No agent answers, so no check runs.</p>
      <p>
        Start the whole lab with <code>npm start</code>, or beside a command of your own with{' '}
        <code>./labrador run --with backend,agent -- COMMAND</code>.
      </p>
    </div>
  );
}

function NoCheck({ confdPath }: { readonly confdPath: string }) {
  return (
    <div className={classes.empty}>
      <p>No check is configured.</p>
      <p>
        Put a file at <code>{confdPath}/NAME.d/conf.yaml</code> for a check that is at <code>checks/NAME/check.ts</code>
        ; it runs within a second.
      </p>
    </div>
  );
}
