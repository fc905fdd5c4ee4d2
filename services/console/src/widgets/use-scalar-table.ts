import { useMemo } from 'react';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import type { NamedAnswer } from '../../../../lib/widget/named-answer.ts';
import type { ScalarRequest } from '../../../../lib/widget/scalar-request.ts';
import { type ScalarTable, scalarTable } from '../../../../lib/widget/scalar-table.ts';
import { useAnswers } from './use-answers.ts';

/** What requests come to, and how far that is. */
export interface TableAnswer {
  /** Undefined until there is an answer. */
  readonly table: ScalarTable | undefined;
  readonly answers: readonly NamedAnswer[];
  readonly isPending: boolean;
  readonly faults: readonly string[];
}

/** Asks requests and joins their answers; those that ask for nothing that is drawn are named. */
export function useScalarTable(
  requests: readonly ScalarRequest[],
  { window, isSeen }: { readonly window: TimeWindow; readonly isSeen: boolean },
): TableAnswer {
  const asked = useMemo(() => requests.filter(({ read }) => read.kind === 'question'), [requests]);
  const questions = useMemo(
    () => asked.flatMap(({ read }) => (read.kind === 'question' ? [read.question] : [])),
    [asked],
  );
  const { data, isPending } = useAnswers(questions, window, isSeen);
  const table = useMemo(() => data && scalarTable(asked, data.answers), [asked, data]);
  const faults = requests.flatMap(({ read, fault }) => [
    ...(read.kind === 'fault' ? [read.fault] : []),
    ...(fault ? [fault] : []),
  ]);
  return { table, answers: data?.answers ?? [], isPending: isPending && questions.length > 0, faults };
}
