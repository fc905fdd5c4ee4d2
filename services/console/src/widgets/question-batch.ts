import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { type AskedQuestion, MOST_QUESTIONS, type SentAnswer } from '../../../../lib/widget/asked-question.ts';
import type { NamedAnswer } from '../../../../lib/widget/named-answer.ts';
import type { Question } from '../../../../lib/widget/question.ts';
import { BackendGone } from '../api/request.ts';
import { completeAnswer, heldPoints } from './complete-answer.ts';
import { HeldAnswers } from './held-answers.ts';

/** What a batch needs of the page. */
export interface BatchPage {
  /** Sends questions; an answer for each, in their order. */
  readonly send: (questions: readonly AskedQuestion[], signal: AbortSignal) => AsyncIterable<SentAnswer>;
  /** Resolves while the page is seen. */
  readonly whenSeen: () => Promise<void>;
  /** Resolves when something else may be drawn. */
  readonly nextFrame: () => Promise<void>;
  readonly now: () => number;
}

/** A question that is asked, and who waits for its answer. */
interface Asking {
  readonly key: string;
  readonly question: Question;
  readonly window: TimeWindow;
  readonly answer: PromiseWithResolvers<NamedAnswer>;
  waiting: number;
  /** Whether all who waited have gone. */
  isLeft: boolean;
}

/** Longer than a live board takes at most to ask again. */
const HELD_MS = 150_000;

/**
 * Asks the questions of all widgets that ask in the same moment in one request, each once however many ask it, and holds
 * their points so that none is sent twice. Answers are handed out one a frame, so that drawing them does not hold up the page.
 */
export class QuestionBatch {
  readonly #page: BatchPage;
  readonly #held: HeldAnswers;
  readonly #asking = new Map<string, Asking>();
  readonly #unsent = new Set<string>();
  #handedOut: Promise<void> = Promise.resolve();

  constructor(page: BatchPage) {
    this.#page = page;
    this.#held = new HeldAnswers(HELD_MS, page.now);
  }

  /**
   * The answer to a question. Rejects when the signal says that nobody waits for it any more; what nobody at all waits for
   * is not asked, or given up.
   */
  ask(question: Question, window: TimeWindow, signal: AbortSignal): Promise<NamedAnswer> {
    const key = `${window.fromMs} ${window.toMs} ${JSON.stringify(question)}`;
    const asking = this.#asking.get(key) ?? this.#begin(key, question, window);
    asking.waiting += 1;
    const { promise, resolve, reject } = Promise.withResolvers<NamedAnswer>();
    const leave = () => {
      asking.waiting -= 1;
      if (asking.waiting === 0) {
        asking.isLeft = true;
        this.#settle(asking, () =>
          asking.answer.reject(new DOMException('Nobody waits for it any more', 'AbortError')),
        );
      }
      reject(signal.reason);
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    asking.answer.promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    return promise;
  }

  #begin(key: string, question: Question, window: TimeWindow): Asking {
    const answer = Promise.withResolvers<NamedAnswer>();
    const asking: Asking = { key, question, window, answer, waiting: 0, isLeft: false };
    answer.promise.catch(() => undefined);
    this.#asking.set(key, asking);
    if (this.#unsent.size === 0) setTimeout(() => void this.#sendAll());
    this.#unsent.add(key);
    return asking;
  }

  async #sendAll(): Promise<void> {
    await this.#page.whenSeen();
    this.#held.prune();
    const all = [...this.#unsent].flatMap((key) => this.#asking.get(key) ?? []);
    this.#unsent.clear();
    for (let at = 0; at < all.length; at += MOST_QUESTIONS) void this.#send(all.slice(at, at + MOST_QUESTIONS));
  }

  async #send(asked: readonly Asking[]): Promise<void> {
    const given = new AbortController();
    let at = 0;
    const giveUp = () => asked.slice(at).every(({ isLeft }) => isLeft) && given.abort();
    for (const { answer } of asked) answer.promise.catch(giveUp);
    const bases = asked.map(({ question, window }) => this.#held.get(question, window));
    const questions = asked.map(({ question, window }, at): AskedQuestion => {
      const base = bases[at];
      const held = base && heldPoints(question, base, window);
      return { question, window, ...(held && { held }) };
    });
    try {
      for await (const sent of this.#page.send(questions, given.signal)) {
        const one = asked[at];
        if (one) await this.#handOut(one, sent, bases[at]);
        at += 1;
      }
      if (at < asked.length) throw new BackendGone();
    } catch (error) {
      for (const one of asked.slice(at)) this.#settle(one, () => one.answer.reject(error));
    }
  }

  /** In a frame of its own. */
  #handOut(one: Asking, sent: SentAnswer, base: NamedAnswer | undefined): Promise<void> {
    const turn = this.#handedOut.then(this.#page.nextFrame);
    this.#handedOut = turn;
    return turn.then(() => this.#settle(one, () => this.#take(one, sent, base)));
  }

  #take({ question, window, answer }: Asking, sent: SentAnswer, base: NamedAnswer | undefined): void {
    try {
      const whole = completeAnswer(sent, base, window);
      this.#held.set(question, window, whole);
      answer.resolve(whole);
    } catch (error) {
      answer.reject(error);
    }
  }

  #settle(one: Asking, how: () => void): void {
    if (this.#asking.get(one.key) === one) this.#asking.delete(one.key);
    how();
  }
}
