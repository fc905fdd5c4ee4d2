import { Modal } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Widget, WidgetDefinition } from '../../../../lib/api-types/dashboards.ts';
import { bindText } from '../../../../lib/widget/bind-text.ts';
import { widgetTitle } from '../../../../lib/widget/widget-title.ts';
import { widgetWindow } from '../../../../lib/widget/widget-window.ts';
import { RangePicker } from '../time-range/range-picker.tsx';
import type { TimeRange } from '../time-range/time-range.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { BoardContext } from '../widgets/board-context.ts';
import { useBoard } from '../widgets/use-board.ts';
import { useBoardClock } from '../widgets/use-board-clock.ts';
import { WidgetBody } from '../widgets/widget-body.tsx';
import { paramsWithLarge } from './large-param.ts';
import classes from './large-widget.module.css';

/** One widget alone, large, with a time range of its own and, of a graph, all numbers of its series. */
export function LargeWidget({ widget }: { readonly widget: Widget }) {
  const [, setParams] = useSearchParams();
  const { clock: pageClock, variables } = useBoard();
  const [pageRange] = useTimeRange();
  const [range, setRange] = useState<TimeRange>(() => ownRange(widget.definition, pageClock.nowMs) ?? pageRange);
  const clock = useBoardClock(range);
  const board = useMemo(() => ({ clock, variables, setRange }), [clock, variables]);
  const definition = useMemo(() => enlarged(widget.definition), [widget.definition]);
  const title = bindText(widgetTitle(definition) ?? '', variables) || definition.type;
  return (
    <Modal
      opened
      onClose={() => setParams((old) => paramsWithLarge(old, undefined))}
      size="94vw"
      centered
      title={title}
      classNames={{ body: classes.body ?? '', title: classes.title ?? '' }}
    >
      <div className={classes.tools}>
        <RangePicker range={range} onChange={setRange} />
      </div>
      <div className={classes.widget}>
        <BoardContext value={board}>
          <WidgetBody definition={definition} window={clock.window} isSeen />
        </BoardContext>
      </div>
    </Modal>
  );
}

/** A graph with all numbers below it. */
function enlarged(definition: WidgetDefinition): WidgetDefinition {
  if (definition.type !== 'timeseries') return definition;
  return {
    ...definition,
    show_legend: true,
    legend_layout: 'vertical',
    legend_columns: ['avg', 'min', 'max', 'sum', 'value'],
    legend_size: 'auto',
  };
}

/** The range of a widget that has one; `live_span` is as long as it is now. */
function ownRange({ time }: WidgetDefinition, nowMs: number): TimeRange | undefined {
  const { window, own } = widgetWindow(time, { fromMs: 0, toMs: 0 }, nowMs);
  if (own === undefined) return undefined;
  return own === 'fixed' ? { kind: 'fixed', ...window } : { kind: 'live', spanMs: window.toMs - window.fromMs };
}
