import type { CSSProperties } from 'react';
import type { LabMonitor } from '../../../../lib/api-types/monitor-pages.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { lengthText } from '../format/relative-time.ts';
import { stateLook } from '../monitors/state-words.ts';
import { Panel } from '../shell/panel.tsx';
import { momentText, windowText } from '../time-range/moment-text.ts';
import { useBoard } from '../widgets/use-board.ts';
import { groupTimeline, type StateSpan, timeInStates } from './group-timeline.ts';
import classes from './timeline-panel.module.css';

/** Groups that are drawn, the worst. */
const MOST_GROUPS = 40;

const TICKS = [0, 0.25, 0.5, 0.75, 1] as const;

interface TimelinePanelProps {
  readonly detail: LabMonitor;
  /** Key of the group that is looked at. */
  readonly chosen: string | undefined;
}

/** What each group was in, over the time range of the page. */
export function TimelinePanel({ detail: { groups, history, nowMs }, chosen }: TimelinePanelProps) {
  const { window } = useBoard().clock;
  const shown = groups
    .filter(({ key }) => chosen === undefined || key === chosen)
    .toSorted((a, b) => stateLook(b.state).severity - stateLook(a.state).severity);
  const withDate = window.toMs - window.fromMs > 43_200_000;
  return (
    <Panel
      title="States"
      aside={
        shown.length > MOST_GROUPS && (
          <span>
            the first {MOST_GROUPS} of {shown.length} groups
          </span>
        )
      }
    >
      <div className={classes.timeline}>
        {shown.slice(0, MOST_GROUPS).map((group) => (
          <GroupStrip
            key={group.key}
            name={group.key === '*' ? 'all' : group.key}
            spans={groupTimeline(group, { history, window, nowMs })}
            window={window}
          />
        ))}
        {shown.length === 0 && <span className={classes.none}>No group was evaluated yet.</span>}
        {shown.length > 0 && (
          <div className={classes.axis}>
            {TICKS.map((share) => (
              <span key={share} style={{ left: `${share * 100}%` }}>
                {momentText(window.fromMs + share * (window.toMs - window.fromMs), { withDate, seconds: false })}
              </span>
            ))}
          </div>
        )}
      </div>
    </Panel>
  );
}

interface GroupStripProps {
  readonly name: string;
  readonly spans: readonly StateSpan[];
  readonly window: TimeWindow;
}

function GroupStrip({ name, spans, window }: GroupStripProps) {
  const share = (ms: number) => `${(ms / (window.toMs - window.fromMs)) * 100}%`;
  const words = timeInStates(spans).map(({ state, ms }) => `${stateLook(state).label} for ${lengthText(ms)}`);
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
        {spans.map(({ state, fromMs, toMs }) => (
          <i
            key={fromMs}
            data-tone={stateLook(state).tone}
            title={`${stateLook(state).label}: ${windowText({ fromMs, toMs })}, ${lengthText(toMs - fromMs)}`}
            style={{ left: share(fromMs - window.fromMs), width: share(toMs - fromMs) } as CSSProperties}
          />
        ))}
      </div>
    </>
  );
}
