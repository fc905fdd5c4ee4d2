import type { CheckStatus } from '../../../../lib/model/check-status.ts';
import { durationText, relativeText } from '../format/relative-time.ts';
import { shortPath } from '../format/short-path.ts';
import table from '../shell/table.module.css';
import { momentText } from '../time-range/moment-text.ts';
import { CheckSparkline } from './check-sparkline.tsx';
import classes from './lab-page.module.css';
import { RunBadge } from './run-badge.tsx';
import { SubmittedList } from './submitted-list.tsx';

interface CheckRowsProps {
  readonly check: CheckStatus;
  readonly nowMs: number;
  readonly configDir: string;
}

/** One check instance: a row of numbers, and below it what went wrong in the last run. */
export function CheckRows({ check, nowMs, configDir }: CheckRowsProps) {
  return (
    <>
      <tr>
        <td>
          <RunBadge state={check.state} />
        </td>
        <td>
          <div className={classes.checkName}>{check.check}</div>
          <div className={`${table.faint} ${classes.path}`} title={`${check.checkId}\n${check.source}`}>
            {shortPath(check.source, configDir)}
          </div>
        </td>
        <td className={table.number}>{check.intervalS} s</td>
        <td className={table.number} title={lastRunTitle(check)}>
          {check.lastRunAtMs === undefined ? '–' : relativeText(check.lastRunAtMs, nowMs)}
        </td>
        <td className={table.number}>
          <NextRun check={check} nowMs={nowMs} />
        </td>
        <td className={`${table.number} ${classes.second}`} title={averageTitle(check)}>
          {check.lastDurationMs === undefined ? '–' : durationText(check.lastDurationMs)}
        </td>
        <td className={`${table.number} ${classes.second}`}>
          {check.latenessMs === undefined ? '–' : durationText(check.latenessMs)}
        </td>
        <td className={table.number}>{check.runs.toLocaleString('en')}</td>
        <Count value={check.errors} tone="bad" />
        <Count value={check.missedRuns} tone="warn" className={classes.second} />
        <td className={classes.submittedCell}>
          <SubmittedList check={check} />
        </td>
        <td className={classes.third}>
          <CheckSparkline check={check} />
        </td>
      </tr>
      <Messages check={check} />
    </>
  );
}

interface CountProps {
  readonly value: number;
  readonly tone: 'bad' | 'warn';
  readonly className?: string | undefined;
}

function Count({ value, tone, className = '' }: CountProps) {
  const toned = value > 0 ? table[tone] : table.faint;
  return <td className={`${table.number} ${toned} ${className}`}>{value.toLocaleString('en')}</td>;
}

function NextRun({ check, nowMs }: Pick<CheckRowsProps, 'check' | 'nowMs'>) {
  if (check.nextRunAtMs === undefined) return '–';
  const passed = 1 - (check.nextRunAtMs - nowMs) / (check.intervalS * 1000);
  return (
    <>
      {relativeText(Math.max(check.nextRunAtMs, nowMs), nowMs)}
      <div className={classes.countdown} aria-hidden="true">
        <div style={{ width: `${Math.min(Math.max(passed, 0), 1) * 100}%` }} />
      </div>
    </>
  );
}

function Messages({ check }: Pick<CheckRowsProps, 'check'>) {
  const failed = check.state === 'error' && check.lastError !== undefined;
  if (!failed && check.lastWarnings.length === 0) return null;
  return (
    <tr>
      <td className={classes.detail} />
      <td className={classes.detail} colSpan={11}>
        {failed && <pre className={classes.message}>{check.lastError}</pre>}
        {check.lastWarnings.map((warning) => (
          <pre key={warning} className={classes.message} data-tone="warn">
            {warning}
          </pre>
        ))}
      </td>
    </tr>
  );
}

function lastRunTitle({ lastRunAtMs, lastDurationMs, latenessMs }: CheckStatus): string | undefined {
  if (lastRunAtMs === undefined) return undefined;
  const parts = [
    momentText(lastRunAtMs, { withDate: true }),
    lastDurationMs !== undefined && `took ${durationText(lastDurationMs)}`,
    latenessMs !== undefined && `began ${durationText(latenessMs)} late`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}

function averageTitle({ averageDurationMs }: CheckStatus): string | undefined {
  return averageDurationMs === undefined ? undefined : `${durationText(averageDurationMs)} on average`;
}
