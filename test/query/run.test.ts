import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { VirtualClock } from '../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../lib/log/logger.ts';
import type { Context } from '../../lib/model/metric.ts';
import { evaluateExpression } from '../../services/backend/query/metrics/evaluate-expression.ts';
import { parseRequestedQueries } from '../../services/backend/query/metrics/parse-query.ts';
import type { SeriesSet } from '../../services/backend/query/metrics/series-set.ts';
import { answerHistogram } from '../../services/backend/query/questions/answer-histogram.ts';
import { openStore } from '../../services/backend/store/open-store.ts';
import type { MetricReader, Store } from '../../services/backend/store/store.ts';
import { sketchBatch } from '../../services/backend/store/testing/sketch-batch.ts';
import { MemoryMetrics } from './memory-metrics.ts';
import { type Eval, epochS, type Load, parseScript, type Section } from './script.ts';

const folder = path.join(import.meta.dirname, 'scripts');

const sections = readdirSync(folder)
  .filter((name) => name.endsWith('.test.txt'))
  .flatMap((file) => parseScript(readFileSync(path.join(folder, file), 'utf8')).map((section) => ({ file, section })))
  .map(({ file, section }, index) => ({ file, section: withOwnMetrics(section, `s${index}.`) }));

suite('on series in memory', () => {
  const metrics = new MemoryMetrics();
  for (const { file, section } of sections) {
    test(`${file}: ${section.name}`, async () => {
      for (const load of section.loads) metrics.add(toContext(load), toPoints(load));
      await checkAll(metrics, section, file);
    });
  }
});

suite('on the store', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'labrador-query-'));
  let store: Store | undefined;
  before(async () => {
    const clock = new VirtualClock((epochS + 28 * 86_400) * 1000);
    store = await openStore({ dataDir, clock, log: createLogger('query-test', 'warn') });
  });
  after(async () => {
    await store?.close();
    rmSync(dataDir, { recursive: true });
  });
  for (const { file, section } of sections) {
    test(`${file}: ${section.name}`, async () => {
      assert.ok(store);
      for (const load of section.loads) send(store, load);
      await checkAll(store.metrics, section, file);
    });
  }
});

/** Sections share a store: their metrics get a prefix. */
function withOwnMetrics(section: Section, prefix: string): Section {
  const rename = (query: string) =>
    section.loads.reduce(
      (text, { metric }) => text.replaceAll(new RegExp(`(?<![\\w.])${metric}(?=\\{)`, 'g'), prefix + metric),
      query,
    );
  return {
    ...section,
    loads: section.loads.map((load) => ({ ...load, metric: prefix + load.metric })),
    evals: section.evals.map((each) => ({ ...each, query: rename(each.query) })),
  };
}

function toContext({ metric, type, intervalS, tags }: Load): Context {
  const host = tags.find((tag) => tag.startsWith('host:'))?.slice('host:'.length) ?? '';
  return { metric, type, intervalS, host, tags: tags.filter((tag) => !tag.startsWith('host:')) };
}

function toPoints({ points }: Load): readonly (readonly [number, number])[] {
  return points.map(([second, value]) => [epochS + second, value]);
}

function send(store: Store, load: Load): void {
  const points = toPoints(load);
  if (load.type === 'distribution') {
    const single = points.map(([second, value]) => [second, [value]] as const);
    store.sink.send({ kind: 'sketches', batch: sketchBatch({ ...toContext(load), points: single }) });
    return;
  }
  store.sink.send({
    kind: 'points',
    batch: {
      contexts: [toContext(load)],
      contextIndex: new Uint32Array(points.length),
      timestampS: Float64Array.from(points, ([timestampS]) => timestampS),
      value: Float64Array.from(points, ([, value]) => value),
    },
  });
}

async function checkAll(reader: MetricReader, section: Section, file: string): Promise<void> {
  assert.ok(section.evals.length > 0, 'a section without eval tests nothing');
  for (const each of section.evals) await check(reader, each, `${file}:${each.line} ${each.query}`);
}

async function check(reader: MetricReader, { fromS, toS, query, expected }: Eval, where: string): Promise<void> {
  const evaluate = async () => {
    const [expression] = parseRequestedQueries(query);
    assert.ok(expression, where);
    return evaluateExpression({ reader }, expression, { fromS: epochS + fromS, toS: epochS + toS });
  };
  if (expected.error !== undefined) {
    const text = expected.error;
    await assert.rejects(evaluate, (error: Error) => error.message.includes(text), where);
    return;
  }
  if (expected.bins !== undefined) {
    const bins = readBins(reader, { query, fromS, toS }).catch((error: Error) => ({
      error: error.message.replace(/'s\d+\./, "'"),
    }));
    assert.deepEqual(await bins, expected.bins, where);
    return;
  }
  const result = await evaluate();
  if (expected.intervalS !== undefined) assert.equal(result.intervalS, expected.intervalS, `${where}: interval`);
  if (expected.pointCount !== undefined) assert.equal(result.timesS.length, expected.pointCount, `${where}: points`);
  if (expected.series !== undefined) assert.deepEqual(toText(result), expected.series, where);
  if (expected.bands !== undefined) assert.deepEqual(toBands(result), expected.bands, where);
}

/** Group → its points as a script writes them, values to six digits; `!` is an anomaly, `?` a prediction, `outlier` one. */
function toText({ series, timesS }: SeriesSet): Readonly<Record<string, string>> {
  return Object.fromEntries(
    series.map(({ groupTags, values, band, isOutlier }) => {
      const points = Array.from(values, (value, at) => {
        if (Number.isNaN(value)) return [];
        const mark = band?.anomalous?.[at] ? '!' : band?.predicted?.[at] ? '?' : '';
        return [`${(timesS[at] ?? 0) - epochS}:${digits(value)}${mark}`];
      });
      return [groupTags.join(','), [...(isOutlier ? ['outlier'] : []), ...points.flat()].join(' ')];
    }),
  );
}

/** Group → the ranges expected of it, `0:1..3`, where there is one. */
function toBands({ series, timesS }: SeriesSet): Readonly<Record<string, string>> {
  return Object.fromEntries(
    series.flatMap(({ groupTags, band }) => {
      if (!band) return [];
      const ranges = Array.from(band.lower, (low, at) => {
        const range = `${digits(low)}..${digits(band.upper[at] ?? Number.NaN)}`;
        return Number.isNaN(low) ? [] : [`${(timesS[at] ?? 0) - epochS}:${range}`];
      });
      return [[groupTags.join(','), ranges.flat().join(' ')]];
    }),
  );
}

/** Second → the bins of a histogram as a script writes them: `7*2` are two values of about 7. */
async function readBins(
  reader: MetricReader,
  { query, fromS, toS }: Pick<Eval, 'query' | 'fromS' | 'toS'>,
): Promise<Readonly<Record<string, string>>> {
  const window = { fromMs: (epochS + fromS) * 1000, toMs: (epochS + toS) * 1000 };
  const { times, bins, counts } = await answerHistogram(reader, query, window);
  return Object.fromEntries(
    times.map((timeMs, at) => {
      const text = counts[at]?.map(([bin, count]) => {
        const [low = 0, high = 0] = bins[bin] ?? [];
        return `${Number(((low + high) / 2).toPrecision(2))}*${digits(count)}`;
      });
      return [timeMs / 1000 - epochS, text?.join(' ') ?? ''];
    }),
  );
}

function digits(value: number): number {
  return Number(value.toPrecision(6));
}
