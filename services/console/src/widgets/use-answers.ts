import { keepPreviousData, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import type { NamedAnswer } from '../../../../lib/widget/named-answer.ts';
import type { Question } from '../../../../lib/widget/question.ts';
import { lastTold } from '../api/last-told.ts';
import { BackendGone } from '../api/request.ts';
import { AskContext } from './ask-context.ts';
import { questionBatchOf } from './question-batch-of.ts';

/** Answers in the order of the questions, with what they were asked for. */
export interface Answers {
  readonly window: TimeWindow;
  readonly questions: readonly Question[];
  readonly answers: readonly NamedAnswer[];
}

/** Answers of windows that are over. */
const KEPT_MS = 20_000;

/**
 * The answers to a widget's questions for a window, each on its own: one that fails leaves the others. They go out with the
 * questions of all widgets that ask in the same moment. Nothing is asked while the widget or the page is not seen. While the
 * backend does not answer, the answers before stay, of their window.
 */
export function useAnswers(
  questions: readonly Question[],
  window: TimeWindow,
  isSeen: boolean,
): UseQueryResult<Answers> {
  const batch = questionBatchOf(useQueryClient());
  const askOne = useContext(AskContext) ?? batch.ask.bind(batch);
  return useQuery({
    queryKey: ['board', 'widget', questions, window.fromMs, window.toMs],
    queryFn: async ({ client, signal }): Promise<Answers> => {
      const ask = async (question: Question): Promise<NamedAnswer> => {
        try {
          return await askOne(question, window, signal);
        } catch (error) {
          if (signal.aborted) throw error;
          return { kind: 'error', error };
        }
      };
      const answers = await Promise.all(questions.map(ask));
      const before = answers.some(isGone) ? lastTold<Answers>(client, ['board', 'widget', questions]) : undefined;
      return before ?? { window, questions, answers };
    },
    enabled: isSeen && questions.length > 0,
    placeholderData: keepPreviousData,
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
  });
}

function isGone(answer: NamedAnswer): boolean {
  return answer.kind === 'error' && answer.error instanceof BackendGone;
}
