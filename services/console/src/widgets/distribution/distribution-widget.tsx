import { Loader } from '@mantine/core';
import { useMemo } from 'react';
import { countOf } from '../../../../../lib/chart/value-bins.ts';
import { bindTemplateVariables } from '../../../../../lib/query-language/template-variables.ts';
import { bindSource } from '../../../../../lib/widget/bind-source.ts';
import { type DistributionValues, distributionValues } from '../../../../../lib/widget/distribution-values.ts';
import { readDistribution } from '../../../../../lib/widget/read-distribution.ts';
import { widgetTitle } from '../../../../../lib/widget/widget-title.ts';
import { QuestionProblems } from '../question-problems.tsx';
import { useAnswers } from '../use-answers.ts';
import { useBoard } from '../use-board.ts';
import type { WidgetProps } from '../widget-props.ts';
import { DistributionGraph } from './distribution-graph.tsx';
import { DistributionLegend } from './distribution-legend.tsx';
import classes from './distribution-widget.module.css';
import { useDistributionChart } from './use-distribution-chart.ts';

const NOTHING: DistributionValues = { bins: [], unit: null, of: 'values' };

/** How many values lie where, over the whole window: of the groups of a query, or all values of a distribution metric. */
export function DistributionWidget({ definition, window, isSeen }: WidgetProps) {
  const { variables } = useBoard();
  const spanMs = window.toMs - window.fromMs;
  const widget = useMemo(
    () =>
      readDistribution(definition, {
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
    const answer = data?.answers[0];
    return answer ? distributionValues(answer) : NOTHING;
  }, [data]);
  const drawn = useDistributionChart(values, widget);
  const hasError = data?.answers.some(({ kind }) => kind === 'error') ?? false;
  const isEmpty = data !== undefined && values.bins.length === 0;
  return (
    <div className={classes.widget}>
      <div className={classes.problems}>
        <QuestionProblems answers={data?.answers ?? []} faults={read.kind === 'fault' ? [read.fault] : []} />
      </div>
      <div className={classes.graph}>
        {isPending && questions.length > 0 && (
          <div className={classes.none}>
            <Loader size="sm" type="dots" aria-label="Loading the distribution" />
          </div>
        )}
        {data && !isEmpty && (
          <DistributionGraph
            drawn={drawn}
            of={values.of}
            total={countOf(values.bins)}
            name={widgetTitle(definition) ?? 'a query'}
          />
        )}
        {isEmpty && !hasError && (
          <div className={classes.none}>
            <span>No points in this time range</span>
          </div>
        )}
      </div>
      {widget.hasLegend && !isEmpty && data && <DistributionLegend {...values} color={drawn.color} />}
    </div>
  );
}
