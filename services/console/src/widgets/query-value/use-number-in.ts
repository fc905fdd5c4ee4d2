import { useMemo } from 'react';
import type { TimeWindow } from '../../../../../lib/chart/time-window.ts';
import type { ScalarWidget } from '../../../../../lib/widget/read-scalar.ts';
import { scalarRows } from '../../../../../lib/widget/scalar-rows.ts';
import { useAnswers } from '../use-answers.ts';

/** What a query value's question comes to in another window; nothing is asked without one. */
export function useNumberIn(widget: ScalarWidget, window: TimeWindow | undefined, isSeen: boolean): number | undefined {
  const { read, aggregator } = widget;
  const isAsked = window !== undefined;
  const questions = useMemo(() => (read.kind === 'question' && isAsked ? [read.question] : []), [read, isAsked]);
  const { data } = useAnswers(questions, window ?? NO_WINDOW, isSeen);
  return data?.answers.flatMap((answer) => scalarRows(answer, aggregator))[0]?.value;
}

const NO_WINDOW: TimeWindow = { fromMs: 0, toMs: 0 };
