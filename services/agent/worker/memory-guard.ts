import type { Worker } from 'node:worker_threads';
import type { Clock, Timer } from '../../../lib/clock/clock.ts';

const lookIntervalMs = 50;

/**
 * Looks at the memory of a worker thread while it is busy, and calls back once when heap and buffers together pass
 * the limit. Node's own `resourceLimits` bounds neither buffers nor one large allocation: when a worker passes that
 * limit in a single step, V8 ends the whole process. So that limit is set far higher and this one is met first.
 */
export class MemoryGuard {
  readonly #worker: Worker;
  readonly #clock: Clock;
  readonly #limitBytes: number;
  readonly #onExceeded: () => void;
  #timer: Timer | undefined;
  #asking = false;

  constructor(worker: Worker, options: { clock: Clock; limitMb: number; onExceeded: () => void }) {
    this.#worker = worker;
    this.#clock = options.clock;
    this.#limitBytes = options.limitMb * 1024 * 1024;
    this.#onExceeded = options.onExceeded;
  }

  start(): void {
    this.#timer ??= this.#clock.every(lookIntervalMs, () => void this.#look());
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  async #look(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      const { used_heap_size, external_memory } = await this.#worker.getHeapStatistics();
      if (used_heap_size + external_memory > this.#limitBytes && this.#timer) {
        this.stop();
        this.#onExceeded();
      }
    } catch {
      // The thread ended while it was asked.
    } finally {
      this.#asking = false;
    }
  }
}
