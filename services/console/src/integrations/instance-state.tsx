import type { CheckStatus } from '../../../../lib/model/check-status.ts';
import { durationText, relativeText } from '../format/relative-time.ts';
import { shortPath } from '../format/short-path.ts';
import { RunBadge } from '../lab/run-badge.tsx';
import { SubmittedList } from '../lab/submitted-list.tsx';
import { CopyText } from '../shell/copy-text.tsx';
import { Panel } from '../shell/panel.tsx';
import { momentText } from '../time-range/moment-text.ts';
import classes from './integration-page.module.css';
import type { InstanceRow } from './integration-rows.ts';

interface InstanceStateProps {
  readonly instance: InstanceRow;
  /** Unix milliseconds by the backend's clock. */
  readonly nowMs: number;
  readonly configDir: string;
}

/** How one instance runs: numbers, errors with their stack, warnings, what the last run submitted. */
export function InstanceState({
  instance: { checkId, source, status, runsOld },
  nowMs,
  configDir,
}: InstanceStateProps) {
  return (
    <Panel
      title={checkId}
      aside={
        <span className={classes.aside}>
          <span className={classes.file}>{shortPath(source, configDir)}</span>
          {runsOld && <RunBadge state="warning" label="old configuration" />}
          <RunBadge state={status?.state ?? 'error'} label={status?.state ?? 'does not run'} />
        </span>
      }
    >
      {!status && (
        <p className={classes.none}>
          It is configured, but does not run. What is wrong stands above, or in the log of the agent.
        </p>
      )}
      {runsOld && (
        <p className={classes.none}>
          It still runs with its old configuration: what its file says now is broken, as stands above.
        </p>
      )}
      {status && (
        <>
          <Facts status={status} nowMs={nowMs} />
          <Messages status={status} />
          <h3 className={classes.subtitle}>Last submitted</h3>
          <div className={classes.submitted}>
            <SubmittedList check={status} shownAtFirst={20} />
          </div>
        </>
      )}
    </Panel>
  );
}

function Facts({ status, nowMs }: { readonly status: CheckStatus; readonly nowMs: number }) {
  const { lastRunAtMs, lastSuccessAtMs, nextRunAtMs, metricSamples, serviceChecks, events } = status;
  const ago = (atMs: number | undefined) =>
    atMs === undefined
      ? undefined
      : { text: relativeText(Math.min(atMs, nowMs), nowMs), title: momentText(atMs, { withDate: true }) };
  const taking = (ms: number | undefined) => (ms === undefined ? undefined : { text: durationText(ms) });
  const count = (of: number, tone?: 'bad' | 'warn') => ({
    text: of.toLocaleString('en'),
    ...(tone && of > 0 && { tone }),
  });
  const lastOf = (sent: { readonly last: number; readonly total: number }) => ({
    text: sent.last.toLocaleString('en'),
    title: `${sent.total.toLocaleString('en')} since the start`,
  });
  const facts: readonly (readonly [string, Fact | undefined])[] = [
    ['Last run', ago(lastRunAtMs)],
    ['Last without error', status.state === 'error' ? (ago(lastSuccessAtMs) ?? { text: 'never' }) : undefined],
    ['Next run', nextRunAtMs === undefined ? undefined : { text: relativeText(Math.max(nextRunAtMs, nowMs), nowMs) }],
    ['Interval', { text: `${status.intervalS} s` }],
    ['Took', taking(status.lastDurationMs)],
    ['On average', taking(status.averageDurationMs)],
    ['Began late by', taking(status.latenessMs)],
    ['Runs', count(status.runs)],
    ['Errors', count(status.errors, 'bad')],
    ['Warnings', count(status.warnings, 'warn')],
    ['Missed runs', count(status.missedRuns, 'warn')],
    ['Values in the last run', lastOf(metricSamples)],
    ['Service checks', serviceChecks.total > 0 ? lastOf(serviceChecks) : undefined],
    ['Events', events.total > 0 ? lastOf(events) : undefined],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(
        ([name, fact]) =>
          fact && (
            <div key={name} title={fact.title}>
              <dt>{name}</dt>
              <dd data-tone={fact.tone}>{fact.text}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

interface Fact {
  readonly text: string;
  readonly title?: string;
  readonly tone?: 'bad' | 'warn';
}

function Messages({ status }: { readonly status: CheckStatus }) {
  const error = status.state === 'error' ? status.lastError : undefined;
  return (
    <>
      {error !== undefined && <Message title="Error of the last run" text={error} tone="bad" />}
      {status.lastWarnings.map((warning) => (
        <Message key={warning} title="Warning of the last run" text={warning} tone="warn" />
      ))}
    </>
  );
}

interface MessageProps {
  readonly title: string;
  readonly text: string;
  readonly tone: 'bad' | 'warn';
}

function Message({ title, text, tone }: MessageProps) {
  return (
    <div className={classes.message} data-tone={tone}>
      <div className={classes.messageHead}>
        {title}
        <CopyText text={text} label="Copy" />
      </div>
      <pre>{text}</pre>
    </div>
  );
}
