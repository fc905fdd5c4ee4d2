import type { MetricSample, Sample } from '../../../lib/check/sample.ts';
import type { Submission, SubmittedPoint } from '../../../lib/check/submission.ts';
import { sentMetricName, sentServiceCheckName } from '../submit/sent-name.ts';
import { summariseHistogram } from './histogram.ts';
import type { HistogramConfig } from './histogram-config.ts';
import { groupByContext, type RunMetric } from './run-metric.ts';
import { type LastValue, StatefulMetrics } from './stateful-metrics.ts';

export interface CheckSamplerOptions {
  readonly histogram: HistogramConfig;
  /** Told once per cause and metric what was not sent, and why. */
  readonly report?: (message: string) => void;
  /** How many rates and monotonic counts are remembered. */
  readonly maxStatefulMetrics?: number;
}

/** What was not sent as the check meant it, in samples, since the sampler was made. */
export interface SamplerCounters {
  /** Values that are NaN or infinite. */
  readonly notFinite: number;
  /** Rates that fell: the counter started again. */
  readonly negativeRate: number;
  /** Rates with no time between two samples. */
  readonly rateWithoutTime: number;
  /** Samples whose context had another type earlier in the run; treated as of that type. */
  readonly typeConflict: number;
  /** Rates and monotonic counts beyond `maxStatefulMetrics`. */
  readonly stateFull: number;
  /** Points and service checks whose name cannot be sent as it is, and is altered. */
  readonly alteredName: number;
}

/** So many causes are remembered as reported; further ones are only counted. */
const maxReported = 1000;

/**
 * Aggregates what one check instance submits, run by run, as the Agent's check sampler does. Make one per check id
 * and keep it across reloads and workers: it holds the last values of rates and monotonic counts.
 */
export class CheckSampler {
  readonly #state: StatefulMetrics;
  readonly #report: (message: string) => void;
  readonly #reported = new Set<string>();
  readonly #counters = {
    notFinite: 0,
    negativeRate: 0,
    rateWithoutTime: 0,
    typeConflict: 0,
    stateFull: 0,
    alteredName: 0,
  };
  #histogram: HistogramConfig;

  constructor(options: CheckSamplerOptions) {
    this.#histogram = options.histogram;
    this.#report = options.report ?? (() => {});
    this.#state = new StatefulMetrics(options.maxStatefulMetrics ?? 20_000);
  }

  get counters(): SamplerCounters {
    return { ...this.#counters };
  }

  /** Takes other aggregates and percentiles from the next run on. */
  setHistogram(config: HistogramConfig): void {
    this.#histogram = config;
  }

  /**
   * Aggregates the samples of one run, ended well or not.
   * @param run.timestampS the run's due time, whole Unix seconds: all points carry it
   */
  commit(run: { readonly samples: readonly Sample[]; readonly timestampS: number }): Submission {
    const metrics = groupByContext(this.#finiteMetrics(run.samples), (metric, sample) =>
      this.#drop('typeConflict', sample, `is submitted as ${metric.type} and as ${sample.type} in one run`),
    );
    const points = metrics.flatMap((metric) => this.#finitePoints(metric, run.timestampS));
    const serviceChecks = run.samples.filter((sample) => sample.kind === 'service_check');
    for (const { metric } of points) this.#tellIfAltered(`metric ${metric}`, metric, sentMetricName(metric));
    for (const { name } of serviceChecks)
      this.#tellIfAltered(`service check ${name}`, name, sentServiceCheckName(name));
    return {
      series: points.filter((point) => point.type !== 'distribution'),
      distributions: points.filter((point) => point.type === 'distribution'),
      serviceChecks,
      events: run.samples.filter((sample) => sample.kind === 'event'),
      timestampS: run.timestampS,
    };
  }

  *#finiteMetrics(samples: readonly Sample[]): Iterable<MetricSample> {
    for (const sample of samples) {
      if (sample.kind !== 'metric') continue;
      if (sample.type === 'set' || Number.isFinite(sample.value)) yield sample;
      else this.#drop('notFinite', sample, `has the value ${sample.value}, which cannot be sent`);
    }
  }

  /** Sums may pass what a number can hold. */
  #finitePoints(metric: RunMetric, nowS: number): SubmittedPoint[] {
    return this.#points(metric, nowS).filter((each) => {
      const [sample] = metric.samples;
      if (!Number.isFinite(each.value) && sample)
        this.#drop('notFinite', sample, `comes to ${each.value}, which cannot be sent`);
      return Number.isFinite(each.value);
    });
  }

  #points(metric: RunMetric, nowS: number): SubmittedPoint[] {
    switch (metric.type) {
      case 'gauge':
        return [point(metric, 'gauge', numbers(metric).at(-1) ?? 0)];
      case 'count':
        return [point(metric, 'count', sum(numbers(metric)))];
      case 'monotonic_count':
        return this.#monotonicCount(metric, nowS);
      case 'rate':
        return this.#rate(metric, nowS);
      case 'histogram':
        return summariseHistogram(numbers(metric), this.#histogram).map(({ suffix, type, value }) =>
          point({ ...metric, name: metric.name + suffix }, type, value),
        );
      case 'distribution':
        return numbers(metric).map((value) => point(metric, 'distribution', value));
      case 'set':
        return [point(metric, 'gauge', new Set(metric.samples.map(({ value }) => String(value))).size)];
    }
  }

  /**
   * The sum of all growth between one sample and the next, that of the last run included. A drop adds nothing, so a
   * run with only a drop sends 0, as the Agent does. What cannot be remembered sends nothing: with `flushFirstValue` it
   * would be counted in full by every run.
   */
  #monotonicCount(metric: RunMetric, nowS: number): SubmittedPoint[] {
    let last = this.#state.get(stateKey(metric), nowS);
    let total: number | undefined;
    for (const sample of metric.samples) {
      const value = Number(sample.value);
      if (last && value >= last.value) total = (total ?? 0) + value - last.value;
      else if (sample.flushFirstValue) total = value;
      else if (last) total ??= 0;
      last = { value, atMs: sample.atMs };
    }
    if (!this.#remember(metric, last, nowS)) return [];
    return total === undefined ? [] : [point(metric, 'count', total)];
  }

  /** Growth per second between the last two samples, whether of one run or of two. */
  #rate(metric: RunMetric, nowS: number): SubmittedPoint[] {
    const [before, sample] = [metric.samples.at(-2), metric.samples.at(-1)];
    if (!sample) return [];
    const current = { value: Number(sample.value), atMs: sample.atMs };
    const last = before ? { value: Number(before.value), atMs: before.atMs } : this.#state.get(stateKey(metric), nowS);
    this.#remember(metric, current, nowS);
    if (!last) return [];
    const seconds = (current.atMs - last.atMs) / 1000;
    if (seconds <= 0) {
      this.#drop('rateWithoutTime', sample, 'is sampled twice at the same time: no rate can be computed');
      return [];
    }
    const value = (current.value - last.value) / seconds;
    if (value < 0) {
      this.#drop('negativeRate', sample, 'fell: its counter may have started again, and no rate is sent for this run');
      return [];
    }
    return [point(metric, 'gauge', value)];
  }

  /** @returns false when there is no room for it */
  #remember(metric: RunMetric, last: LastValue | undefined, nowS: number): boolean {
    const [sample] = metric.samples;
    if (!last || !sample || this.#state.set(stateKey(metric), last, nowS)) return true;
    this.#drop(
      'stateFull',
      sample,
      'is one too many: no more rates and monotonic counts of this instance are remembered',
    );
    return false;
  }

  #drop(cause: keyof SamplerCounters, sample: MetricSample, what: string): void {
    this.#tell(cause, `metric ${sample.name}`, what);
  }

  #tellIfAltered(subject: string, name: string, sent: string): void {
    if (sent !== name) this.#tell('alteredName', subject, `is sent as ${sent}: DogStatsD cannot carry its name`);
  }

  #tell(cause: keyof SamplerCounters, subject: string, what: string): void {
    this.#counters[cause]++;
    const key = `${cause} ${subject}`;
    if (this.#reported.has(key) || this.#reported.size >= maxReported) return;
    this.#reported.add(key);
    this.#report(`${subject} ${what}`);
  }
}

function numbers(metric: RunMetric): number[] {
  return metric.samples.map(({ value }) => Number(value));
}

/** A rate is never compared with a count's value of the same context. */
function stateKey(metric: RunMetric): string {
  return `${metric.type} ${metric.key}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function point(metric: RunMetric, type: SubmittedPoint['type'], value: number): SubmittedPoint {
  const { name, tags, hostname } = metric;
  return { metric: name, type, value, tags, ...(hostname === undefined ? {} : { hostname }) };
}
