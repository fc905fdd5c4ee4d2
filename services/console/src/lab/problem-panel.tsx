import type { CheckProblem } from '../../../../lib/model/check-status.ts';
import { Panel } from '../shell/panel.tsx';
import table from '../shell/table.module.css';
import classes from './lab-page.module.css';
import { RunBadge } from './run-badge.tsx';

/** What is wrong in configuration files and checks, with the place to mend; nothing when nothing is. */
export function ProblemPanel({ problems }: { readonly problems: readonly CheckProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <Panel title="Problems in the configuration" aside={<span className={classes.aside}>{problems.length}</span>}>
      <table className={table.table}>
        <thead>
          <tr>
            <th>Severity</th>
            <th>Check</th>
            <th>What is wrong</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={`${problem.file}:${problem.line}:${problem.key}:${problem.message}`}>
              <td>
                <RunBadge state={problem.severity} />
              </td>
              <td className={classes.checkName}>{problem.check}</td>
              <td>
                <div className={classes.wrap}>{problem.message}</div>
                <div className={`${classes.mono} ${table.faint}`}>
                  {problem.file}
                  {problem.line !== undefined && `:${problem.line}`}
                  {problem.key && ` · ${problem.key}`}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
