import {
  AgentCheck,
  type HttpAnswer,
  httpExchange,
  normalizeTag,
  readTlsOptions,
  reasonOf,
  ServiceCheckStatus,
  withoutCredentials,
} from 'labrador/check';
import { readCertificateEnd } from './certificate.ts';
import { defaultStatusCodes, type HttpInstance, httpInstance } from './instance.ts';
import { requestOf } from './request.ts';

/** How much of a body is looked at, in bytes. */
export const maxBodyBytes = 1_048_576;
/** Longest message of a service check, in characters. */
const maxMessageLength = 2500;
const secondsOfDay = 86_400;

/**
 * Whether a page answers as it should, how fast, and how long its certificate still holds. What it sends and its tags
 * are those of Datadog's `http_check`.
 */
export default class HttpCheck extends AgentCheck<HttpInstance> {
  static override readonly instanceSchema = httpInstance;

  override async run(): Promise<void> {
    const failure = await this.#readPage();
    const tags = this.#pageTags();
    this.gauge('network.http.can_connect', failure === undefined ? 1 : 0, { tags });
    this.gauge('network.http.cant_connect', failure === undefined ? 0 : 1, { tags });
    if (failure === undefined) {
      this.serviceCheck('http.can_connect', ServiceCheckStatus.OK, { tags });
    } else {
      this.log.info('%s is down: %s', this.#shownUrl(), failure);
      this.serviceCheck('http.can_connect', ServiceCheckStatus.CRITICAL, { tags, message: failure });
    }
    const isEncrypted = new URL(this.instance.url).protocol === 'https:';
    if (isEncrypted && this.instance.check_certificate_expiration) await this.#checkCertificate(tags);
  }

  /** @returns what is wrong; undefined when the page is as it should be */
  async #readPage(): Promise<string | undefined> {
    const { timeout, allow_redirects, tls_verify, disable_ssl_validation, check_hostname } = this.instance;
    const startMs = this.clock.monotonic();
    try {
      const answer = await httpExchange(requestOf(this.instance), {
        timeoutMs: timeout * 1000,
        clock: this.clock,
        followRedirects: allow_redirects,
        maxBodyBytes,
        tls: await readTlsOptions(this.instance, {
          verify: tls_verify ?? !disable_ssl_validation,
          checkHostname: check_hostname,
        }),
      });
      if (this.instance.collect_response_time) {
        this.gauge('network.http.response_time', answer.responseTimeMs / 1000, { tags: this.#pageTags() });
      }
      return this.#judge(answer);
    } catch (error) {
      const afterMs = Math.floor(this.clock.monotonic() - startMs);
      return `${reasonOf(error)}. Connection failed after ${afterMs} ms`;
    }
  }

  #judge(answer: HttpAnswer): string | undefined {
    const body = answer.body.toString('utf8');
    const problem = this.#problemOfStatus(answer.status) ?? this.#problemOfContent(body);
    if (problem === undefined || !this.instance.include_content) return problem;
    return `${problem}\nContent: ${body}`.slice(0, maxMessageLength);
  }

  #problemOfStatus(status: number): string | undefined {
    const { http_response_status_code: expected } = this.instance;
    if (new RegExp(`^(?:${expected})`).test(String(status))) return undefined;
    const shown = expected === defaultStatusCodes ? '1xx or 2xx or 3xx' : expected;
    return `Incorrect HTTP return code for url ${this.#shownUrl()}. Expected ${shown}, got ${status}.`;
  }

  #problemOfContent(body: string): string | undefined {
    const { content_match, reverse_content_match } = this.instance;
    if (content_match === undefined) return undefined;
    const isFound = new RegExp(content_match).test(body);
    if (isFound && reverse_content_match) {
      return `Content "${content_match}" found in response with the reverse_content_match`;
    }
    return isFound || reverse_content_match ? undefined : `Content "${content_match}" not found in response.`;
  }

  async #checkCertificate(tags: readonly string[]): Promise<void> {
    const { url, timeout, tls_verify = true, tls_retrieve_non_validated_cert, check_hostname } = this.instance;
    if (!tls_verify && !tls_retrieve_non_validated_cert) {
      const message = 'The certificate is not looked at: see tls_verify and tls_retrieve_non_validated_cert';
      this.serviceCheck('http.ssl_cert', ServiceCheckStatus.UNKNOWN, { tags, message });
      return;
    }
    try {
      const tls = await readTlsOptions(this.instance, { verify: tls_verify, checkHostname: check_hostname });
      const endMs = await readCertificateEnd(new URL(url), { timeoutMs: timeout * 1000, clock: this.clock, tls });
      this.#reportTimeLeft((endMs - this.clock.now()) / 1000, tags);
    } catch (error) {
      const message = reasonOf(error);
      if ((error as NodeJS.ErrnoException).code === 'CERT_HAS_EXPIRED') {
        this.#sendTimeLeft(0, tags);
        this.serviceCheck('http.ssl_cert', ServiceCheckStatus.CRITICAL, { tags, message });
      } else {
        this.serviceCheck('http.ssl_cert', ServiceCheckStatus.UNKNOWN, { tags, message });
      }
    }
  }

  #reportTimeLeft(secondsLeft: number, tags: readonly string[]): void {
    const { days_warning, days_critical, seconds_warning, seconds_critical } = this.instance;
    this.#sendTimeLeft(secondsLeft, tags);
    const daysLeft = Math.floor(secondsLeft / secondsOfDay);
    if (secondsLeft < (seconds_critical || days_critical * secondsOfDay)) {
      const message = `This cert TTL is critical: only ${daysLeft} days before it expires`;
      this.serviceCheck('http.ssl_cert', ServiceCheckStatus.CRITICAL, { tags, message });
    } else if (secondsLeft < (seconds_warning || days_warning * secondsOfDay)) {
      const message = `This cert is almost expired, only ${daysLeft} days left`;
      this.serviceCheck('http.ssl_cert', ServiceCheckStatus.WARNING, { tags, message });
    } else {
      this.serviceCheck('http.ssl_cert', ServiceCheckStatus.OK, { tags });
    }
  }

  #sendTimeLeft(secondsLeft: number, tags: readonly string[]): void {
    this.gauge('http.ssl.days_left', Math.floor(secondsLeft / secondsOfDay), { tags });
    this.gauge('http.ssl.seconds_left', secondsLeft, { tags });
  }

  #pageTags(): string[] {
    return [`url:${this.#shownUrl()}`, `instance:${normalizeTag(this.instance.name)}`];
  }

  #shownUrl(): string {
    return withoutCredentials(this.instance.url);
  }
}
