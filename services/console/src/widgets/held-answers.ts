import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import type { NamedAnswer } from '../../../../lib/widget/named-answer.ts';
import type { Question } from '../../../../lib/widget/question.ts';

/** The newest answer with points to each question, for each length of window, while somebody asks for it. */
export class HeldAnswers {
  readonly #held = new Map<string, { readonly answer: NamedAnswer; readonly sinceMs: number }>();
  readonly #keptMs: number;
  readonly #now: () => number;

  /** @param keptMs how long one is held that is not replaced */
  constructor(keptMs: number, now: () => number) {
    this.#keptMs = keptMs;
    this.#now = now;
  }

  get(question: Question, window: TimeWindow): NamedAnswer | undefined {
    return this.#held.get(keyOf(question, window))?.answer;
  }

  set(question: Question, window: TimeWindow, answer: NamedAnswer): void {
    if (answer.kind !== 'classic' && answer.kind !== 'timeseries') return;
    this.#held.set(keyOf(question, window), { answer, sinceMs: this.#now() });
  }

  /** Drops what has not been replaced for long. */
  prune(): void {
    const oldestMs = this.#now() - this.#keptMs;
    for (const [key, { sinceMs }] of this.#held) if (sinceMs < oldestMs) this.#held.delete(key);
  }

  /** How many are held. */
  get size(): number {
    return this.#held.size;
  }
}

function keyOf(question: Question, { fromMs, toMs }: TimeWindow): string {
  return `${toMs - fromMs} ${JSON.stringify(question)}`;
}
