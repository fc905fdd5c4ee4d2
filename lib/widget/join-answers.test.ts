import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { QuerySeries } from '../api-types/query.ts';
import { answerDigest } from './answer-digest.ts';
import { cutAnswer, joinAnswers } from './join-answers.ts';
import type { NamedAnswer } from './named-answer.ts';
import { settledUntil } from './settled-until.ts';

const STEP_MS = 20_000;

const value = fc.option(fc.oneof(fc.integer({ min: -2, max: 2 }), fc.double({ noNaN: true, noDefaultInfinity: true })));

const line = fc.record({
  tag: fc.constantFrom('host:a', 'host:b', 'host:c'),
  hasBand: fc.boolean(),
  points: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 30 }), value, fc.boolean()), { selector: ([at]) => at }),
});

const classic = fc.array(line, { maxLength: 4 }).map(
  (lines): NamedAnswer => ({
    kind: 'classic',
    response: {
      status: 'ok',
      resp_version: 1,
      res_type: 'time_series',
      query: 'q',
      message: '',
      from_date: 0,
      to_date: 0,
      group_by: ['host'],
      times: [],
      values: [],
      series: lines.map(({ tag, hasBand, points }): QuerySeries => {
        const sorted = points.toSorted(([a], [b]) => a - b);
        return {
          metric: 'm',
          display_name: 'm',
          scope: tag,
          expression: `avg:m{${tag}}`,
          tag_set: [tag],
          attributes: hasBand
            ? {
                lower: sorted.map(([, number]) => number),
                upper: sorted.map(([, number]) => number),
                anomalous: sorted.map(([, , mark]) => mark),
              }
            : {},
          aggr: 'avg',
          query_index: 0,
          interval: STEP_MS / 1000,
          start: 0,
          end: 0,
          length: sorted.length,
          unit: null,
          pointlist: sorted.map(([at, number]) => [at * STEP_MS, number]),
        };
      }),
    },
  }),
);

const table = fc
  .record({
    tags: fc.array(fc.constantFrom('host:a', 'host:b', 'host:c'), { maxLength: 4 }),
    times: fc.uniqueArray(fc.integer({ min: 0, max: 30 })),
    pool: fc.array(value, { minLength: 1, maxLength: 7 }),
    hasBand: fc.integer({ min: 0, max: 4 }),
  })
  .map(
    ({ tags, times, pool, hasBand }): NamedAnswer => ({
      kind: 'timeseries',
      response: {
        series: tags.map((tag, row) => ({
          group_tags: [tag],
          query_index: 0,
          unit: null,
          ...(row === hasBand && { attributes: { lower: times.map((_, at) => pool[at % pool.length] ?? null) } }),
        })),
        times: times.toSorted((a, b) => a - b).map((at) => at * STEP_MS),
        values: tags.map((_, row) => times.map((_, at) => pool[(row * 3 + at) % pool.length] ?? null)),
      },
    }),
  );

const answers = fc.oneof(classic, table);
const moment = fc.integer({ min: -1, max: 32 }).map((at) => at * STEP_MS);

/** As the answer is after it was sent: -0 is 0. */
const sent = (answer: NamedAnswer): NamedAnswer => JSON.parse(JSON.stringify(answer)) as NamedAnswer;

test('two digests are the same when the points are, and only then', () => {
  fc.assert(
    fc.property(answers, answers, moment, moment, (one, other, fromMs, untilMs) => {
      const span = { fromMs, untilMs: Math.max(fromMs, untilMs) };
      const [a, b] = [one, other].map((answer) => ({
        digest: answerDigest(answer, span),
        points: withoutLengths(cutAnswer(answer, span)),
      }));
      assert.equal(a?.digest === b?.digest, a?.points === b?.points);
      assert.equal(answerDigest(sent(one), span), a?.digest);
      assert.ok(Number.isSafeInteger(a?.digest));
    }),
    { numRuns: 2000 },
  );
});

test('one changed point, two swapped signs or swapped lines are another digest', () => {
  const span = { fromMs: 0, untilMs: 31 * STEP_MS };
  fc.assert(
    fc.property(classic, fc.nat(), fc.nat(), (answer, which, where) => {
      const series = answer.kind === 'classic' ? answer.response.series : [];
      fc.pre(series.length > 0);
      const place = which % series.length;
      const { pointlist } = series[place] as QuerySeries;
      fc.pre(pointlist.length > 1);
      const at = where % (pointlist.length - 1);
      const changed = (change: (value: number) => number, count: number): NamedAnswer => {
        const points = pointlist.map(([time, number], index): [number, number] => {
          return [time, index >= at && index < at + count ? change(number ?? 7) : (number ?? 7)];
        });
        return { kind: 'classic', response: { ...(answer as ClassicAnswer).response, series: [withPoints(points)] } };
      };
      const withPoints = (points: [number, number][]) => ({ ...(series[place] as QuerySeries), pointlist: points });
      const plain = answerDigest(
        changed((number) => number + 0.5, 0),
        span,
      );
      assert.notEqual(
        answerDigest(
          changed((number) => (number === 0 ? 1 : number * 2), 1),
          span,
        ),
        plain,
      );
      fc.pre(pointlist.slice(at, at + 2).every(([, number]) => number !== 0));
      assert.notEqual(
        answerDigest(
          changed((number) => -number, 2),
          span,
        ),
        plain,
      );
    }),
  );
  const two = fc.sample(classic, 300).filter((each) => each.kind === 'classic' && each.response.series.length > 1);
  for (const answer of two) {
    if (answer.kind !== 'classic') continue;
    const turned: NamedAnswer = {
      ...answer,
      response: { ...answer.response, series: answer.response.series.toReversed() },
    };
    const isSame = JSON.stringify(turned) === JSON.stringify(answer);
    assert.equal(answerDigest(turned, span) === answerDigest(answer, span), isSame);
  }
});

type ClassicAnswer = Extract<NamedAnswer, { kind: 'classic' }>;

test('what is held and what goes on from it are the whole answer', () => {
  fc.assert(
    fc.property(answers, moment, moment, (whole, fromMs, untilMs) => {
      const span = { fromMs, untilMs: Math.max(fromMs, untilMs) };
      const shown = cutAnswer(whole, { fromMs, untilMs: Number.POSITIVE_INFINITY });
      const newer = cutAnswer(shown, { fromMs: span.untilMs, untilMs: Number.POSITIVE_INFINITY });
      assert.deepEqual(joinAnswers(whole, newer, span), shown);
    }),
    { numRuns: 500 },
  );
});

test('the last two buckets of an answer are not held', () => {
  const [answer] = fc.sample(
    classic.filter((each) => each.kind === 'classic' && each.response.series.some(({ length }) => length > 0)),
    1,
  );
  assert.ok(answer?.kind === 'classic');
  const last = Math.max(...answer.response.series.flatMap(({ pointlist }) => pointlist.map(([time]) => time)));
  assert.equal(settledUntil({ kind: 'classic', query: 'q' }, answer), last - STEP_MS);
  assert.equal(settledUntil({ kind: 'classic', query: 'q' }, { kind: 'error', error: 'x' }), undefined);
});

/** The lengths that an answer tells are of the whole. */
function withoutLengths(answer: NamedAnswer): string {
  return JSON.stringify(answer, (key, item: unknown) => (key === 'length' ? undefined : item));
}
