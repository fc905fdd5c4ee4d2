import { type SpanBatch, spanFlags } from '../../../../lib/model/span.ts';

/** Pairs of service and env that are named; the rest have the default, which is the same rate. */
const maxPairs = 1000;

const defaultKey = 'service:,env:';

/**
 * The sampling rates that tracers are told: a lab keeps everything, hence 1 for every service that came (wire.md 2.2).
 */
export class Rates {
  readonly #epoch: string;
  readonly #keys = new Set<string>([defaultKey]);
  #body = '';

  /** @param epoch tells this process's versions of the rates from those of others before it */
  constructor(epoch: string) {
    this.#epoch = epoch;
  }

  /** What `Datadog-Rates-Payload-Version` says. */
  get version(): string {
    return `${this.#epoch}-${this.#keys.size}`;
  }

  /** `{"rate_by_service":{…}}`, always an object with the default. */
  get body(): string {
    this.#body ||= JSON.stringify({ rate_by_service: Object.fromEntries([...this.#keys].map((key) => [key, 1])) });
    return this.#body;
  }

  /** Notes the services of a batch that is normalised, by the entries of its services. */
  note({ spanId, flags, service, env, texts }: SpanBatch): void {
    let lastService = -1;
    let lastEnv = -1;
    for (let span = 0; span < spanId.length && this.#keys.size <= maxPairs; span += 1) {
      if (((flags[span] ?? 0) & spanFlags.topLevel) === 0) continue;
      if (service[span] === lastService && env[span] === lastEnv) continue;
      lastService = service[span] ?? 0;
      lastEnv = env[span] ?? 0;
      this.#add(`service:${texts[lastService]?.toLowerCase()},env:${texts[lastEnv]}`);
    }
  }

  #add(key: string): void {
    if (this.#keys.has(key)) return;
    this.#keys.add(key);
    this.#body = '';
  }
}
