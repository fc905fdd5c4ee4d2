import { useMemo } from 'react';
import type { LabMonitor } from '../../../../lib/api-types/monitor-pages.ts';
import { defaultMonitorName } from '../../../../lib/monitor-language/default-name.ts';
import { BacktestPanel } from '../backtest/backtest-panel.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import { useParam } from '../services/use-param.ts';
import { CopyText } from '../shell/copy-text.tsx';
import { Notice } from '../shell/notice.tsx';
import { Panel } from '../shell/panel.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { BoardContext } from '../widgets/board-context.ts';
import { useBoardClock } from '../widgets/use-board-clock.ts';
import { DowntimesPanel } from './downtimes-panel.tsx';
import { evaluationTimes } from './evaluation-times.ts';
import { EventsPanel } from './events-panel.tsx';
import { GroupsPanel } from './groups-panel.tsx';
import { MembersLine } from './members-line.tsx';
import { monitorExport } from './monitor-export.ts';
import { MonitorGraphPanel } from './monitor-graph-panel.tsx';
import classes from './monitor-page.module.css';
import { readMonitorQuery } from './read-monitor-query.ts';
import { TimelinePanel } from './timeline-panel.tsx';

/** What a monitor asks, what it found and when, whom it tells what. */
export function MonitorBody({ detail }: { readonly detail: LabMonitor }) {
  const { monitor, groups, problem, downtimes } = detail;
  const [range] = useTimeRange();
  const clock = useBoardClock(range);
  const board = useMemo(() => ({ clock, variables: [] }), [clock]);
  const [group, setGroup] = useParam('group');
  const [eventId] = useParam('event_id');
  const query = readMonitorQuery(monitor);
  const exported = monitorExport(monitor);
  const times = evaluationTimes(monitor);
  // A group that is gone has its tags in its key.
  const groupTags = group === undefined ? [] : (groups.find(({ key }) => key === group)?.tags ?? group.split(','));
  return (
    <BoardContext value={board}>
      {problem !== undefined && (
        <Notice
          tone="bad"
          title={
            groups.length === 0 ? 'It cannot be evaluated' : 'Its last evaluation failed; the states are those before'
          }
        >
          <p>{problem}</p>
        </Notice>
      )}
      <div className={classes.query}>
        {typeof query !== 'string' && query.kind !== 'composite' && <Markdown text={defaultMonitorName(query)} />}
        {typeof query !== 'string' && query.kind === 'composite' && <MembersLine ids={query.monitorIds} />}
        <div className={classes.queryText}>
          <code>{monitor.query}</code>
          <CopyText text={monitor.query} label="Copy" />
        </div>
        {times !== undefined && <span className={classes.times}>Evaluated only at times of its schedule: {times}</span>}
        {group !== undefined && (
          <span className={classes.chosen}>
            Only group <b>{group}</b>
            <button type="button" className={classes.all} onClick={() => setGroup(undefined)}>
              Show all groups
            </button>
          </span>
        )}
      </div>
      {typeof query !== 'string' && <MonitorGraphPanel monitor={monitor} query={query} groupTags={groupTags} />}
      <TimelinePanel detail={detail} chosen={group} />
      <GroupsPanel detail={detail} chosen={group} onChosen={setGroup} />
      <BacktestPanel monitor={exported} />
      <div className={classes.two}>
        <EventsPanel monitorId={monitor.id} groupTags={groupTags} eventId={eventId} />
        <div className={classes.column}>
          <Panel title="Message" aside={<CopyText text={monitor.message} label="Copy" />}>
            <pre className={classes.message}>{monitor.message || 'It has no message.'}</pre>
          </Panel>
          <DowntimesPanel downtimes={downtimes} />
        </div>
      </div>
    </BoardContext>
  );
}
