import type { MetricBatch, SketchBatch } from '../../../../lib/model/metric.ts';
import { Sketch } from '../../../../lib/sketch/sketch.ts';
import { SketchColumns } from '../../../../lib/sketch/sketch-columns.ts';
import { spanBatch } from '../../store/spans/span-batch.ts';
import type { Sink } from '../../store/store.ts';
import type { MonitorTest, TestSeries } from './monitor-test.ts';

/** A series of which some points were sent. */
interface SentSeries {
  readonly of: TestSeries;
  next: number;
}

/** What comes in while a test runs: each point, report, event and span when its time is over, as from a real sender. */
export class TestInput {
  readonly #sink: Sink;
  readonly #series: readonly SentSeries[];
  readonly #distributions: readonly SentSeries[];
  #reports: MonitorTest['reports'];
  #events: MonitorTest['events'];
  #spans: MonitorTest['spans'];

  constructor(test: Pick<MonitorTest, 'series' | 'reports' | 'events' | 'spans'>, sink: Sink) {
    this.#sink = sink;
    const series = test.series.map((of) => ({ of, next: 0 }));
    this.#series = series.filter(({ of }) => of.context.type !== 'distribution');
    this.#distributions = series.filter(({ of }) => of.context.type === 'distribution');
    this.#reports = test.reports.toSorted((a, b) => a.timestampS - b.timestampS);
    this.#events = test.events.toSorted((a, b) => a.timestampS - b.timestampS);
    this.#spans = test.spans.toSorted((a, b) => a.endS - b.endS);
  }

  /** Sends all that is from before a moment, Unix milliseconds, and was not sent yet. */
  sendUntil(atMs: number): void {
    const atS = atMs / 1000;
    const batch = this.#takePoints(atS);
    if (batch.value.length > 0) this.#sink.send({ kind: 'points', batch });
    const sketches = this.#takeSketches(atS);
    if (sketches.count.length > 0) this.#sink.send({ kind: 'sketches', batch: sketches });
    const [checks, laterChecks] = splitAt(this.#reports, atS, timestampOf);
    this.#reports = laterChecks;
    if (checks.length > 0) this.#sink.send({ kind: 'checks', checks });
    const [events, laterEvents] = splitAt(this.#events, atS, timestampOf);
    this.#events = laterEvents;
    if (events.length > 0) this.#sink.send({ kind: 'events', events });
    const [spans, laterSpans] = splitAt(this.#spans, atS, ({ endS }) => endS);
    this.#spans = laterSpans;
    if (spans.length > 0) this.#sink.send({ kind: 'spans', batch: spanBatch(...spans.map(({ span }) => span)) });
  }

  #takePoints(untilS: number): MetricBatch {
    const rows: { readonly context: number; readonly timestampS: number; readonly value: number }[] = [];
    for (const [context, series] of this.#series.entries()) {
      for (const [timestampS, value] of takePoints(series, untilS)) rows.push({ context, timestampS, value });
    }
    return {
      contexts: this.#series.map(({ of }) => of.context),
      contextIndex: Uint32Array.from(rows, ({ context }) => context),
      timestampS: Float64Array.from(rows, ({ timestampS }) => timestampS),
      value: Float64Array.from(rows, ({ value }) => value),
    };
  }

  /** Each value is a sketch of its own; those of the same second add up. */
  #takeSketches(untilS: number): SketchBatch {
    const columns = new SketchColumns();
    for (const series of this.#distributions) {
      const context = columns.addContext(series.of.context);
      for (const [timestampS, value] of takePoints(series, untilS)) {
        const sketch = new Sketch();
        sketch.add(value);
        columns.add(context, timestampS, sketch);
      }
    }
    return columns.take();
  }
}

/** The points before a second that were not sent yet. */
function takePoints(series: SentSeries, untilS: number): TestSeries['points'] {
  const { points } = series.of;
  const from = series.next;
  while ((points[series.next]?.[0] ?? Infinity) < untilS) series.next += 1;
  return points.slice(from, series.next);
}

function timestampOf({ timestampS }: { readonly timestampS: number }): number {
  return timestampS;
}

/** Those before a second, and the others. */
function splitAt<Item>(
  items: readonly Item[],
  atS: number,
  secondOf: (item: Item) => number,
): readonly [readonly Item[], readonly Item[]] {
  const end = items.findIndex((item) => secondOf(item) >= atS);
  return end < 0 ? [items, []] : [items.slice(0, end), items.slice(end)];
}
