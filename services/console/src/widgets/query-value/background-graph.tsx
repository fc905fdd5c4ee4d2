import { useMemo } from 'react';
import { backgroundPath } from '../../../../../lib/chart/background-path.ts';
import { bindTemplateVariables } from '../../../../../lib/query-language/template-variables.ts';
import { answerSeries } from '../../../../../lib/widget/answer-series.ts';
import { backgroundQuestions } from '../../../../../lib/widget/background-questions.ts';
import { bindSource } from '../../../../../lib/widget/bind-source.ts';
import { bucketOfQuestion } from '../../../../../lib/widget/bucket-of-question.ts';
import { readAxis } from '../../../../../lib/widget/read-timeseries.ts';
import { asObject, type JsonObject } from '../../../../../lib/widget/read-value.ts';
import { useAnswers } from '../use-answers.ts';
import { useBoard } from '../use-board.ts';
import type { WidgetProps } from '../widget-props.ts';
import classes from './query-value-widget.module.css';

const NO_NAMES = { aliases: new Map<string, string>(), formulaNames: [] };

/** The query of a value over time, behind the number. */
export function BackgroundGraph({ definition, window, isSeen, background }: WidgetProps & { background: JsonObject }) {
  const { variables } = useBoard();
  const type = background.type === 'bars' ? 'bars' : 'area';
  const spanMs = window.toMs - window.fromMs;
  const questions = useMemo(
    () =>
      backgroundQuestions(definition, {
        spanMs,
        bind: (query) => bindTemplateVariables(query, variables),
        bindSource: (query) => bindSource(query, variables),
      }),
    [definition, variables, spanMs],
  );
  const { data } = useAnswers(questions, window, isSeen);
  const paths = useMemo(() => {
    const [question, answer] = [data?.questions[0], data?.answers[0]];
    if (!data || !question || !answer) return undefined;
    const bucketS = answer.kind === 'timeseries' ? bucketOfQuestion(question, answer.response) : 1;
    const [first] = answerSeries(answer, { question, request: NO_NAMES, bucketS, hasOthers: false });
    const axis = readAxis(asObject(background.yaxis));
    return first && backgroundPath(first.series, { type, window: data.window, axis });
  }, [data, background, type]);
  if (!paths) return null;
  return (
    <svg className={classes.background} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <path d={paths.fill} className={classes.area} data-type={type} />
      <path d={paths.line} className={classes.line} />
    </svg>
  );
}
