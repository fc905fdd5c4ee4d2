import {
  AgentCheck,
  type CheckContext,
  type HttpAnswer,
  httpExchange,
  readTlsOptions,
  reasonOf,
  ServiceCheckStatus,
  withoutCredentials,
} from 'labrador/check';
import { linesOf } from './exposition/lines-of.ts';
import type { MetricFamily } from './exposition/metric-family.ts';
import { type ExpositionFormat, parseExposition } from './exposition/parse-exposition.ts';
import { filterLines } from './filter-lines.ts';
import { type OpenmetricsInstance, openmetricsInstance } from './instance.ts';
import { isExpression } from './is-expression.ts';
import { SharedLabels } from './labels/shared-labels.ts';
import { TagRules } from './labels/tag-rules.ts';
import type { MetricRule } from './metric-list.ts';
import { MetricRules } from './metric-rules.ts';
import { maxBodyBytes, readBody } from './read-body.ts';
import { requestOf } from './request.ts';
import { type SentType, sendFamily } from './send/send-family.ts';
import type { TaggedSample } from './send/tagged-sample.ts';
import { tagSamples } from './tag-samples.ts';

/** Most samples of a run that `metrics` may ask for. */
export const maxSamples = 100_000;

interface WantedFamily {
  readonly family: MetricFamily;
  readonly type: SentType;
  readonly rule: MetricRule;
}

/** A wanted family as it is sent. */
type TaggedFamily = Omit<WantedFamily, 'family'> & { readonly exposed: string; readonly samples: TaggedSample[] };

/** What an endpoint did not answer with; its message is that of the service check. */
class EndpointFailure extends Error {
  /** Whether there was no answer at all. */
  readonly isWithoutAnswer: boolean;

  constructor(message: string, options: ErrorOptions & { readonly isWithoutAnswer: boolean }) {
    super(message, options);
    this.isWithoutAnswer = options.isWithoutAnswer;
  }
}

/**
 * Reads the metrics that a program exposes in the format of Prometheus or of OpenMetrics. Options, names and tags are
 * those of the second version of Datadog's `openmetrics`. Of a text that cannot be read as a whole nothing is sent.
 */
export default class OpenmetricsCheck extends AgentCheck<OpenmetricsInstance> {
  static override readonly instanceSchema = openmetricsInstance;

  readonly #endpoint: string;
  readonly #staticTags: readonly string[];
  readonly #rules: MetricRules;
  readonly #tagRules: TagRules;
  readonly #isExcluded: (name: string) => boolean;
  #cachedLabels: SharedLabels | undefined;
  /** Whether the endpoint was read the run before: a counter that is new then began after that. */
  #flushFirstValue = false;

  constructor(context: CheckContext) {
    const instance = context.instance as OpenmetricsInstance;
    const ignored = instance.ignore_tags.map((expression) => new RegExp(expression));
    const tags = context.settings.tags.filter((tag) => !ignored.some((pattern) => pattern.test(tag)));
    super({ ...context, settings: { ...context.settings, tags } });
    this.#endpoint = withoutCredentials(instance.openmetrics_endpoint);
    this.#staticTags = instance.tag_by_endpoint ? [`endpoint:${this.#endpoint}`] : [];
    this.#rules = new MetricRules([...instance.metrics, ...instance.extra_metrics], {
      remember: instance.cache_metric_wildcards,
    });
    this.#tagRules = new TagRules(instance);
    this.#isExcluded = excluder(instance.exclude_metrics);
  }

  override async run(): Promise<void> {
    const flushFirstValue = this.#flushFirstValue;
    this.#flushFirstValue = false;
    const exposition = await this.#read();
    if (!exposition) return;
    const shared = this.#cachedLabels ?? new SharedLabels(this.instance.share_labels);
    // All are read before the first is sent.
    const tagged = this.#select(exposition, shared).map((wanted) => this.#tag(wanted, shared));
    for (const family of tagged) this.#send(family, flushFirstValue);
    if (this.instance.cache_shared_labels && shared.isComplete) this.#cachedLabels = shared;
    this.#flushFirstValue = true;
  }

  /** @returns undefined when there is no answer and that is no error */
  async #read(): Promise<{ readonly body: Buffer; readonly format: ExpositionFormat } | undefined> {
    try {
      const answer = await this.#ask();
      this.#sendHealth(ServiceCheckStatus.OK);
      this.#sendTelemetry('gauge', 'payload.size', answer.body.length);
      const mediaType = answer.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
      const isOpenMetrics = this.instance.use_latest_spec || mediaType === 'application/openmetrics-text';
      return { body: await readBody(answer), format: isOpenMetrics ? 'openmetrics' : 'prometheus' };
    } catch (error) {
      if (!(error instanceof EndpointFailure)) throw this.#unreadable(error);
      this.#sendHealth(ServiceCheckStatus.CRITICAL, error.message);
      if (!(error.isWithoutAnswer && this.instance.ignore_connection_errors)) throw error;
      this.log.warn('%s', error.message);
      return undefined;
    }
  }

  async #ask(): Promise<HttpAnswer> {
    const { timeout, allow_redirects, tls_verify, tls_validate_hostname } = this.instance;
    const tlsOptions = { verify: tls_verify, checkHostname: tls_validate_hostname };
    const tls = await readTlsOptions(this.instance, tlsOptions).catch((cause: Error) => {
      throw new EndpointFailure(`Cannot use a file of TLS: ${cause.message}`, { cause, isWithoutAnswer: false });
    });
    const answer = await httpExchange(requestOf(this.instance), {
      timeoutMs: timeout * 1000,
      clock: this.clock,
      followRedirects: allow_redirects,
      maxBodyBytes,
      tls,
    }).catch((cause: unknown) => {
      throw new EndpointFailure(`Cannot reach ${this.#endpoint}: ${reasonOf(cause)}`, { cause, isWithoutAnswer: true });
    });
    if (answer.status >= 200 && answer.status < 300) return answer;
    const message = `${this.#endpoint} answered with the status ${answer.status}`;
    throw new EndpointFailure(message, { isWithoutAnswer: false });
  }

  /** @returns the families that are to be sent, all of them read */
  #select(
    { body, format }: { readonly body: Buffer; readonly format: ExpositionFormat },
    shared: SharedLabels,
  ): WantedFamily[] {
    const counts = { input: 0, ignored: 0, blacklist: 0 };
    const lines = filterLines(linesOf(body), this.instance.raw_line_filters, () => counts.blacklist++);
    const wanted: WantedFamily[] = [];
    let samples = 0;
    try {
      for (const each of parseExposition(lines, format)) {
        const family = { ...each, name: this.#withoutPrefix(each.name) };
        counts.input += family.samples.length;
        if (shared !== this.#cachedLabels) shared.collect(family);
        if (this.#isExcluded(family.name)) {
          counts.ignored += family.samples.length;
          continue;
        }
        const rule = this.#rules.find(family.name);
        const type = rule && sentType(rule, family);
        if (!type) continue;
        samples += family.samples.length;
        if (samples > maxSamples) throw new Error(`metrics asks for more than ${maxSamples} samples; exclude some`);
        wanted.push({ family, type, rule });
      }
    } catch (error) {
      throw this.#unreadable(error);
    }
    for (const [name, value] of Object.entries(counts)) this.#sendTelemetry('count', `metrics.${name}.count`, value);
    return wanted;
  }

  #tag({ family, type, rule }: WantedFamily, shared: SharedLabels): TaggedFamily {
    try {
      const samples = tagSamples(family, type, { shared, rules: this.#tagRules });
      for (const { tags } of samples) tags.push(...this.#staticTags);
      return { exposed: family.name, type, rule, samples };
    } catch (error) {
      throw this.#unreadable(error);
    }
  }

  #send({ exposed, type, rule, samples }: TaggedFamily, flushFirstValue: boolean): void {
    this.#sendTelemetry('count', 'metrics.processed.count', samples.length);
    sendFamily[type](this, samples, {
      name: this.#withNamespace(rule.name ?? exposed),
      rule,
      flushFirstValue,
      collectBuckets: this.instance.collect_histogram_buckets,
      nonCumulativeBuckets: this.instance.non_cumulative_histogram_buckets,
      staticTags: this.#staticTags,
    });
  }

  #sendHealth(status: 0 | 2, message?: string): void {
    if (!this.instance.enable_health_service_check) return;
    this.serviceCheck(this.#withNamespace('openmetrics.health'), status, { tags: this.#staticTags, message });
  }

  #sendTelemetry(type: 'count' | 'gauge', name: string, value: number): void {
    if (this.instance.telemetry)
      this[type](this.#withNamespace(`telemetry.${name}`), value, { tags: this.#staticTags });
  }

  #unreadable(cause: unknown): Error {
    return new Error(`Cannot read ${this.#endpoint}: ${reasonOf(cause)}`, { cause });
  }

  #withoutPrefix(name: string): string {
    const { raw_metric_prefix: prefix } = this.instance;
    return prefix !== '' && name.startsWith(prefix) ? name.slice(prefix.length) : name;
  }

  #withNamespace(name: string): string {
    const { namespace } = this.instance;
    return namespace === '' ? name : `${namespace}.${name}`;
  }
}

function excluder(entries: readonly string[]): (name: string) => boolean {
  const names = new Set(entries.filter((entry) => !isExpression(entry)));
  const patterns = entries.filter(isExpression).map((entry) => new RegExp(entry));
  return (name) => names.has(name) || patterns.some((pattern) => pattern.test(name));
}

/** @returns undefined for what only the configuration could give a type, and does not */
function sentType({ type }: MetricRule, family: MetricFamily): SentType | undefined {
  if (type !== 'native' && type !== 'native_dynamic') return type;
  switch (family.type) {
    case 'counter':
    case 'gauge':
    case 'histogram':
    case 'summary':
      return family.type;
    default:
      return undefined;
  }
}
