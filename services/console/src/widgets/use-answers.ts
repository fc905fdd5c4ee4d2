import {
  keepPreviousData,
  type QueryClient,
  type UseQueryResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useContext } from 'react';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import type { NamedAnswer } from '../../../../lib/widget/named-answer.ts';
import type { Question } from '../../../../lib/widget/question.ts';
import { AskContext } from './ask-context.ts';
import type { askQuestion } from './ask-question.ts';

/** Answers in the order of the questions, with what they were asked for. */
export interface Answers {
  readonly window: TimeWindow;
  readonly questions: readonly Question[];
  readonly answers: readonly NamedAnswer[];
}

/** Answers of windows that are over. */
const KEPT_MS = 20_000;

/**
 * The answers to a widget's questions for a window, each on its own: one that fails leaves the others. A question that
 * another widget has for the same window is asked once. Nothing is asked while the widget is not seen.
 */
export function useAnswers(
  questions: readonly Question[],
  window: TimeWindow,
  isSeen: boolean,
): UseQueryResult<Answers> {
  const client = useQueryClient();
  const ask = useContext(AskContext);
  return useQuery({
    queryKey: ['board', 'widget', questions, window.fromMs, window.toMs],
    queryFn: async (): Promise<Answers> => ({
      window,
      questions,
      answers: await Promise.all(questions.map((question) => askOnce({ client, ask }, question, window))),
    }),
    enabled: isSeen && questions.length > 0,
    placeholderData: keepPreviousData,
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
  });
}

async function askOnce(
  { client, ask }: { readonly client: QueryClient; readonly ask: typeof askQuestion },
  question: Question,
  window: TimeWindow,
): Promise<NamedAnswer> {
  try {
    return await client.fetchQuery({
      queryKey: ['board', 'question', question, window.fromMs, window.toMs],
      queryFn: ({ signal }) => ask(question, window, signal),
      structuralSharing: false,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: KEPT_MS,
    });
  } catch (error) {
    return { kind: 'error', error };
  }
}
