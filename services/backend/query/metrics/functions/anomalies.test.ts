import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { anomalies } from './anomalies.ts';
import type { Arguments } from './series-function.ts';
import { applyTo, noiseAt, type ValueAt } from './testing-line.ts';

const hour = 3600;
const day = 24 * hour;
/** A Monday's midnight. */
const now = 20_835 * day;

interface Asked {
  readonly fromS?: number;
  readonly toS?: number;
  readonly intervalS?: number;
  readonly isZeroFilled?: boolean;
}

/** The seconds since `now` at which there are anomalies, and the width of the range at each bucket. */
async function found(valueAt: ValueAt, values: Arguments, asked: Asked = {}) {
  const { fromS = now, toS = now + hour - 1, intervalS = 20, isZeroFilled = false } = asked;
  const line = await applyTo(anomalies, { valueAt, isZeroFilled }, { window: { fromS, toS, intervalS }, values });
  const { band, timesS } = line;
  assert.ok(band?.anomalous);
  const { lower, upper, anomalous } = band;
  const atS = Array.from(timesS).flatMap((timeS, at) => (anomalous[at] ? [timeS - now] : []));
  return { atS, lower, upper, middle: lower.map((low, at) => (low + (upper[at] as number)) / 2), values: line.values };
}

const seasons = { hourly: hour, daily: day, weekly: 7 * day } as const;

/** A wave of a season with noise of one deviation of about 1. */
const wave = (season: keyof typeof seasons): ValueAt => {
  return (timeS) => 100 + 50 * Math.sin((2 * Math.PI * timeS) / seasons[season]) + 3.46 * (noiseAt(timeS) - 0.5);
};

const withSpike = (valueAt: ValueAt, atS: number, by: number): ValueAt => {
  return (timeS) => valueAt(timeS) + (timeS - now === atS ? by : 0);
};

suite('a wave with a spike: the spike alone is an anomaly, however long the season', () => {
  for (const algorithm of ['agile', 'robust']) {
    for (const seasonality of ['hourly', 'daily', 'weekly'] as const) {
      test(`${algorithm} ${seasonality}`, async () => {
        const { atS, lower } = await found(withSpike(wave(seasonality), 1800, 20), {
          algorithm,
          bounds: 4,
          seasonality,
        });
        assert.deepEqual(atS, [1800]);
        assert.ok(lower.every((low) => !Number.isNaN(low)));
      });
    }
  }
});

test('the range is as wide as so many deviations of the points, not of the bins', async () => {
  const { lower, upper, middle } = await found(wave('daily'), { algorithm: 'robust', bounds: 3, seasonality: 'daily' });
  const widths = upper.map((high, at) => (high - (lower[at] as number)) / 6);
  // Even noise from 0 to 1 deviates 1/√12, by its MAD 1.4826/4: 3.46 x 0.37 = 1.28.
  for (const width of widths) assert.ok(width > 0.9 && width < 1.7, `deviation ${width}`);
  for (const [at, value] of middle.entries()) {
    const expected = 100 + 50 * Math.sin((2 * Math.PI * (now + at * 20)) / day);
    assert.ok(Math.abs(value - expected) < 2, `middle ${value}, not ${expected}`);
  }
});

test('direction', async () => {
  const both = withSpike(withSpike(wave('daily'), 600, 20), 1800, -20);
  const of = async (direction: string) =>
    (await found(both, { algorithm: 'robust', bounds: 4, seasonality: 'daily', direction })).atS;
  assert.deepEqual(await of('both'), [600, 1800]);
  assert.deepEqual(await of('above'), [600]);
  assert.deepEqual(await of('below'), [1800]);
});

test('three seasons are enough, less are not', async () => {
  const since =
    (beginS: number): ValueAt =>
    (timeS) =>
      timeS < beginS ? Number.NaN : wave('hourly')(timeS);
  for (const algorithm of ['agile', 'robust']) {
    const options = { algorithm, bounds: 3, seasonality: 'hourly' };
    const enough = await found(since(now - 3 * hour), options);
    assert.ok(enough.lower.every((low) => !Number.isNaN(low)));
    const less = await found(since(now - 2.4 * hour), options);
    assert.ok(less.lower.every(Number.isNaN));
    assert.deepEqual(less.atS, []);
  }
});

suite('a level shift', () => {
  const shifted: ValueAt = (timeS) => wave('daily')(timeS) + (timeS >= now ? 60 : 0);
  const share = async (algorithm: string, sinceS: number): Promise<number> => {
    const asked = { fromS: now + sinceS, toS: now + sinceS + hour - 1 };
    const { atS } = await found(shifted, { algorithm, bounds: 4, seasonality: 'daily' }, asked);
    return atS.length / 180;
  };
  test('agile follows within a season', async () => {
    assert.ok((await share('agile', 0)) > 0.9);
    assert.ok((await share('agile', 4 * hour)) < 0.1);
  });
  test('robust follows after several', async () => {
    assert.ok((await share('robust', 4 * hour)) > 0.9);
    assert.ok((await share('robust', day)) > 0.9);
    assert.ok((await share('robust', 5 * day)) < 0.1);
  });
});

test('a window of several seasons compares each with those before it', async () => {
  const asked = { fromS: now, toS: now + 6 * hour - 1, intervalS: 60 };
  const spiked = withSpike(wave('hourly'), 5.5 * hour, 20);
  const { atS } = await found(spiked, { algorithm: 'agile', bounds: 4.5, seasonality: 'hourly' }, asked);
  assert.deepEqual(atS, [5.5 * hour]);
});

test('seasons of a zone go on at the same time of day when its clocks are changed', async () => {
  // In Paris clocks were put back on 2026-10-25 at 01:00 UTC; busy from 9 to 17 by the clocks there.
  const mondayS = Date.UTC(2026, 9, 26) / 1000;
  const busy: ValueAt = (timeS) => {
    const wall = (timeS + (timeS < Date.UTC(2026, 9, 25, 1) / 1000 ? 7200 : 3600)) % day;
    return (wall >= 9 * hour && wall < 17 * hour ? 100 : 10) + noiseAt(timeS);
  };
  const asked = { fromS: mondayS, toS: mondayS + day - 1, intervalS: 300 };
  const options = { algorithm: 'robust', bounds: 6, seasonality: 'daily' };
  assert.deepEqual((await found(busy, { ...options, timezone: 'Europe/Paris' }, asked)).atS, []);
  const byUtc = (await found(busy, options, asked)).atS.map((atS) => atS + now - mondayS);
  // By UTC the hours between are 7 to 8 and 15 to 16.
  assert.equal(byUtc.length, 24);
  assert.ok(byUtc.every((atS) => [7, 15].includes(Math.floor(atS / hour))));
});

test('a count that stops is an anomaly, where it is zero by default', async () => {
  const stopped: ValueAt = (timeS) => (timeS >= now + 1800 ? Number.NaN : 50 + noiseAt(timeS));
  const options = { algorithm: 'robust', bounds: 4, seasonality: 'hourly' };
  const counted = await found(stopped, options, { isZeroFilled: true });
  // The last minute of the window may still be arriving.
  assert.deepEqual([counted.atS[0], counted.atS.at(-1)], [1800, 3500]);
  const held = await found(stopped, { ...options, count_default_zero: 'false' }, { isZeroFilled: true });
  assert.deepEqual(held.atS, []);
  assert.deepEqual((await found(stopped, options)).atS, []);
});

test('a line that never moves expects just that', async () => {
  for (const algorithm of ['basic', 'agile', 'robust']) {
    const { atS } = await found(
      withSpike(() => 5, 1800, 0.1),
      { algorithm, bounds: 3, seasonality: 'hourly' },
    );
    assert.deepEqual(atS, [1800]);
  }
});

test('buckets too long for a season have no range', async () => {
  const asked = { toS: now + 7 * day, intervalS: 3600 };
  const { lower, atS } = await found(wave('daily'), { algorithm: 'agile', bounds: 3, seasonality: 'hourly' }, asked);
  assert.ok(lower.every(Number.isNaN));
  assert.deepEqual(atS, []);
});

suite('basic', () => {
  test('has a range after ten points', async () => {
    const young: ValueAt = (timeS) => (timeS < now ? Number.NaN : noiseAt(timeS));
    const { lower } = await found(young, { algorithm: 'basic', bounds: 3 });
    assert.equal(
      lower.findIndex((low) => !Number.isNaN(low)),
      10,
    );
  });
  test('expects a new level soon', async () => {
    const shifted: ValueAt = (timeS) => noiseAt(timeS) + (timeS >= now ? 5 : 0);
    const { atS } = await found(shifted, { algorithm: 'basic', bounds: 3 });
    assert.ok(atS.length > 4 && Math.max(...atS) < 20 * 20, String(atS));
  });
  test('marks a spike and only it', async () => {
    const { atS } = await found(withSpike(noiseAt, 1800, 5), { algorithm: 'basic', bounds: 4 });
    assert.deepEqual(atS, [1800]);
  });
  test('of a check that runs every 45 seconds has its range from the beginning of a window of short buckets', async () => {
    const rare: ValueAt = (timeS) => (timeS % 45 === 0 ? noiseAt(timeS) : Number.NaN);
    const { lower } = await found(rare, { algorithm: 'basic', bounds: 3 }, { toS: now + 899, intervalS: 5 });
    assert.ok(!Number.isNaN(lower[0]));
  });
});
