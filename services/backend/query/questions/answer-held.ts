import { answerDigest } from '../../../../lib/widget/answer-digest.ts';
import type { AskedQuestion, SentAnswer } from '../../../../lib/widget/asked-question.ts';
import { cutAnswer } from '../../../../lib/widget/join-answers.ts';
import { answerQuestion } from './answer-question.ts';
import type { SourceDeps } from './sources/read-source.ts';

/**
 * Answers a question without the points that whoever asks holds already; with all of them when these are others than it
 * holds.
 * @throws HttpError 400 that says what of the question is wrong or not supported
 */
export async function answerHeld(
  deps: SourceDeps,
  { question, window, held }: AskedQuestion,
): Promise<Exclude<SentAnswer, { kind: 'error' }>> {
  const answer = await answerQuestion(deps, question, window);
  if (!held) return answer;
  const { untilMs, digest } = held;
  if (answerDigest(answer, { fromMs: window.fromMs, untilMs }) !== digest) return answer;
  return { ...cutAnswer(answer, { fromMs: untilMs, untilMs: Number.POSITIVE_INFINITY }), sinceMs: untilMs };
}
