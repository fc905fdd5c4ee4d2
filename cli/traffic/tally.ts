import { quantile } from '../../lib/sketch/quantile.ts';
import { Sketch } from '../../lib/sketch/sketch.ts';

/** How a request ended: its HTTP status, or that there was no answer. */
export type Outcome = number | 'failed';

/** Counts and latencies of requests. Takes the same memory however many there are. */
export class Tally {
  requests = 0;
  /** Answers of 400 to 499. */
  refused = 0;
  /** Answers of 500 and above. */
  errors = 0;
  /** No answer. */
  failed = 0;
  readonly #latencies = new Sketch();

  /** @param latencyMs until the whole answer was there */
  add(outcome: Outcome, latencyMs: number): void {
    this.requests += 1;
    if (outcome === 'failed') {
      this.failed += 1;
      return;
    }
    if (outcome >= 500) this.errors += 1;
    else if (outcome >= 400) this.refused += 1;
    this.#latencies.add(latencyMs);
  }

  get answered(): number {
    return this.requests - this.failed;
  }

  /** Latency in milliseconds below which the share `q` of the answers lies; NaN without answers. */
  latencyMs(q: number): number {
    const bins = this.#latencies.sortedBins();
    return quantile({ keys: bins.map(([key]) => key), weights: bins.map(([, weight]) => weight) }, this.#latencies, q);
  }
}
