import type { BacktestResponse } from '../../../../lib/api-types/backtest.ts';
import { lengthText } from '../format/relative-time.ts';
import { StateStrips } from '../monitor/state-strips.tsx';
import { stateLook } from '../monitors/state-words.ts';
import { Notice } from '../shell/notice.tsx';
import { windowText } from '../time-range/moment-text.ts';
import { BacktestChanges } from './backtest-changes.tsx';
import { BacktestMails } from './backtest-mails.tsx';
import classes from './backtest-panel.module.css';

/** Groups that are drawn: those that were in trouble longest. */
const MOST_GROUPS = 40;

const MINUTE_MS = 60_000;

interface BacktestResultProps {
  readonly found: BacktestResponse;
  /** Whether it is the answer to something else than what is asked now. */
  readonly isStale: boolean;
  /** Whether the monitor was changed since. */
  readonly isOfOther: boolean;
}

/** What a monitor would have done: states of its groups, their changes, and mails. */
export function BacktestResult({ found, isStale, isOfOther }: BacktestResultProps) {
  const { from, to, transitions, groups, mails, problem } = found;
  const window = { fromMs: from, toMs: to + MINUTE_MS };
  const shown = groups.toSorted((a, b) => troubleOf(b) - troubleOf(a)).slice(0, MOST_GROUPS);
  const told = transitions.filter(({ isNotified }) => isNotified).length;
  return (
    <div className={classes.result} data-stale={isStale || undefined}>
      <p className={classes.says} role="status">
        {isOfOther && <b>The monitor was changed since: run it again. </b>}
        {windowText(window)} ({lengthText(window.toMs - from)}): {countText(transitions.length, 'change')}, {told} told;{' '}
        {countText(mails.length, 'message')}
        {groups.length > MOST_GROUPS && `; the first ${MOST_GROUPS} of ${groups.length} groups are drawn`}
      </p>
      {problem !== undefined && (
        <div className={classes.error}>
          <Notice tone="bad" title="Its last evaluation failed">
            <p>{problem}</p>
          </Notice>
        </div>
      )}
      <StateStrips
        groups={shown.map(({ group, states }) => ({
          key: group,
          spans: states.map(({ state, from: fromMs, to: toMs }) => ({ state, fromMs, toMs })),
        }))}
        window={window}
        hasLengths
        none="No group had data in this time."
      />
      {groups.length > 0 && (
        <div className={classes.two}>
          <BacktestChanges transitions={transitions} />
          <BacktestMails mails={mails} />
        </div>
      )}
    </div>
  );
}

/** For how long a group was not OK, in seconds, what is worse counting more. */
function troubleOf({ seconds }: BacktestResponse['groups'][number]): number {
  const { Alert = 0, Warn = 0, 'No Data': noData = 0 } = seconds;
  const { severity } = stateLook('Alert');
  return Alert * severity + Warn * stateLook('Warn').severity + noData * stateLook('No Data').severity;
}

function countText(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? what : `${what}s`}`;
}
