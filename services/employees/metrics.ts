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
  /** By page, method and status: they have the tags from the start, which a call would have to check each time. */
  readonly #tagged = new Map<string, StatsD>();

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
    const client = this.#clientFor(page, method, Math.floor(status / 100));
    client.increment('page.views');
    client.histogram('page.latency', durationMs);
    client.distribution('page.duration', durationMs);
  }

  /** Sends what is not sent yet. */
  close(): Promise<void> {
    return new Promise((resolve) => this.#client.close(() => resolve()));
  }

  #clientFor(page: string, method: string, statusClass: number): StatsD {
    const key = `${page} ${method} ${statusClass}`;
    let client = this.#tagged.get(key);
    if (!client) {
      const globalTags = [`page:${page}`, `method:${method}`, `status:${statusClass}xx`];
      client = this.#client.childClient({ globalTags });
      this.#tagged.set(key, client);
    }
    return client;
  }
}
