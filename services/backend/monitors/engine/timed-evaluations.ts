import type { Clock } from '../../../../lib/clock/clock.ts';

/** How long an evaluation may take, in milliseconds. */
const longestMs = 30_000;

const tooLong = `evaluation took longer than ${longestMs / 1000} s`;

/**
 * Gives each evaluation a time, so that one that does not come back holds up no other. What comes later counts for nothing, and
 * until it comes the same is not begun again: what hangs must not pile up.
 */
export class TimedEvaluations {
  readonly #clock: Pick<Clock, 'after'>;
  readonly #late = new Set<object>();

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock;
  }

  /**
   * @param of what is evaluated: of the same object there is one at a time
   * @throws what the evaluation throws; Error when it takes too long, or one that did has not come back
   */
  run<Result>(of: object, evaluate: () => Promise<Result>): Promise<Result> {
    if (this.#late.has(of)) return Promise.reject(new Error(tooLong));
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const timer = this.#clock.after(longestMs, () => {
      this.#late.add(of);
      reject(new Error(tooLong));
    });
    const done = (): void => {
      timer.cancel();
      this.#late.delete(of);
    };
    void evaluate().then(resolve, reject).finally(done);
    return promise;
  }
}
