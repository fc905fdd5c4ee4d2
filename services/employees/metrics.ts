import { StatsD } from 'hot-shots';
import type { Logger } from '../../lib/log/logger.ts';

/** One request for a page, when it is over. */
export interface PageView {
  /** The page's name: `list`, `person`, `new`, `edit`, `delete`, `not_found`. */
  readonly page: string;
  readonly method: string;
  readonly status: number;
  readonly durationMs: number;
}

/** A packet of metrics has at most this many bytes, so that it is not split on its way. */
const maxPacketBytes = 1432;

/**
 * The application's own metrics, sent by DogStatsD to where DD_AGENT_HOST and DD_DOGSTATSD_PORT say. Nobody there, nothing
 * lost: it says so in the log, once.
 *
 * - `employees.page.views` (count)
 * - `employees.page.latency` (histogram, milliseconds): its average, median, 95th percentile, maximum and count by the Agent
 * - `employees.page.duration` (distribution, milliseconds): percentiles over any time and any group
 */
export class PageMetrics {
  readonly #client: StatsD;

  constructor(log: Logger) {
    let isKnown = false;
    this.#client = new StatsD({
      prefix: 'employees.',
      maxBufferSize: maxPacketBytes,
      errorHandler: (error) => {
        log[isKnown ? 'debug' : 'warn']({ err: error }, 'cannot send metrics');
        isKnown = true;
      },
    });
  }

  viewed({ page, method, status, durationMs }: PageView): void {
    const tags = [`page:${page}`, `method:${method}`, `status:${Math.floor(status / 100)}xx`];
    this.#client.increment('page.views', 1, tags);
    this.#client.histogram('page.latency', durationMs, tags);
    this.#client.distribution('page.duration', durationMs, tags);
  }

  /** Sends what is not sent yet. */
  close(): Promise<void> {
    return new Promise((resolve) => this.#client.close(() => resolve()));
  }
}
