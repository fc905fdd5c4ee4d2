import { Loader } from '@mantine/core';
import { useMemo } from 'react';
import { bindTemplateVariables } from '../../../../../lib/query-language/template-variables.ts';
import { bindSource } from '../../../../../lib/widget/bind-source.ts';
import { readScatterplot } from '../../../../../lib/widget/read-scatterplot.ts';
import { scatterOfQueries, scatterOfTable } from '../../../../../lib/widget/scatter-groups.ts';
import { scatterPoints } from '../../../../../lib/widget/scatter-points.ts';
import { widgetTitle } from '../../../../../lib/widget/widget-title.ts';
import { useChartTheme } from '../../chart/use-chart-theme.ts';
import { QuestionProblems } from '../question-problems.tsx';
import { useAnswers } from '../use-answers.ts';
import { useBoard } from '../use-board.ts';
import type { WidgetProps } from '../widget-props.ts';
import { ScatterplotGraph } from './scatterplot-graph.tsx';
import classes from './scatterplot-widget.module.css';

/** Two values of each group against each other. */
export function ScatterplotWidget({ definition, window, isSeen }: WidgetProps) {
  const { variables } = useBoard();
  const theme = useChartTheme();
  const widget = useMemo(
    () =>
      readScatterplot(
        definition,
        (query) => bindTemplateVariables(query, variables),
        (query) => bindSource(query, variables),
      ),
    [definition, variables],
  );
  const { questions, formulas, aggregators, colorBy } = widget;
  const { data, isPending } = useAnswers(questions, window, isSeen);
  const values = useMemo(() => {
    const answers = data?.answers ?? [];
    const [first] = answers;
    if (formulas && first?.kind === 'scalar') return scatterOfTable(first.response, formulas);
    return scatterOfQueries(answers, aggregators);
  }, [data, formulas, aggregators]);
  const { points, colors } = useMemo(() => scatterPoints(values.groups, colorBy, theme), [values, colorBy, theme]);
  const hasError = data?.answers.some(({ kind }) => kind === 'error') ?? false;
  return (
    <div className={classes.widget}>
      <div className={classes.problems}>
        <QuestionProblems answers={data?.answers ?? []} faults={widget.faults} />
      </div>
      <div className={classes.graph}>
        {isPending && questions.length > 0 && (
          <div className={classes.none}>
            <Loader size="sm" type="dots" aria-label="Loading the scatter plot" />
          </div>
        )}
        {points.length > 0 && (
          <ScatterplotGraph
            widget={widget}
            values={values}
            points={points}
            name={widgetTitle(definition) ?? 'two queries'}
          />
        )}
        {data && points.length === 0 && !hasError && (
          <div className={classes.none}>No group has both values in this time range</div>
        )}
      </div>
      {colors.size > 0 && (
        <div className={classes.legend}>
          {Array.from(colors, ([name, color]) => (
            <span key={name}>
              <i style={{ background: color }} />
              {name}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
