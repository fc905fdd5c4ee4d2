import { useMemo } from 'react';
import { backgroundPath } from '../../../../../lib/chart/background-path.ts';
import { bindTemplateVariables } from '../../../../../lib/query-language/template-variables.ts';
import { answerSeries } from '../../../../../lib/widget/answer-series.ts';
import { bucketOfQuestion } from '../../../../../lib/widget/bucket-of-question.ts';
import { drawnQuery } from '../../../../../lib/widget/drawn-query.ts';
import { readQuestion } from '../../../../../lib/widget/read-question.ts';
import { readAxis } from '../../../../../lib/widget/read-timeseries.ts';
import { asObject, asObjects, type JsonObject } from '../../../../../lib/widget/read-value.ts';
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
  const questions = useMemo(() => {
    const bind = (query: string) =>
      drawnQuery(bindTemplateVariables(query, variables), type === 'bars' ? 'bars' : 'line', spanMs);
    const read = readQuestion(asObjects(definition.requests)[0] ?? {}, { form: 'timeseries', bind });
    return read.kind === 'question' ? [read.question] : [];
  }, [definition, variables, type, spanMs]);
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
