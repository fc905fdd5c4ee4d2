import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSpan, printSpan, spanInWords } from './span-text.ts';
import { DEFAULT_RANGE, type TimeRange } from './time-range.ts';
import { paramsWithRange, rangeFromParams, rangeParamsOnly } from './time-range-url.ts';

const from = (search: string) => rangeFromParams(new URLSearchParams(search));

test('every range survives the address', () => {
  const ranges: TimeRange[] = [
    { kind: 'live', spanMs: 300_000 },
    { kind: 'live', spanMs: 5_400_000 },
    { kind: 'live', spanMs: 30 * 86_400_000 },
    { kind: 'fixed', fromMs: 1_799_999_000_000, toMs: 1_800_000_000_000 },
  ];
  for (const range of ranges) {
    assert.deepEqual(rangeFromParams(paramsWithRange(new URLSearchParams(), range)), range);
  }
});

test('a window with live=true follows the clock with its length', () => {
  assert.deepEqual(from('from_ts=1000000&to_ts=1900000&live=true'), { kind: 'live', spanMs: 900_000 });
  assert.deepEqual(from('from_ts=1000000&to_ts=1900000'), { kind: 'fixed', fromMs: 1_000_000, toMs: 1_900_000 });
});

test('what cannot be read is the default range', () => {
  for (const search of ['', 'live=', 'live=0h', 'live=soon', 'from_ts=5', 'from_ts=9&to_ts=3', 'from_ts=x&to_ts=y']) {
    assert.deepEqual(from(search), DEFAULT_RANGE, search);
  }
});

test('spans are held between ten seconds and a year', () => {
  assert.deepEqual(from('live=1s'), { kind: 'live', spanMs: 10_000 });
  assert.deepEqual(from('live=99mo'), { kind: 'live', spanMs: 366 * 86_400_000 });
});

test('other parameters are kept, and links between pages carry the range alone', () => {
  const params = paramsWithRange(new URLSearchParams('query=avg%3Aa%7B*%7D&live=1h&from_ts=1'), DEFAULT_RANGE);
  assert.equal(params.toString(), 'query=avg%3Aa%7B*%7D&live=15m');
  assert.equal(rangeParamsOnly(params).toString(), 'live=15m');
});

test('span text', () => {
  assert.equal(parseSpan('1mo'), 30 * 86_400_000);
  assert.equal(parseSpan('4 h'), undefined);
  assert.equal(printSpan(90 * 60_000), '90m');
  assert.equal(printSpan(48 * 3_600_000), '2d');
  assert.equal(spanInWords(3_600_000), '1 hour');
  assert.equal(spanInWords(15 * 60_000), '15 minutes');
});
