import { Loader } from '@mantine/core';
import { useMemo, useState } from 'react';
import { bindTemplateVariables } from '../../../../../lib/query-language/template-variables.ts';
import { answerSeries } from '../../../../../lib/widget/answer-series.ts';
import { boardSeries } from '../../../../../lib/widget/board-series.ts';
import { bucketOfQuestion } from '../../../../../lib/widget/bucket-of-question.ts';
import { drawnQuery } from '../../../../../lib/widget/drawn-query.ts';
import { eventTone } from '../../../../../lib/widget/event-tone.ts';
import { readEventSearch } from '../../../../../lib/widget/read-event-search.ts';
import { readQuestion } from '../../../../../lib/widget/read-question.ts';
import { readTimeseries } from '../../../../../lib/widget/read-timeseries.ts';
import { asObjects } from '../../../../../lib/widget/read-value.ts';
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
  const { variables } = useBoard();
  const [, setRange] = useTimeRange();
  const theme = useChartTheme();
  const widget = useMemo(() => readTimeseries(definition), [definition]);
  const spanMs = window.toMs - window.fromMs;
  const asked = useMemo(
    () =>
      widget.requests.map((request) => ({
        request,
        read: readQuestion(request.written, {
          form: 'timeseries',
          bind: (query) => drawnQuery(bindTemplateVariables(query, variables), request.display, spanMs),
        }),
      })),
    [widget, variables, spanMs],
  );
  const requests = useMemo(
    () => asked.flatMap(({ request, read }) => (read.kind === 'question' ? [request] : [])),
    [asked],
  );
  const questions = useMemo(
    () => asked.flatMap(({ read }) => (read.kind === 'question' ? [read.question] : [])),
    [asked],
  );
  const answer = useAnswers(questions, window, isSeen);
  const { data } = answer;
  const drawn = useMemo(() => {
    const of = (data?.answers ?? []).flatMap((each, at) => {
      const [request, question] = [requests[at], data?.questions[at]];
      if (!request || !question) return [];
      const bucketS = each.kind === 'timeseries' ? bucketOfQuestion(question, each.response) : 1;
      return [{ request, series: answerSeries(each, { question, request, bucketS, hasOthers: requests.length > 1 }) }];
    });
    return boardSeries(of, theme);
  }, [data, requests, theme]);
  const searches = useMemo(
    () => asObjects(definition.events).map((event) => readEventSearch(event, variables)),
    [definition.events, variables],
  );
  const found = useEvents(searches, window, { isAsked: isSeen, limit: MOST_EVENTS });
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
  const isBars = drawn.styles.length > 0 && drawn.styles.every(({ display }) => display === 'bars');
  const faults = asked.flatMap(({ read }) => (read.kind === 'fault' ? [read.fault] : []));
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
            display={isBars ? 'bars' : 'line'}
            axis={widget.axis}
            markers={widget.markers}
            events={events}
            window={data.window}
            hidden={hidden}
            highlighted={highlighted}
            heightPx="fill"
            name={widgetTitle(definition) ?? 'a query'}
            onZoom={(a, b) => setRange(between(a, b))}
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
