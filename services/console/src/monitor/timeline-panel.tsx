import type { LabMonitor } from '../../../../lib/api-types/monitor-pages.ts';
import { stateLook } from '../monitors/state-words.ts';
import { Panel } from '../shell/panel.tsx';
import { useBoard } from '../widgets/use-board.ts';
import { groupTimeline } from './group-timeline.ts';
import { StateStrips } from './state-strips.tsx';

/** Groups that are drawn, the worst. */
const MOST_GROUPS = 40;

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
      <StateStrips
        groups={shown
          .slice(0, MOST_GROUPS)
          .map((group) => ({ key: group.key, spans: groupTimeline(group, { history, window, nowMs }) }))}
        window={window}
        none="No group was evaluated yet."
      />
    </Panel>
  );
}
