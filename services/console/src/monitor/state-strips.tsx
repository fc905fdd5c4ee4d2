import type { CSSProperties } from 'react';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { lengthText } from '../format/relative-time.ts';
import { stateLook } from '../monitors/state-words.ts';
import { momentText, windowText } from '../time-range/moment-text.ts';
import { coarseSpans } from './coarse-spans.ts';
import { type StateSpan, timeInStates } from './group-timeline.ts';
import classes from './state-strips.module.css';

const TICKS = [0, 0.25, 0.5, 0.75, 1] as const;

/** A group with what it was in. */
export interface StateStrip {
  /** `*` of a simple alert. */
  readonly key: string;
  readonly spans: readonly StateSpan[];
}

interface StateStripsProps {
  readonly groups: readonly StateStrip[];
  readonly window: TimeWindow;
  /** Whether it is written beside each how long it was in what. */
  readonly hasLengths?: boolean;
  /** Said in place of them. */
  readonly none: string;
}

/** What groups were in over a window: a strip for each, in the colours of its states. */
export function StateStrips({ groups, window, hasLengths = false, none }: StateStripsProps) {
  const withDate = window.toMs - window.fromMs > 43_200_000;
  return (
    <div className={classes.strips} data-lengths={hasLengths || undefined}>
      {groups.map((group) => (
        <Strip key={group.key} group={group} window={window} hasLengths={hasLengths} />
      ))}
      {groups.length === 0 && <span className={classes.none}>{none}</span>}
      {groups.length > 0 && (
        <div className={classes.axis}>
          {TICKS.map((share) => (
            <span key={share} style={{ left: `${share * 100}%` }}>
              {momentText(window.fromMs + share * (window.toMs - window.fromMs), { withDate, seconds: false })}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

interface StripProps {
  readonly group: StateStrip;
  readonly window: TimeWindow;
  readonly hasLengths: boolean;
}

function Strip({ group: { key, spans }, window, hasLengths }: StripProps) {
  const name = key === '*' ? 'all' : key;
  const share = (ms: number) => `${(ms / (window.toMs - window.fromMs)) * 100}%`;
  const times = timeInStates(spans);
  const words = times.map(({ state, ms }) => `${stateLook(state).label} for ${lengthText(ms)}`);
  return (
    <>
      <span className={classes.name} title={name}>
        {name}
      </span>
      <div
        className={classes.strip}
        role="img"
        aria-label={`${name}: ${words.join(', ') || 'nothing is known of this time'}`}
      >
        {coarseSpans(spans, window).map(({ state, fromMs, toMs }) => (
          <i
            key={fromMs}
            data-tone={stateLook(state).tone}
            title={`${stateLook(state).label}: ${windowText({ fromMs, toMs })}, ${lengthText(toMs - fromMs)}`}
            style={{ left: share(fromMs - window.fromMs), width: share(toMs - fromMs) } as CSSProperties}
          />
        ))}
      </div>
      {hasLengths && (
        <span className={classes.lengths} aria-hidden="true">
          {times
            .toSorted((a, b) => stateLook(b.state).severity - stateLook(a.state).severity)
            .map(({ state, ms }) => (
              <span key={state} data-tone={stateLook(state).tone}>
                {stateLook(state).label} {lengthText(ms)}
              </span>
            ))}
        </span>
      )}
    </>
  );
}
