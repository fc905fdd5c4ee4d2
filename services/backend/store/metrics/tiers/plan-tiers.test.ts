import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planTiers, type TierQuestion } from './plan-tiers.ts';

const dayS = 86_400;
/** Day 100 is over and sealed by the minute; of day 101 the first six hours are sealed. */
const state = {
  raw: { sealedUpToS: 101 * dayS + 6 * 3600, keptFromS: 98 * dayS },
  minute: { sealedUpToS: 101 * dayS, keptFromS: 90 * dayS },
  hour: { sealedUpToS: 90 * dayS, keptFromS: 0 },
};
const none = { raw: [], minute: [], hour: [] };

function plan(question: Partial<TierQuestion> & Pick<TierQuestion, 'window' | 'intervalS'>): string[] {
  return planTiers({ state, late: none, ...question }).map(
    ({ tier, fromS, toS }) => `${tier.name} ${fromS / dayS}-${toS / dayS}`,
  );
}

test('buckets of whole hours are read by the hour as far as it goes, then by the minute, then as they are', () => {
  const window = { fromS: 99 * dayS, toS: 102 * dayS };
  assert.deepEqual(plan({ window, intervalS: 3600 }), ['hour 99-101', 'minute 101-101.25', 'raw 101.25-102']);
});

test('buckets of minutes are read by the minute, others as they are', () => {
  const window = { fromS: 99 * dayS, toS: 102 * dayS };
  assert.deepEqual(plan({ window, intervalS: 300 }), ['minute 99-101.25', 'raw 101.25-102']);
  assert.deepEqual(plan({ window, intervalS: 20 }), ['raw 99-102']);
  assert.deepEqual(plan({ window, intervalS: 90 }), ['raw 99-102']);
});

test('what is no longer kept is read from what is left, whatever the buckets', () => {
  const window = { fromS: 80 * dayS, toS: 99 * dayS };
  assert.deepEqual(plan({ window, intervalS: 20 }), ['hour 80-90', 'minute 90-98', 'raw 98-99']);
});

test('a tier that is kept for less time than a finer one is not read where it is gone', () => {
  const shortMinutes = { ...state, minute: { ...state.minute, keptFromS: 100 * dayS } };
  const window = { fromS: 99 * dayS, toS: 101 * dayS };
  assert.deepEqual(plan({ window, intervalS: 60, state: shortMinutes }), ['raw 99-100', 'minute 100-101']);
});

test('where rows came late, the tiers that know nothing of them are left out', () => {
  const window = { fromS: 99 * dayS, toS: 101 * dayS };
  const lateRaw = { ...none, raw: [99.25 * dayS] };
  assert.deepEqual(plan({ window, intervalS: 3600, late: lateRaw }), [
    'hour 99-99.25',
    `raw 99.25-${99.25 + 1 / 24}`,
    `hour ${99.25 + 1 / 24}-101`,
  ]);
  const lateMinutes = { ...none, minute: [100 * dayS] };
  assert.deepEqual(plan({ window, intervalS: 3600, late: lateMinutes }), [
    'hour 99-100',
    `minute 100-${100 + 1 / 24}`,
    `hour ${100 + 1 / 24}-101`,
  ]);
});

test('a window that begins and ends within a step is read as it is there', () => {
  const window = { fromS: 100 * dayS + 30, toS: 100 * dayS + 7290 };
  assert.deepEqual(
    planTiers({ window, intervalS: 3600, state, late: none }).map(({ tier, fromS, toS }) => [
      tier.name,
      fromS - 100 * dayS,
      toS - 100 * dayS,
    ]),
    [
      ['raw', 30, 60],
      ['minute', 60, 3600],
      ['hour', 3600, 7200],
      ['minute', 7200, 7260],
      ['raw', 7260, 7290],
    ],
  );
});

test('an empty window has no parts', () => {
  assert.deepEqual(plan({ window: { fromS: 5, toS: 5 }, intervalS: 1 }), []);
});
