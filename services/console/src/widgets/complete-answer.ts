import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { answerDigest } from '../../../../lib/widget/answer-digest.ts';
import type { HeldPoints, SentAnswer } from '../../../../lib/widget/asked-question.ts';
import { joinAnswers } from '../../../../lib/widget/join-answers.ts';
import type { NamedAnswer } from '../../../../lib/widget/named-answer.ts';
import type { Question } from '../../../../lib/widget/question.ts';
import { settledUntil } from '../../../../lib/widget/settled-until.ts';
import { ApiError } from '../api/request.ts';

/** What an answer that is held has of the points of a window. */
export function heldPoints(question: Question, held: NamedAnswer, window: TimeWindow): HeldPoints | undefined {
  const untilMs = settledUntil(question, held);
  if (untilMs === undefined || untilMs <= window.fromMs) return undefined;
  const digest = answerDigest(held, { fromMs: window.fromMs, untilMs });
  return digest === undefined ? undefined : { untilMs, digest };
}

/**
 * The whole answer, of what was sent and of what was held when it was asked for.
 * @throws ApiError where the question could not be answered
 */
export function completeAnswer(sent: SentAnswer, held: NamedAnswer | undefined, { fromMs }: TimeWindow): NamedAnswer {
  if (sent.kind === 'error') throw new ApiError(sent.error.status, sent.error.errors);
  const { sinceMs, ...newer } = sent;
  if (sinceMs === undefined || !held) return newer;
  return joinAnswers(held, newer, { fromMs, untilMs: sinceMs });
}
