import type { Clock } from '../../../../lib/clock/clock.ts';
import type { EvaluationSummary } from '../../../../lib/model/process-status.ts';

/** Knows when the evaluations of a minute begin, how long they take, and why one came to nothing. */
export class EvaluationWatch {
  readonly #clock: Pick<Clock, 'now' | 'monotonic'>;
  #last: EvaluationSummary | undefined;

  constructor(clock: Pick<Clock, 'now' | 'monotonic'>) {
    this.#clock = clock;
  }

  /** The one that began last; undefined before the first. */
  get last(): EvaluationSummary | undefined {
    return this.#last;
  }

  /** @throws what the evaluation throws */
  async run(evaluate: () => Promise<void>): Promise<void> {
    const beganMs = this.#clock.monotonic();
    const begun = { atMs: this.#clock.now() };
    this.#last = begun;
    try {
      await evaluate();
      this.#last = { ...begun, tookMs: this.#clock.monotonic() - beganMs };
    } catch (error) {
      this.#last = { ...begun, tookMs: this.#clock.monotonic() - beganMs, failure: (error as Error).message };
      throw error;
    }
  }
}
