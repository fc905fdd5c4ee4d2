import type { Clock, Timer } from '../../../lib/clock/clock.ts';
import type { Logger } from '../../../lib/log/logger.ts';
import { type HostIdentity, hostMetadataPayload } from './host-metadata.ts';

/** Where to post, and about whom; an empty URL is nowhere. */
export interface HostMetadataTarget extends HostIdentity {
  /** `http://127.0.0.1:8080` */
  readonly ddUrl: string;
}

const repeatMs = 30 * 60_000;
const firstRetryMs = 1000;
const longestRetryMs = 5 * 60_000;
const requestTimeoutMs = 20_000;

/**
 * Tells an intake about this host: at start, whenever name, tags or target change, and every half hour.
 * A failure is tried again with growing pauses, logged once, and never ends anything.
 */
export class HostMetadataPoster {
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #abort = new AbortController();
  #target: HostMetadataTarget | undefined;
  #timer: Timer | undefined;
  #failures = 0;
  /** Of the post that is under way; an older one's end is of no interest. */
  #round = 0;

  constructor(options: { readonly clock: Clock; readonly log: Logger }) {
    this.#clock = options.clock;
    this.#log = options.log;
  }

  /** Posts at once if anything differs from before. */
  update(target: HostMetadataTarget): void {
    if (JSON.stringify(target) === JSON.stringify(this.#target)) return;
    this.#target = target;
    this.#failures = 0;
    void this.#post();
  }

  stop(): void {
    this.#timer?.cancel();
    this.#abort.abort();
    this.#target = undefined;
  }

  async #post(): Promise<void> {
    this.#timer?.cancel();
    const round = ++this.#round;
    const target = this.#target;
    if (!target?.ddUrl) return;
    const error = await this.#send(target);
    if (round !== this.#round || this.#abort.signal.aborted) return;
    if (error === undefined) {
      if (this.#failures > 0) this.#log.info({}, 'host metadata is posted again');
      this.#failures = 0;
      this.#timer = this.#clock.after(repeatMs, () => void this.#post());
      return;
    }
    this.#failures++;
    if (this.#failures === 1) {
      this.#log.warn({}, 'cannot post host metadata to %s: %s; trying again', target.ddUrl, error);
    }
    const pauseMs = Math.min(longestRetryMs, firstRetryMs * 2 ** (this.#failures - 1));
    this.#timer = this.#clock.after(pauseMs, () => void this.#post());
  }

  /** @returns what went wrong */
  async #send(target: HostMetadataTarget): Promise<string | undefined> {
    try {
      const response = await fetch(new URL('/intake/', target.ddUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(target.apiKey ? { 'DD-Api-Key': target.apiKey } : {}) },
        body: JSON.stringify(hostMetadataPayload(target)),
        redirect: 'error',
        signal: AbortSignal.any([this.#abort.signal, AbortSignal.timeout(requestTimeoutMs)]),
      });
      await response.arrayBuffer();
      return response.ok ? undefined : `status ${response.status}`;
    } catch (error) {
      if (!(error instanceof Error)) return String(error);
      return error.cause instanceof Error ? error.cause.message : error.message;
    }
  }
}
