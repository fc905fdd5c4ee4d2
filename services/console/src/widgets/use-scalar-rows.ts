import { useMemo } from 'react';
import { bindTemplateVariables } from '../../../../lib/query-language/template-variables.ts';
import { bindSource } from '../../../../lib/widget/bind-source.ts';
import { readScalar, type ScalarWidget } from '../../../../lib/widget/read-scalar.ts';
import { type ScalarRow, scalarRows } from '../../../../lib/widget/scalar-rows.ts';
import { type Answers, useAnswers } from './use-answers.ts';
import { useBoard } from './use-board.ts';
import type { WidgetProps } from './widget-props.ts';

/** The numbers of a widget, by group, and what it says of how they look. */
export function useScalarRows({ definition, window, isSeen }: WidgetProps): {
  readonly widget: ScalarWidget;
  readonly rows: readonly ScalarRow[];
  readonly data: Answers | undefined;
  readonly isPending: boolean;
  readonly faults: readonly string[];
} {
  const { variables } = useBoard();
  const widget = useMemo(
    () =>
      readScalar(
        definition,
        (query) => bindTemplateVariables(query, variables),
        (query) => bindSource(query, variables),
      ),
    [definition, variables],
  );
  const { read } = widget;
  const questions = useMemo(() => (read.kind === 'question' ? [read.question] : []), [read]);
  const { data, isPending } = useAnswers(questions, window, isSeen);
  const rows = useMemo(
    () => data?.answers.flatMap((answer) => scalarRows(answer, widget.aggregator)) ?? [],
    [data, widget.aggregator],
  );
  const faults = [...(read.kind === 'fault' ? [read.fault] : []), ...(widget.fault ? [widget.fault] : [])];
  return { widget, rows, data, isPending: isPending && questions.length > 0, faults };
}
