import { format } from 'node:util';
import type { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import type { CheckContext } from './check-context.ts';
import type { CheckLog } from './check-log.ts';
import { isMetricWanted } from './metric-patterns.ts';
import type { SampleType } from './sample.ts';
import type { ServiceCheckStatus } from './service-check-status.ts';
import type {
  EventInput,
  MetricOptions,
  MonotonicCountOptions,
  ServiceCheckOptions,
  SubmissionOptions,
  TagList,
} from './submission-options.ts';

/** Longest key of the persistent cache, in characters. */
const maxCacheKeyLength = 200;
/** Longest value of the persistent cache, in characters. */
const maxCacheValueLength = 65_536;

/**
 * The base of every check: one object per instance, `run()` called at every interval. What a run submits is
 * aggregated at its end and sent with the time at which the run was due; what was submitted before a throw is sent too.
 *
 * Tags of the instance and `service:<service>` are added to every metric, service check and event, and
 * `metric_patterns` applied: a check need not (and must not) do it. Semantics are those of datadog_checks' AgentCheck.
 */
export abstract class AgentCheck<Instance = Record<string, unknown>, InitConfig = Record<string, unknown>> {
  /** The keys of an instance; an instance that does not match is refused, with line and key. Absent: anything goes. */
  static readonly instanceSchema: z.ZodType | undefined = undefined;
  /** The keys of `init_config`, likewise. */
  static readonly initConfigSchema: z.ZodType | undefined = undefined;
  /** Prefix (with a dot after it) of all metrics and service checks, and source type of events. */
  static readonly namespace: string | undefined = undefined;

  readonly #context: CheckContext;
  readonly #ownTags: readonly string[];

  constructor(context: CheckContext) {
    this.#context = context;
    const { tags, service } = context.settings;
    this.#ownTags = service === undefined ? tags : [...tags, `service:${service}`];
  }

  /** One collection. A throw is reported as the run's error; the next run is made all the same. */
  abstract run(): Promise<void> | void;

  /** Called once when the instance is unscheduled or its code is reloaded: closes connections and the like. */
  close(): Promise<void> | void {}

  get name(): string {
    return this.#context.name;
  }

  get checkId(): string {
    return this.#context.checkId;
  }

  /** The agent's host name, also where `empty_default_hostname` is set. */
  get hostname(): string {
    return this.#context.hostname;
  }

  get instance(): Instance {
    return this.#context.instance as Instance;
  }

  get initConfig(): InitConfig {
    return this.#context.initConfig as InitConfig;
  }

  get log(): CheckLog {
    return this.#context.log;
  }

  /** The time to use in a check, so that its tests can turn it. */
  get clock(): Clock {
    return this.#context.clock;
  }

  /** A value now: of several in a run the last counts. */
  gauge(name: string, value: number | bigint, options: MetricOptions = {}): void {
    this.#submitNumber('gauge', name, value, options);
  }

  /** How many since the last run: several in a run are added up. */
  count(name: string, value: number | bigint, options: MetricOptions = {}): void {
    this.#submitNumber('count', name, value, options);
  }

  /**
   * A counter that only grows: sends by how much it grew since the value before. The very first value sends
   * nothing (unless `flushFirstValue`); a drop counts as a restart and adds nothing.
   */
  monotonicCount(name: string, value: number | bigint, options: MonotonicCountOptions = {}): void {
    this.#submitNumber('monotonic_count', name, value, options);
  }

  /** A counter that only grows, sent as growth per second: a gauge. The first value sends nothing, nor does a drop. */
  rate(name: string, value: number | bigint, options: MetricOptions = {}): void {
    this.#submitNumber('rate', name, value, options);
  }

  /** One of many values of a run: sends `.max`, `.median`, `.avg`, `.count`, `.95percentile` (`histogram_aggregates`). */
  histogram(name: string, value: number | bigint, options: MetricOptions = {}): void {
    this.#submitNumber('histogram', name, value, options);
  }

  /** One of many values, kept as a sketch by the backend: percentiles over any hosts and time. */
  distribution(name: string, value: number | bigint, options: MetricOptions = {}): void {
    this.#submitNumber('distribution', name, value, options);
  }

  /** One member of a set: sends how many different ones a run had, as a gauge. Not in Datadog's AgentCheck. */
  set(name: string, value: string | number | bigint, options: MetricOptions = {}): void {
    if (isAbsent(value)) this.#skipAbsent(name);
    else this.#submitMetric('set', name, asText(value) ?? '', options);
  }

  /** Reports how something stands. @throws TypeError when `status` is not 0 to 3 */
  serviceCheck(name: string, status: ServiceCheckStatus, options: ServiceCheckOptions = {}): void {
    if (![0, 1, 2, 3].includes(status)) {
      throw new TypeError(`Service check ${name}: status ${String(status)} is not one of ServiceCheckStatus (0 to 3)`);
    }
    this.#context.submit({
      kind: 'service_check',
      name: this.#withNamespace(name, options),
      status,
      tags: this.#tags(options.tags),
      ...this.#host(options.hostname),
      message: asText(options.message) ?? '',
    });
  }

  /** Puts an entry into the event stream. @throws TypeError without a title, or with an alert type DogStatsD has not */
  event(event: EventInput): void {
    if (typeof event.title !== 'string' || event.title === '') throw new TypeError('Event: title is empty');
    const { alertType, priority, timestampS } = event;
    if (alertType !== undefined && !['error', 'warning', 'info', 'success'].includes(alertType)) {
      throw new TypeError(`Event ${event.title}: alertType ${alertType} is not one of error, warning, info, success`);
    }
    if (priority !== undefined && !['normal', 'low'].includes(priority)) {
      throw new TypeError(`Event ${event.title}: priority ${priority} is not one of normal, low`);
    }
    if (timestampS !== undefined && !(Number.isFinite(timestampS) && timestampS > 0)) {
      throw new TypeError(`Event ${event.title}: timestampS ${String(timestampS)} is not a time in Unix seconds`);
    }
    const aggregationKey = asText(event.aggregationKey);
    const sourceTypeName = asText(event.sourceTypeName) ?? this.#namespace();
    this.#context.submit({
      kind: 'event',
      title: event.title,
      text: asText(event.text) ?? '',
      tags: this.#tags(event.tags),
      ...this.#host(event.hostname),
      ...(timestampS === undefined ? {} : { timestampS: Math.floor(timestampS) }),
      ...(aggregationKey === undefined ? {} : { aggregationKey }),
      ...(alertType === undefined ? {} : { alertType }),
      ...(priority === undefined ? {} : { priority }),
      ...(sourceTypeName === undefined ? {} : { sourceTypeName }),
    });
  }

  /** Something a person should know, though the run went on: logged, and shown in the status until the next run. */
  warning(message: string, ...values: unknown[]): void {
    const text = format(message, ...values);
    this.#context.log.warn({}, '%s', text);
    this.#context.warn(text);
  }

  /** What was last written under the key, also by an earlier process; undefined when nothing was. */
  readPersistentCache(key: string): string | undefined {
    return this.#context.cache.read(key);
  }

  /**
   * Keeps a text past reload and restart, for this instance as it is configured now (its check id).
   * @throws TypeError when key or value is no text
   * @throws RangeError when key or value is too long
   */
  writePersistentCache(key: string, value: string): void {
    if (typeof key !== 'string' || typeof value !== 'string') {
      throw new TypeError('Persistent cache: key and value must be text; JSON.stringify what is not');
    }
    if (key.length > maxCacheKeyLength) {
      throw new RangeError(
        `Persistent cache: the key is longer than ${maxCacheKeyLength} characters: ${key.slice(0, 40)}…`,
      );
    }
    if (value.length > maxCacheValueLength) {
      throw new RangeError(`Persistent cache: the value of ${key} is longer than ${maxCacheValueLength} characters`);
    }
    this.#context.cache.write(key, value);
  }

  #submitNumber(type: SampleType, name: string, value: unknown, options: MonotonicCountOptions): void {
    if (isAbsent(value)) {
      this.#skipAbsent(name);
      return;
    }
    const number = typeof value === 'bigint' ? Number(value) : value;
    if (typeof number !== 'number') {
      throw new TypeError(`Metric ${name}: value ${format('%O', value)} is not a number; turn it into one`);
    }
    this.#submitMetric(type, name, number, options);
  }

  #submitMetric(type: SampleType, name: string, value: number | string, options: MonotonicCountOptions): void {
    const fullName = this.#withNamespace(name, options);
    if (!isMetricWanted(this.#context.settings.metricPatterns, fullName)) return;
    const tags = this.#tags(options.tags);
    if (options.device) tags.push(`device:${asText(options.device)}`);
    this.#context.submit({
      kind: 'metric',
      type,
      name: fullName,
      value,
      tags,
      ...this.#host(options.hostname),
      atMs: this.#context.clock.now(),
      ...(options.flushFirstValue ? { flushFirstValue: true } : {}),
    });
  }

  #skipAbsent(name: string): void {
    this.#context.log.warn({ metric: name }, 'metric %s has no value (null or undefined) and is not sent', name);
  }

  #namespace(): string | undefined {
    return (this.constructor as typeof AgentCheck).namespace || undefined;
  }

  #withNamespace(name: string, options: SubmissionOptions): string {
    if (typeof name !== 'string' || name === '') throw new TypeError('A metric or service check needs a name');
    const namespace = options.raw ? undefined : this.#namespace();
    return namespace === undefined ? name : `${namespace}.${name}`;
  }

  #tags(tags: TagList | null | undefined): string[] {
    if (tags && !Array.isArray(tags)) throw new TypeError(`tags must be a list, not ${format('%O', tags)}`);
    const given = (tags ?? []).map(asText).filter((tag): tag is string => tag !== undefined && tag !== '');
    return [...given, ...this.#ownTags];
  }

  /** An empty name stands for the default one, as on the Agent; that is none with `empty_default_hostname`. */
  #host(hostname: string | null | undefined): { hostname?: string } {
    const name = asText(hostname);
    if (name) return { hostname: name };
    return this.#context.settings.emptyDefaultHostname ? { hostname: '' } : {};
  }
}

/** What an author who is not held back by types may give as text: an Error is its message, an object what it prints as. */
function asText(value: unknown): string | undefined {
  if (isAbsent(value)) return undefined;
  if (typeof value === 'string') return value;
  return value instanceof Error ? value.message : format('%s', value);
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
