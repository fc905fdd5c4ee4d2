import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { forecast } from './forecast.ts';
import { linearPrediction } from './linear-prediction.ts';
import type { Arguments } from './series-function.ts';
import { applyTo, noiseAt, type ValueAt } from './testing-line.ts';

const hour = 3600;
const day = 24 * hour;
const now = 20_835 * day;

/** What is predicted of a line that is known up to `now`, by seconds since then. */
async function predicted(valueAt: ValueAt, values: Arguments, { spanS = 4 * hour, intervalS = 60 } = {}) {
  const known: ValueAt = (timeS) => (timeS < now ? valueAt(timeS) : Number.NaN);
  const window = { fromS: now - spanS, toS: now, intervalS };
  const { band, values: line, timesS } = await applyTo(forecast, { valueAt: known }, { window, values });
  return Array.from(timesS).flatMap((timeS, at) => {
    const [value = 0, low = 0, high = 0] = [line[at], band?.lower[at], band?.upper[at]];
    assert.equal(band?.predicted?.[at] === 1, !Number.isNaN(low));
    if (!band?.predicted?.[at]) {
      assert.ok(timeS >= now || value === valueAt(timeS), 'what is known stays');
      return [];
    }
    return [{ atS: timeS - now, value, low, high }];
  });
}

test('a straight line goes on for as long as the window is, from the last point', async () => {
  const points = await predicted((timeS) => 2 + (timeS - now) / hour, { algorithm: 'linear', deviations: 2 });
  assert.deepEqual([points[0]?.atS, points.at(-1)?.atS, points.length], [0, 4 * hour - 60, 240]);
  for (const { atS, value } of points) assert.ok(Math.abs(value - (2 + atS / hour)) < 1e-3, `${atS}: ${value}`);
});

suite('the example that books give of least squares', () => {
  // Of 2 4 5 4 5 at 1 to 5 the line is 2.2 + 0.6 x and the standard error √0.8; that of a prediction at 6 is √(0.8 x 2.1).
  const request = {
    places: Float64Array.of(6, 8),
    level: Float64Array.of(2, 4, 5, 4, 5),
    scatter: new Float64Array(5).fill(Number.NaN),
  };
  test('reactive', () => {
    // A bin's middle is half a bin after its number.
    const shifted = { ...request, places: request.places.map((place) => place - 0.5) };
    const { values = [], deviations = [] } = linearPrediction(shifted, 'reactive') ?? {};
    const near = (actual: number | undefined, expected: number) =>
      assert.ok(Math.abs(Number(actual) - expected) < 1e-9);
    near(values[0], 5.8);
    near(values[1], 7);
    near(deviations[0], Math.sqrt(0.8 * (1 + 1 / 5 + 9 / 10)));
    near(deviations[1], Math.sqrt(0.8 * (1 + 1 / 5 + 25 / 10)));
  });
  test('two points are not enough', () => {
    const level = Float64Array.of(1, 2);
    assert.equal(linearPrediction({ ...request, level, scatter: level }, 'simple'), undefined);
  });
});

suite('models', () => {
  /** Flat for six days of the week, and growing by 1 an hour for a day. */
  const turned: ValueAt = (timeS) => Math.max(0, (timeS - now + day) / hour) + noiseAt(timeS) / 10;
  const at = async (valueAt: ValueAt, values: Arguments) => {
    const last = (await predicted(valueAt, { algorithm: 'linear', deviations: 2, ...values })).at(-1);
    return Number(last?.value);
  };
  test('reactive follows the newest trend, simple the whole past, default is between', async () => {
    assert.ok(Math.abs((await at(turned, { model: 'reactive' })) - 28) < 1);
    assert.ok((await at(turned, { model: 'simple' })) < 10);
    const between = await at(turned, {});
    assert.ok(between > 10 && between < 28, String(between));
    assert.equal(await at(turned, { model: 'default' }), between);
  });
  test('history is what counts', async () => {
    assert.ok(Math.abs((await at(turned, { model: 'simple', history: '1d' })) - 28) < 1);
    assert.equal(await at(turned, { model: 'simple', history: '1w' }), await at(turned, { model: 'simple' }));
  });
  test('a few wild points move the robust ones hardly', async () => {
    const wild: ValueAt = (timeS) => (timeS - now) / hour + (now - timeS < hour && timeS % 600 === 0 ? 1000 : 0);
    assert.ok(Math.abs((await at(wild, { model: 'simple' })) - 4) < 1);
    assert.ok(Math.abs((await at(wild, {})) - 4) < 1);
  });
});

suite('seasonal', () => {
  const wave: ValueAt = (timeS) => 100 + 50 * Math.sin((2 * Math.PI * timeS) / day) + 4 * (noiseAt(timeS) - 0.5);
  test('goes on as the seasons before', async () => {
    const options = { algorithm: 'seasonal', deviations: 4, seasonality: 'daily' };
    const points = await predicted(wave, options, { spanS: day, intervalS: 300 });
    assert.equal(points.length, 288);
    for (const { atS, value, low, high } of points) {
      assert.ok(Math.abs(value - (100 + 50 * Math.sin((2 * Math.PI * (now + atS)) / day))) < 4, `${atS}: ${value}`);
      const truth = wave(now + atS);
      assert.ok(low < truth && truth < high, `${atS}: ${low} < ${truth} < ${high}`);
    }
  });
  test('grows as they do', async () => {
    const growing: ValueAt = (timeS) => wave(timeS) + (10 * (timeS - now)) / day;
    const options = { algorithm: 'seasonal', deviations: 2, seasonality: 'daily' };
    const last = (await predicted(growing, options, { spanS: 3 * day, intervalS: 1200 })).at(-1);
    assert.ok(Math.abs(Number(last?.value) - growing(now + Number(last?.atS))) < 5, String(last?.value));
  });
  test('two seasons are enough, one is not', async () => {
    const since =
      (beginS: number): ValueAt =>
      (timeS) =>
        timeS < beginS ? Number.NaN : Math.floor(timeS / 900) % 4;
    const options = { algorithm: 'seasonal', deviations: 2, seasonality: 'hourly' };
    assert.equal((await predicted(since(now - 2 * hour), options, { spanS: hour })).length, 60);
    assert.equal((await predicted(since(now - 1.4 * hour), options, { spanS: hour })).length, 0);
  });
});

test('an option of the other algorithm is refused', async () => {
  const of = (values: Arguments) => predicted(() => 1, { deviations: 2, ...values });
  await assert.rejects(of({ algorithm: 'linear', seasonality: 'daily' }), /of 'linear' has no option 'seasonality'/);
  await assert.rejects(of({ algorithm: 'seasonal', model: 'simple' }), /of 'seasonal' has no option 'model'/);
  await assert.rejects(of({ algorithm: 'seasonal', history: '1w' }), /of 'seasonal' has no option 'history'/);
});
