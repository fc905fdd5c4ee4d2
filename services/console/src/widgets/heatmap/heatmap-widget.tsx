import { Loader } from '@mantine/core';
import { useMemo } from 'react';
import { bindTemplateVariables } from '../../../../../lib/query-language/template-variables.ts';
import { bindSource } from '../../../../../lib/widget/bind-source.ts';
import { type HeatmapValues, heatmapColumns } from '../../../../../lib/widget/heatmap-columns.ts';
import { readHeatmap } from '../../../../../lib/widget/read-heatmap.ts';
import { widgetTitle } from '../../../../../lib/widget/widget-title.ts';
import { between } from '../../time-range/time-range.ts';
import { useTimeRange } from '../../time-range/use-time-range.ts';
import { QuestionProblems } from '../question-problems.tsx';
import { useAnswers } from '../use-answers.ts';
import { useBoard } from '../use-board.ts';
import type { WidgetProps } from '../widget-props.ts';
import { HeatmapGraph } from './heatmap-graph.tsx';
import { HeatmapLegend } from './heatmap-legend.tsx';
import classes from './heatmap-widget.module.css';
import { useHeatmapLook } from './use-heatmap-look.ts';

const NOTHING: HeatmapValues = { columns: [], unit: null, of: 'values' };

/** How many values lie where, over time: of the groups of a query, or all values of a distribution metric. */
export function HeatmapWidget({ definition, window, isSeen }: WidgetProps) {
  const { variables } = useBoard();
  const [, setRange] = useTimeRange();
  const spanMs = window.toMs - window.fromMs;
  const widget = useMemo(
    () =>
      readHeatmap(definition, {
        spanMs,
        bind: (query) => bindTemplateVariables(query, variables),
        bindSource: (query) => bindSource(query, variables),
      }),
    [definition, spanMs, variables],
  );
  const { read } = widget;
  const questions = useMemo(() => (read.kind === 'question' ? [read.question] : []), [read]);
  const { data, isPending } = useAnswers(questions, window, isSeen);
  const values = useMemo(() => {
    const [answer, question] = [data?.answers[0], data?.questions[0]];
    return answer && question ? heatmapColumns(answer, question) : NOTHING;
  }, [data]);
  const look = useHeatmapLook(values, widget);
  const hasError = data?.answers.some(({ kind }) => kind === 'error') ?? false;
  const isEmpty = data !== undefined && values.columns.length === 0;
  return (
    <div className={classes.widget}>
      <div className={classes.problems}>
        <QuestionProblems answers={data?.answers ?? []} faults={read.kind === 'fault' ? [read.fault] : []} />
      </div>
      <div className={classes.graph}>
        {isPending && questions.length > 0 && (
          <div className={classes.none}>
            <Loader size="sm" type="dots" aria-label="Loading the heat map" />
          </div>
        )}
        {data && !isEmpty && (
          <HeatmapGraph
            widget={widget}
            values={values}
            window={data.window}
            name={widgetTitle(definition) ?? 'a query'}
            onZoom={(a, b) => setRange(between(a, b))}
            {...look}
          />
        )}
        {isEmpty && !hasError && (
          <div className={classes.none}>
            <span>No points in this time range</span>
          </div>
        )}
      </div>
      {widget.hasLegend && !isEmpty && data && <HeatmapLegend {...look} of={values.of} />}
    </div>
  );
}
