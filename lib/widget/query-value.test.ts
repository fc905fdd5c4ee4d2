import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Unit } from '../api-types/query.ts';
import { findUnit } from '../units/unit-table.ts';
import { comparedWindow, comparedWith, difference, readComparison } from './comparison.ts';
import { formatLook, timeframeOf } from './conditional-format.ts';
import { formatNumberAs, readNumberFormat, undrawnNumberFormat } from './number-format.ts';
import { undrawnOfWidget } from './undrawn-of-widget.ts';
import { valueText } from './value-text.ts';

const DAY = 86_400_000;
const window = { fromMs: 100 * DAY, toMs: 101 * DAY + 1 };

const unit = (name: string): readonly [Unit, null] => [findUnit(name) ?? assert.fail(name), null];

const compared = (duration: object) => readComparison({ comparison: { duration } }) ?? assert.fail();

test('a number is compared with the window before, a day, a week or four weeks before, or a fixed one', () => {
  const before = (duration: object) => {
    const { fromMs, toMs } = comparedWindow(compared(duration), window);
    return [(window.fromMs - fromMs) / DAY, toMs - fromMs];
  };
  assert.deepEqual(before({ type: 'previous_timeframe' }), [1 + 1 / DAY, DAY + 1]);
  assert.deepEqual(before({ type: 'previous_day' }), [1, DAY + 1]);
  assert.deepEqual(before({ type: 'previous_week' }), [7, DAY + 1]);
  assert.deepEqual(before({ type: 'previous_month' }), [28, DAY + 1]);
  const custom = { type: 'custom_timeframe', custom_timeframe: { from: 5, to: 9 } };
  assert.deepEqual(comparedWindow(compared(custom), window), { fromMs: 5, toMs: 9 });
  assert.equal(comparedWith(compared({ type: 'previous_week' })), 'the week before');
  assert.equal(readComparison({ comparison: { duration: { type: 'next_year' } } }), undefined);
});

test('a difference is told as it is, as a share of the past value, or both', () => {
  const told = (type: 'absolute' | 'relative' | 'both', present: number, past: number) =>
    difference({ present, past }, { type, directionality: 'decrease_better' }, { unit: unit('byte') });
  assert.deepEqual(told('absolute', 3072, 1024), { text: '▲ 2 KiB', tone: 'bad' });
  assert.deepEqual(told('relative', 1024, 3072), { text: '▼ 66.7%', tone: 'good' });
  assert.deepEqual(told('both', 3072, 1024), { text: '▲ 2 KiB (200%)', tone: 'bad' });
  assert.deepEqual(told('relative', 5, 0), { text: '▲ –', tone: 'bad' });
  assert.deepEqual(told('relative', 5, 5), { text: '0%', tone: 'neutral' });
});

test('a number is written in the unit and the scale that its format names', () => {
  const format = readNumberFormat({
    unit: { type: 'canonical_unit', unit_name: 'byte', per_unit_name: 'second' },
    unit_scale: { type: 'canonical_unit', unit_name: 'kibibyte' },
  });
  assert.equal(formatNumberAs(2_097_152, null, format), '2,048 KiB/s');
  const labelled = readNumberFormat({ unit: { type: 'custom_unit_label', label: 'apples' } });
  assert.equal(formatNumberAs(1200, unit('byte'), labelled), '1.2k apples');
  assert.equal(formatNumberAs(0.25, unit('millisecond'), {}), '250 μs');
  assert.deepEqual(valueText(2_097_152, null, { autoscale: false, format }), { number: '2,048', unit: 'KiB/s' });
  assert.deepEqual(undrawnNumberFormat({ unit: { unit_name: 'apple' } }), ['number_format apple']);
});

test('a condition has a picture, or a time frame of its own', () => {
  const formats = [
    { comparator: '>', value: 10, palette: 'white_on_red', timeframe: 'last_5m' },
    { comparator: '>', value: 0, palette: 'custom_image', image_url: 'https://a.example/x.png', hide_value: true },
  ];
  assert.deepEqual(timeframeOf(formats), { name: 'last_5m', spanMs: 300_000 });
  assert.equal(formatLook(3, formats, () => 11)?.background, '#c8324f');
  assert.deepEqual(
    formatLook(30, formats, () => 10),
    { image: 'https://a.example/x.png', isHidden: true },
  );
  const image = { comparator: '>', value: 0, palette: 'custom_image', image_url: 'javascript:x' };
  assert.equal(formatLook(1, [image])?.image, undefined);
});

test('what a query value asks for and is not drawn is named', () => {
  const requests = [
    {
      queries: [],
      formulas: [
        {
          formula: 'a',
          number_format: { unit: { unit_name: 'apple' } },
          conditional_formats: [{ timeframe: '5m' }, { timeframe: 'noon' }, { palette: 'custom_image' }],
        },
      ],
      comparison: { duration: { type: 'next_year' } },
    },
  ];
  const timeseries_background = { type: 'dots', yaxis: { scale: 'log', max: '5' } };
  assert.deepEqual(undrawnOfWidget({ type: 'query_value', requests, timeseries_background }), [
    'conditional_formats.timeframe noon',
    'conditional_formats.image_url',
    'number_format apple',
    'comparison.duration',
    'timeseries_background.type dots',
    'timeseries_background.yaxis.scale log',
  ]);
});
