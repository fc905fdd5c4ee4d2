import type { Clock, Timer } from '../../../lib/clock/clock.ts';
import { mask, maskUrls } from '../../../lib/config/secret-key.ts';
import type { Logger } from '../../../lib/log/logger.ts';
import type { ForwarderStatus } from '../../../lib/model/process-status.ts';

/** Where posts go; an empty URL is nowhere. */
export interface ForwarderTarget {
  /** `http://127.0.0.1:8080` */
  readonly ddUrl: string;
  readonly apiKey: string | undefined;
}

/** Makes the body of a post, anew for each attempt: what is posted is a state, and the newest counts. */
export type MakeBody = () => object | Promise<object>;

const kinds = ['host_metadata', 'agent_checks'] as const;
export type PostKind = (typeof kinds)[number];

/** The latest post of a kind, done or not. */
interface Post {
  readonly makeBody: MakeBody;
  readonly overtaken: AbortController;
  timer?: Timer;
  failures: number;
}

const firstRetryMs = 1000;
const longestRetryMs = 5 * 60_000;
const requestTimeoutMs = 20_000;

/**
 * Posts to `/intake/`, one post of each kind at a time: a newer one takes the place of one that waits or is on its way.
 * What fails is tried again with growing pauses until it went well, logged once, and never ends anything.
 */
export class Forwarder {
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #stopped = new AbortController();
  readonly #posts = new Map<PostKind, Post>();
  readonly #counts = new Map<PostKind, { succeeded: number; failed: number; lastSuccessAtMs?: number }>();
  /** Kinds whose last attempt failed. */
  readonly #failing = new Set<PostKind>();
  #lastError: ForwarderStatus['lastError'];
  #target: ForwarderTarget = { ddUrl: '', apiKey: undefined };

  constructor(options: { readonly clock: Clock; readonly log: Logger }) {
    this.#clock = options.clock;
    this.#log = options.log;
    for (const kind of kinds) this.#counts.set(kind, { succeeded: 0, failed: 0 });
  }

  /** Undefined where there is no intake. */
  get status(): ForwarderStatus | undefined {
    const { ddUrl } = this.#target;
    if (!ddUrl) return undefined;
    return {
      target: maskUrls(ddUrl),
      transactions: Object.fromEntries([...this.#counts].map(([kind, counts]) => [kind, { ...counts }])),
      ...(this.#lastError && this.#failing.size > 0 ? { lastError: this.#lastError } : {}),
    };
  }

  /** Another intake, or another key, is told all that was posted last. */
  setTarget(target: ForwarderTarget): void {
    if (target.ddUrl === this.#target.ddUrl && target.apiKey === this.#target.apiKey) return;
    this.#target = target;
    this.#failing.clear();
    for (const [kind, { makeBody }] of [...this.#posts]) this.post(kind, makeBody);
  }

  post(kind: PostKind, makeBody: MakeBody): void {
    if (this.#stopped.signal.aborted) return;
    const older = this.#posts.get(kind);
    older?.timer?.cancel();
    older?.overtaken.abort();
    const post: Post = { makeBody, overtaken: new AbortController(), failures: 0 };
    this.#posts.set(kind, post);
    void this.#attempt(kind, post);
  }

  stop(): void {
    this.#stopped.abort();
    for (const { timer } of this.#posts.values()) timer?.cancel();
  }

  async #attempt(kind: PostKind, post: Post): Promise<void> {
    const target = this.#target;
    if (!target.ddUrl) return;
    const error = await this.#send(target, post);
    // The end of one that was overtaken is of no interest.
    if (this.#posts.get(kind) !== post || this.#stopped.signal.aborted) return;
    const counts = this.#counts.get(kind);
    if (error === undefined) {
      if (counts) counts.succeeded++;
      if (counts) counts.lastSuccessAtMs = this.#clock.now();
      if (this.#failing.delete(kind) && this.#failing.size === 0)
        this.#log.info({}, 'posts to the intake go well again');
      return;
    }
    if (counts) counts.failed++;
    this.#lastError = { atMs: this.#clock.now(), message: `${kind}: ${error}` };
    if (this.#failing.size === 0) {
      this.#log.warn({}, 'cannot post %s to %s: %s; trying again', kind, maskUrls(target.ddUrl), error);
    }
    this.#failing.add(kind);
    const pauseMs = Math.min(longestRetryMs, firstRetryMs * 2 ** post.failures);
    post.failures++;
    post.timer = this.#clock.after(pauseMs, () => void this.#attempt(kind, post));
  }

  /** @returns what went wrong */
  async #send({ ddUrl, apiKey }: ForwarderTarget, { makeBody, overtaken }: Post): Promise<string | undefined> {
    try {
      const body = JSON.stringify(await makeBody());
      const response = await fetch(new URL('/intake/', ddUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(apiKey ? { 'DD-Api-Key': apiKey } : {}) },
        body,
        redirect: 'error',
        signal: AbortSignal.any([this.#stopped.signal, overtaken.signal, AbortSignal.timeout(requestTimeoutMs)]),
      });
      await response.arrayBuffer();
      return response.ok ? undefined : `status ${response.status}`;
    } catch (error) {
      if (!(error instanceof Error)) return String(error);
      const reason = maskUrls(error.cause instanceof Error ? error.cause.message : error.message);
      return apiKey ? reason.replaceAll(apiKey, mask) : reason;
    }
  }
}
