import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type DeclaredSeries, declaredSeries } from './declared-series.ts';
import { parseMetadataCsv } from './metadata-csv.ts';
import type { EventSample, MetricSample, Sample, SampleType, ServiceCheckSample } from './sample.ts';
import type { ServiceCheckStatus } from './service-check-status.ts';

/** What a metric sample must be; a key left out may be anything. */
export interface ExpectedMetric {
  readonly value?: number | string;
  /** All of its tags, in any order, those of the instance included. */
  readonly tags?: readonly string[];
  readonly type?: SampleType;
  /** Empty: none; another than the agent's else. */
  readonly hostname?: string;
  /** How many samples must be so; absent: at least one. */
  readonly count?: number;
}

export interface ExpectedServiceCheck {
  readonly status?: ServiceCheckStatus;
  readonly tags?: readonly string[];
  readonly message?: string;
  readonly hostname?: string;
  readonly count?: number;
}

interface Recorded {
  readonly samples: readonly Sample[];
  readonly warnings: readonly string[];
  readonly logs: readonly { readonly level: string; readonly message: string }[];
  readonly configWarnings: readonly string[];
  readonly error?: unknown;
}

/** What a check submitted, and assertions on it in the spirit of datadog_checks' aggregator stub. */
export class CheckResult {
  /** In the order of the calls. */
  readonly samples: readonly Sample[];
  readonly warnings: readonly string[];
  readonly logs: Recorded['logs'];
  /** What `configcheck` would warn of. */
  readonly configWarnings: readonly string[];
  /** What the check threw, with `expectError`. */
  readonly error: unknown;
  readonly #asserted = new Set<string>();

  constructor(recorded: Recorded) {
    this.samples = recorded.samples;
    this.warnings = recorded.warnings;
    this.logs = recorded.logs;
    this.configWarnings = recorded.configWarnings;
    this.error = recorded.error;
  }

  /** All metric samples, or those of one name. */
  metrics(name?: string): MetricSample[] {
    const metrics = this.samples.filter((sample) => sample.kind === 'metric');
    return name === undefined ? metrics : metrics.filter((sample) => sample.name === name);
  }

  serviceChecks(name?: string): ServiceCheckSample[] {
    const checks = this.samples.filter((sample) => sample.kind === 'service_check');
    return name === undefined ? checks : checks.filter((sample) => sample.name === name);
  }

  events(): EventSample[] {
    return this.samples.filter((sample) => sample.kind === 'event');
  }

  /** That the metric was submitted, as often and as described. */
  assertMetric(name: string, expected: ExpectedMetric = {}): void {
    this.#asserted.add(name);
    const { count, ...fields } = expected;
    const submitted = this.metrics(name);
    assertCount(submitted.filter((sample) => matches(sample, fields)).length, count, () => {
      return report(`metric ${name}`, expected, submitted.length > 0 ? submitted : this.metrics());
    });
  }

  /** That the service check was reported, as often and as described. */
  assertServiceCheck(name: string, expected: ExpectedServiceCheck = {}): void {
    const { count, ...fields } = expected;
    const submitted = this.serviceChecks(name);
    assertCount(submitted.filter((sample) => matches(sample, fields)).length, count, () => {
      return report(`service check ${name}`, expected, submitted.length > 0 ? submitted : this.serviceChecks());
    });
  }

  /** That no metric was submitted that the test has not asserted. */
  assertAllMetricsCovered(): void {
    const names = new Set(this.metrics().map(({ name }) => name));
    const missing = [...names].filter((name) => !this.#asserted.has(name)).sort();
    if (missing.length > 0) assert.fail(`metrics that were submitted and not asserted: ${missing.join(', ')}`);
  }

  /**
   * That all that was submitted is declared in the check's metadata.csv, with the type that Datadog shows for it; of a
   * histogram the series of the default aggregates.
   * @param file path or file URL (`new URL('metadata.csv', import.meta.url)`)
   */
  assertMetadata(file: string | URL): void {
    const { metrics, problems } = parseMetadataCsv(readFileSync(file, 'utf8'));
    const wrong = problems.map(({ line, message }) => `line ${line}: ${message}`);
    const series = this.metrics().flatMap((sample) => declaredSeries(sample));
    for (const each of new Map(series.map((one) => [`${one.name} ${one.types}`, one])).values()) {
      const type = Object.hasOwn(metrics, each.name) ? metrics[each.name]?.type : undefined;
      if (type === undefined) wrong.push(`${each.name} is not declared (${nameTypes(each)})`);
      else if (!each.types.includes(type)) wrong.push(`${each.name} is declared as ${type}, not ${nameTypes(each)}`);
    }
    if (wrong.length > 0) assert.fail(`${String(file)}:\n${wrong.join('\n')}`);
  }
}

function nameTypes(series: DeclaredSeries): string {
  return series.types.join(' or ');
}

function matches(sample: MetricSample | ServiceCheckSample, expected: object): boolean {
  return Object.entries(expected).every(([key, value]) => {
    if (value === undefined) return true;
    if (key === 'tags') return JSON.stringify(sortedSet(sample.tags)) === JSON.stringify(sortedSet(value));
    return Object.is(sample[key as keyof typeof sample], value);
  });
}

function sortedSet(tags: readonly string[]): string[] {
  return [...new Set(tags)].sort();
}

function assertCount(found: number, expected: number | undefined, message: () => string): void {
  const isRight = expected === undefined ? found > 0 : found === expected;
  if (!isRight) assert.fail(`${message()}\n${found} found, ${expected ?? 'at least 1'} expected`);
}

function report(what: string, expected: object, submitted: readonly Sample[]): string {
  const lines = submitted.slice(0, 20).map((sample) => `  ${JSON.stringify(sample)}`);
  return `${what} ${JSON.stringify(expected)} was not submitted so. Submitted:\n${lines.join('\n') || '  nothing'}`;
}
