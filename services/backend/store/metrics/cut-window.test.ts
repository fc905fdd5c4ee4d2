import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cutWindow } from './cut-window.ts';

test('cutWindow: slices by where the points lie; a crowded stretch is cut, few points are read together', () => {
  const counts = [
    { fromS: 600, points: 40 },
    { fromS: 1200, points: 60 },
    { fromS: 6000, points: 1 },
    { fromS: 9000, points: 250 },
  ];
  assert.deepEqual(cutWindow({ fromS: 0, toS: 9300 }, { counts, stretchS: 600, limit: 100 }), [
    { fromS: 600, toS: 1800 },
    { fromS: 6000, toS: 6600 },
    { fromS: 9000, toS: 9100 },
    { fromS: 9100, toS: 9200 },
    { fromS: 9200, toS: 9300 },
  ]);
});

test('cutWindow: no points, no slices', () => {
  assert.deepEqual(cutWindow({ fromS: 0, toS: 9300 }, { counts: [], stretchS: 600, limit: 100 }), []);
});

test('cutWindow: slices hold every stretch once, in order, and are as few as the points need', () => {
  const stretches = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(stretches, fc.integer({ min: 0, max: 9 }), (points, lateS) => {
      const window = { fromS: lateS, toS: points.length * 10 - (lateS % 5) };
      const counts = points.map((each, at) => ({ fromS: at * 10, points: each })).filter((each) => each.points > 0);
      const slices = cutWindow(window, { counts, stretchS: 10, limit: 100 });
      const seconds = slices.flatMap(({ fromS, toS }) => Array.from({ length: toS - fromS }, (_, at) => fromS + at));
      assert.deepEqual(
        [...new Set(seconds)].sort((a, b) => a - b),
        seconds,
      );
      assert.ok(seconds.every((second) => second >= window.fromS && second < window.toS));
      for (const { fromS } of counts) {
        for (let second = Math.max(fromS, window.fromS); second < Math.min(fromS + 10, window.toS); second++) {
          assert.ok(seconds.includes(second), `second ${second} is missing`);
        }
      }
      const total = points.reduce((sum, each) => sum + each, 0);
      assert.ok(slices.length <= 1 + (3 * total) / 100, `${slices.length} slices for ${total} points`);
    }),
  );
});
