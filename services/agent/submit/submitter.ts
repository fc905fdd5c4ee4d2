import type { EventSample, ServiceCheckSample } from '../../../lib/check/sample.ts';
import type { Submission, SubmittedPoint } from '../../../lib/check/submission.ts';
import { createDogStatsdClient, type DogStatsdClient, type DogStatsdTarget } from './dogstatsd-client.ts';
import { escapeNewlines, eventLine } from './event-line.ts';
import { lineTags } from './line-tags.ts';
import { type FailureLog, SendFailures } from './send-failures.ts';
import { sentMetricName, sentServiceCheckName } from './sent-name.ts';

export interface SubmitterOptions extends DogStatsdTarget {
  /** The agent's host name, for whatever names no other. */
  readonly hostname: string;
  readonly log: FailureLog;
}

/** Since the submitter was made. */
export interface SubmitterCounters {
  readonly submissions: number;
  /** Lines given to the network. UDP does not tell whether anybody took them. */
  readonly lines: number;
  /** Packets that the system refused to send. */
  readonly errors: number;
  /** Lines longer than a DogStatsD server reads. */
  readonly tooLong: number;
  /** Lines that could not even be made. */
  readonly unsendable: number;
  /** Tags left out since DogStatsD would not take them as tags (`host:…`). */
  readonly refusedTags: number;
}

/** `dogstatsd_buffer_size` of a server that was not configured otherwise: a longer line is cut there. */
const maxLineBytes = 8192;
/** After so many lines a submission waits for the network, so that a large one is no burst that a receiver loses. */
const linesPerFlush = 500;

/**
 * Sends submissions to a DogStatsD server, the lab's or a real Agent's, by hot-shots. Gauges and counts carry the
 * run's due time (`|T`), which takes them past the server's ten-second buckets. Points of type rate (`.count` of a
 * histogram, over one second) are sent as counts, which have the same sum; distributions cannot carry a time.
 * Nothing here throws for want of a server: what fails is counted.
 */
export class Submitter {
  readonly #failures: SendFailures;
  readonly #log: FailureLog;
  readonly #underWay = new Set<Promise<void>>();
  readonly #warnedTags = new Set<string>();
  readonly #counters = { submissions: 0, lines: 0, tooLong: 0, unsendable: 0, refusedTags: 0 };
  #client: DogStatsdClient;
  #target: DogStatsdTarget;
  #hostname: string;

  /** @throws RangeError when the port is none */
  constructor(options: SubmitterOptions) {
    this.#log = options.log;
    this.#failures = new SendFailures(options.log);
    this.#target = { host: options.host, port: options.port };
    this.#hostname = options.hostname;
    this.#client = this.#connect();
  }

  /** `udp://host:port` */
  get target(): string {
    return `udp://${this.#target.host.includes(':') ? `[${this.#target.host}]` : this.#target.host}:${this.#target.port}`;
  }

  get counters(): SubmitterCounters {
    return { ...this.#counters, errors: this.#failures.total };
  }

  setHostname(hostname: string): void {
    this.#hostname = hostname;
  }

  /** Sends to another server from now on; what is under way still goes to the old one. */
  async setTarget(target: DogStatsdTarget): Promise<void> {
    if (target.host === this.#target.host && target.port === this.#target.port) return;
    const old = this.#client;
    const previous = this.#target;
    this.#target = { host: target.host, port: target.port };
    try {
      this.#client = this.#connect();
    } catch (error) {
      this.#target = previous;
      throw error;
    }
    await this.#settle();
    await closeClient(old);
  }

  /** Sends all of a submission. Resolves, never rejects, once the system has taken it or refused it. */
  submit(submission: Submission): Promise<void> {
    const sending = this.#send(submission, this.#client).finally(() => this.#underWay.delete(sending));
    this.#underWay.add(sending);
    return sending;
  }

  /** Waits for what is under way and closes the socket. */
  async close(): Promise<void> {
    await this.#settle();
    await closeClient(this.#client);
  }

  #connect(): DogStatsdClient {
    return createDogStatsdClient(this.#target, (error) => this.#failures.failed(error, this.target));
  }

  async #settle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async #send(submission: Submission, client: DogStatsdClient): Promise<void> {
    this.#counters.submissions++;
    const errorsBefore = this.#failures.total;
    const { timestampS } = submission;
    const lines = [
      ...submission.series.map((point) => () => this.#sendPoint(client, point, timestampS)),
      ...submission.distributions.map((point) => () => this.#sendPoint(client, point, timestampS)),
      ...submission.serviceChecks.map((check) => () => this.#sendServiceCheck(client, check, timestampS)),
      ...submission.events.map((event) => () => this.#sendEvent(client, event, timestampS)),
    ];
    for (let from = 0; from < lines.length; from += linesPerFlush) {
      for (const send of lines.slice(from, from + linesPerFlush)) this.#guarded(send);
      await this.#flush(client);
    }
    if (lines.length > 0 && this.#failures.total === errorsBefore) this.#failures.succeeded(this.target);
  }

  /** One line that cannot be sent costs its neighbours nothing. */
  #guarded(send: () => boolean): void {
    try {
      if (send()) this.#counters.lines++;
    } catch (error) {
      if (this.#counters.unsendable === 0) {
        this.#log.warn({ err: error }, 'a line cannot be sent; further ones are only counted');
      }
      this.#counters.unsendable++;
    }
  }

  /** @returns whether it was sent */
  #sendPoint(client: DogStatsdClient, point: SubmittedPoint, timestampS: number): boolean {
    const tags = this.#tags(point.tags, point.hostname);
    const name = sentMetricName(point.metric);
    if (!this.#fits(name, `${name}:${point.value}|d|T${timestampS}`, tags)) return false;
    const options = { tags, timestamp: timestampS };
    if (point.type === 'gauge') client.gauge(name, point.value, options);
    else if (point.type === 'distribution') client.distribution(name, point.value, { tags });
    else client.increment(name, point.value, options);
    return true;
  }

  #sendServiceCheck(client: DogStatsdClient, check: ServiceCheckSample, timestampS: number): boolean {
    const tags = this.#tags(check.tags, check.hostname);
    const name = sentServiceCheckName(check.name);
    // The server neither un-escapes a message nor lets it contain a pipe; `\n` is what Datadog's own clients write.
    const message = escapeNewlines(check.message).replaceAll('|', '/');
    if (!this.#fits(check.name, `_sc|${name}|0|d:${timestampS}|m:${message}`, tags)) return false;
    client.check(name, check.status, { date_happened: new Date(timestampS * 1000), message }, tags);
    return true;
  }

  #sendEvent(client: DogStatsdClient, event: EventSample, timestampS: number): boolean {
    const tags = this.#tags(event.tags, event.hostname);
    const line = eventLine(event, timestampS);
    const fits = this.#fits(event.title, line, tags);
    if (fits) client.send(line, tags);
    return fits;
  }

  #tags(given: readonly string[], hostname: string | undefined): string[] {
    const { tags, refused } = lineTags(given, hostname ?? this.#hostname);
    this.#counters.refusedTags += refused.length;
    for (const tag of refused) this.#warnOfTag(tag.slice(0, tag.indexOf(':') + 1));
    return tags;
  }

  #warnOfTag(prefix: string): void {
    if (this.#warnedTags.has(prefix)) return;
    this.#warnedTags.add(prefix);
    this.#log.warn(
      {},
      `a check tags with ${prefix}…, which DogStatsD cannot carry: use the hostname option; the tag is left out`,
    );
  }

  /** Whether a server reads a line whole; counts one that is too long. */
  #fits(name: string, line: string, tags: readonly string[]): boolean {
    const bytes = Buffer.byteLength(line) + Buffer.byteLength(tags.join(',')) + 2;
    if (bytes <= maxLineBytes) return true;
    this.#counters.tooLong++;
    this.#log.warn(
      { bytes },
      `${name.slice(0, 200)} is not sent: a line of ${bytes} bytes, at most ${maxLineBytes} are read`,
    );
    return false;
  }

  #flush(client: DogStatsdClient): Promise<void> {
    return new Promise((resolve) => {
      client.flush((error) => {
        if (error) this.#failures.failed(error, this.target);
        resolve();
      });
    });
  }
}

function closeClient(client: DogStatsdClient): Promise<void> {
  return new Promise((resolve) => client.close(() => resolve()));
}
