import type { Clock } from '../../lib/clock/clock.ts';
import type { Outcome } from './tally.ts';

/** What a visitor sends besides method and address. */
export interface Sending {
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

/** An answer, as far as visits look at it. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Where it redirects to, as it says it. */
  readonly location: string | undefined;
}

/** Who sends, and who is told. */
export interface VisitorOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly onRequest: (service: string, outcome: Outcome, latencyMs: number) => void;
  /** Ends what is on its way. */
  readonly signal: AbortSignal;
}

const timeoutMs = 15_000;

/** A visitor with a browser of its own: keeps cookies, does not follow redirects by itself. */
export class Visitor {
  readonly #options: VisitorOptions;
  readonly #cookies = new Map<string, string>();

  constructor(options: VisitorOptions) {
    this.#options = options;
  }

  /** @param service whose request it is @returns undefined when there is no answer */
  async ask(service: string, method: string, url: URL, { form, json }: Sending = {}): Promise<Answer | undefined> {
    const { clock, signal, onRequest } = this.#options;
    const headers = new Headers({ 'user-agent': 'labrador-traffic' });
    if (this.#cookies.size > 0) headers.set('cookie', [...this.#cookies].map((pair) => pair.join('=')).join('; '));
    if (json !== undefined) headers.set('content-type', 'application/json');
    const body = form ? new URLSearchParams(form) : json === undefined ? undefined : JSON.stringify(json);
    const startedMs = clock.monotonic();
    try {
      const response = await this.#options.fetch(url, {
        method,
        headers,
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        ...(body === undefined ? {} : { body }),
      });
      const text = await response.text();
      onRequest(service, response.status, clock.monotonic() - startedMs);
      this.#keepCookies(response.headers);
      return { status: response.status, text, location: response.headers.get('location') ?? undefined };
    } catch {
      if (!signal.aborted) onRequest(service, 'failed', clock.monotonic() - startedMs);
      return undefined;
    }
  }

  #keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
  }
}
