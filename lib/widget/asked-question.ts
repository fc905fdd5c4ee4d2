import type { TimeWindow } from '../chart/time-window.ts';
import type { NamedAnswer } from './named-answer.ts';
import type { Question } from './question.ts';

/** What whoever asks holds of an answer already. */
export interface HeldPoints {
  /** The points of the window before this moment, Unix milliseconds. */
  readonly untilMs: number;
  /** Of those points, by `answerDigest`. */
  readonly digest: number;
}

/** A question as it is sent to `POST /labrador/api/query`, several in a body: `{"questions": […]}`. */
export interface AskedQuestion {
  readonly question: Question;
  readonly window: TimeWindow;
  readonly held?: HeldPoints;
}

/**
 * A line of what comes back, in the order of the questions. With `sinceMs`, the points before that moment are those that
 * are held, and only the others are in it.
 */
export type SentAnswer =
  | (Exclude<NamedAnswer, { kind: 'error' }> & { readonly sinceMs?: number })
  | { readonly kind: 'error'; readonly error: { readonly status: number; readonly errors: readonly string[] } };

/** Queries, and formulas over them, in one question at most. */
export const MOST_QUERIES = 50;

/** Questions in one body at most. */
export const MOST_QUESTIONS = 200;
