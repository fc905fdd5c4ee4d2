import { Loader } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { bindTemplateVariables } from '../../../../../lib/query-language/template-variables.ts';
import { bindSource } from '../../../../../lib/widget/bind-source.ts';
import { eventTone } from '../../../../../lib/widget/event-tone.ts';
import { readEventSearch } from '../../../../../lib/widget/read-event-search.ts';
import { readTimeseries } from '../../../../../lib/widget/read-timeseries.ts';
import { asObjects } from '../../../../../lib/widget/read-value.ts';
import { timeseriesGraph } from '../../../../../lib/widget/timeseries-graph.ts';
import { timeseriesQuestions } from '../../../../../lib/widget/timeseries-questions.ts';
import { widgetTitle } from '../../../../../lib/widget/widget-title.ts';
import { TimeSeriesGraph } from '../../chart/time-series-graph.tsx';
import { useChartTheme } from '../../chart/use-chart-theme.ts';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { between } from '../../time-range/time-range.ts';
import { useTimeRange } from '../../time-range/use-time-range.ts';
import { useEvents } from '../events/use-events.ts';
import { QuestionProblems } from '../question-problems.tsx';
import { useAnswers } from '../use-answers.ts';
import { useBoard } from '../use-board.ts';
import type { WidgetProps } from '../widget-props.ts';
import { BoardLegend } from './board-legend.tsx';
import classes from './timeseries-widget.module.css';

/** Of each search, the newest are drawn over a graph. */
const MOST_EVENTS = 100;

/** A time series graph: all requests in one, as its definition says. */
export function TimeseriesWidget({ definition, window, isSeen }: WidgetProps) {
  const board = useBoard();
  const { variables } = board;
  const [, setPageRange] = useTimeRange();
  const setRange = board.setRange ?? setPageRange;
  const theme = useChartTheme();
  const widget = useMemo(() => readTimeseries(definition), [definition]);
  const spanMs = window.toMs - window.fromMs;
  const { requests, questions, faults } = useMemo(
    () =>
      timeseriesQuestions(widget, {
        spanMs,
        bind: (query) => bindTemplateVariables(query, variables),
        bindSource: (query) => bindSource(query, variables),
      }),
    [widget, variables, spanMs],
  );
  const answer = useAnswers(questions, window, isSeen);
  const { data } = answer;
  const drawn = useMemo(
    () => timeseriesGraph({ requests, questions: data?.questions ?? [], answers: data?.answers ?? [] }, theme),
    [data, requests, theme],
  );
  const searches = useMemo(
    () => asObjects(definition.events).map((event) => readEventSearch(event, variables)),
    [definition.events, variables],
  );
  const found = useEvents(searches, window, { isAsked: isSeen && !board.isPublic, limit: MOST_EVENTS });
  const events = useMemo(
    () =>
      (found.data ?? []).map(({ timestampS, title, alertType }) => ({
        atMs: timestampS * 1000,
        title,
        tone: eventTone(alertType),
      })),
    [found.data],
  );
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [highlighted, setHighlighted] = useState<string>();
  const zoom = useCallback((aMs: number, bMs: number) => setRange(between(aMs, bMs)), [setRange]);
  const hasError = data?.answers.some(({ kind }) => kind === 'error') ?? false;
  return (
    <div className={classes.widget} data-legend={widget.legend?.layout}>
      <div className={classes.problems}>
        <QuestionProblems answers={data?.answers ?? []} faults={faults} />
        <ErrorNotice title="The events could not be searched" error={found.error} />
      </div>
      <div className={classes.graph}>
        {answer.isPending && questions.length > 0 && (
          <div className={classes.none}>
            <Loader size="sm" type="dots" aria-label="Loading the graph" />
          </div>
        )}
        {data && !(hasError && drawn.total === 0) && (
          <TimeSeriesGraph
            series={drawn.series}
            styles={drawn.styles}
            colors={drawn.colors}
            display={drawn.display}
            axis={widget.axis}
            rightAxis={widget.rightAxis}
            markers={widget.markers}
            events={events}
            window={data.window}
            hidden={hidden}
            highlighted={highlighted}
            heightPx="fill"
            name={widgetTitle(definition) ?? 'a query'}
            onZoom={zoom}
          />
        )}
        {data && drawn.total === 0 && !hasError && (
          <div className={classes.none}>
            <span>No points in this time range</span>
          </div>
        )}
      </div>
      {drawn.total > drawn.series.length && (
        <div className={classes.cut}>
          The first {drawn.series.length} of {drawn.total} series
        </div>
      )}
      {widget.legend && (
        <BoardLegend
          legend={widget.legend}
          drawn={drawn}
          hidden={hidden}
          onHidden={setHidden}
          onHighlight={setHighlighted}
        />
      )}
    </div>
  );
}
