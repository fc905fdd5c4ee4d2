import type { MetricBatch } from '../../../../lib/model/metric.ts';
import type { Sink } from '../../store/store.ts';
import type { MonitorTest } from './monitor-test.ts';

/** What comes in while a test runs: each point, report and event when its time is over, as from a real sender. */
export class TestInput {
  readonly #sink: Sink;
  readonly #series: { readonly of: MonitorTest['series'][number]; next: number }[];
  #reports: MonitorTest['reports'];
  #events: MonitorTest['events'];

  constructor(test: Pick<MonitorTest, 'series' | 'reports' | 'events'>, sink: Sink) {
    this.#sink = sink;
    this.#series = test.series.map((of) => ({ of, next: 0 }));
    this.#reports = test.reports.toSorted((a, b) => a.timestampS - b.timestampS);
    this.#events = test.events.toSorted((a, b) => a.timestampS - b.timestampS);
  }

  /** Sends all that is from before a moment, Unix milliseconds, and was not sent yet. */
  sendUntil(atMs: number): void {
    const atS = atMs / 1000;
    const batch = this.#takePoints(atS);
    if (batch.value.length > 0) this.#sink.send({ kind: 'points', batch });
    const [checks, laterChecks] = splitAt(this.#reports, atS);
    this.#reports = laterChecks;
    if (checks.length > 0) this.#sink.send({ kind: 'checks', checks });
    const [events, laterEvents] = splitAt(this.#events, atS);
    this.#events = laterEvents;
    if (events.length > 0) this.#sink.send({ kind: 'events', events });
  }

  #takePoints(untilS: number): MetricBatch {
    const rows: { readonly context: number; readonly timestampS: number; readonly value: number }[] = [];
    for (const [context, series] of this.#series.entries()) {
      for (
        let point = series.of.points[series.next];
        point && point[0] < untilS;
        point = series.of.points[series.next]
      ) {
        rows.push({ context, timestampS: point[0], value: point[1] });
        series.next += 1;
      }
    }
    return {
      contexts: this.#series.map(({ of }) => of.context),
      contextIndex: Uint32Array.from(rows, ({ context }) => context),
      timestampS: Float64Array.from(rows, ({ timestampS }) => timestampS),
      value: Float64Array.from(rows, ({ value }) => value),
    };
  }
}

/** Those before a second, and the others. */
function splitAt<Item extends { readonly timestampS: number }>(
  items: readonly Item[],
  atS: number,
): readonly [readonly Item[], readonly Item[]] {
  const end = items.findIndex(({ timestampS }) => timestampS >= atS);
  return end < 0 ? [items, []] : [items.slice(0, end), items.slice(end)];
}
