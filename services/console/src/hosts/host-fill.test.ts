import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FILL_PALETTES, fillPalette, inkOn, paletteColor } from './fill-palette.ts';
import { valuesByHost } from './host-values.ts';
import { choiceFromText, choiceText, hostQuery } from './metric-choice.ts';
import { chosenRange, shareOf, usualRange } from './value-scale.ts';

test('a palette begins, ends and mixes as it says, and never goes beyond', () => {
  const palette = ['#000000', '#808080', '#ffffff'];
  assert.equal(paletteColor(palette, 0), '#000000');
  assert.equal(paletteColor(palette, 0.5), '#808080');
  assert.equal(paletteColor(palette, 0.25), '#404040');
  assert.equal(paletteColor(palette, 1), '#ffffff');
  assert.equal(paletteColor(palette, 7), '#ffffff');
  assert.equal(paletteColor(palette, -1), '#000000');
});

test('names on any colour of any palette have a contrast of 4.5', () => {
  const luminance = (color: string) =>
    [1, 3, 5]
      .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);
  for (const { value } of FILL_PALETTES) {
    for (const isDark of [false, true]) {
      for (let share = 0; share <= 1; share += 0.05) {
        const color = paletteColor(fillPalette(value, isDark), share);
        const [a = 0, b = 0] = [luminance(color), luminance(inkOn(color))].sort((x, y) => y - x);
        assert.ok((a + 0.05) / (b + 0.05) >= 4.2, `${value} ${share} ${color}`);
      }
    }
  }
});

test('percents go from 0 to 100, others as far as they go; an address may say otherwise', () => {
  assert.deepEqual(usualRange([3, 40], 'percent'), { min: 0, max: 100 });
  assert.deepEqual(usualRange([3, 400], 'percent'), { min: 3, max: 400 });
  assert.deepEqual(usualRange([3, Number.NaN, 40], 'byte'), { min: 3, max: 40 });
  assert.equal(usualRange([], 'percent'), undefined);
  assert.deepEqual(chosenRange({ min: 0, max: 100 }, { min: undefined, max: '5' }), { min: 0, max: 5 });
  assert.deepEqual(chosenRange({ min: 0, max: 100 }, { min: 'x', max: ' ' }), { min: 0, max: 100 });
  assert.deepEqual(chosenRange(undefined, { min: '1', max: '2' }), { min: 1, max: 2 });
  assert.equal(chosenRange(undefined, { min: '1', max: undefined }), undefined);
});

test('shares of a range, and of a range of one value', () => {
  assert.equal(shareOf(25, { min: 0, max: 100 }), 0.25);
  assert.equal(shareOf(-5, { min: 0, max: 100 }), 0);
  assert.equal(shareOf(500, { min: 0, max: 100 }), 1);
  assert.equal(shareOf(3, { min: 3, max: 3 }), 0);
  assert.equal(shareOf(3.1, { min: 3, max: 3 }), 1);
});

test('metrics in the address', () => {
  const choice = choiceFromText('max:system.cpu.user');
  assert.deepEqual(choice, { aggregator: 'max', metric: 'system.cpu.user' });
  assert.equal(choice && choiceText(choice), 'max:system.cpu.user');
  assert.equal(choice && hostQuery(choice), 'max:system.cpu.user{*} by {host}');
  for (const text of [undefined, '', 'avg:', 'p95:a.b', 'system.cpu.user', 'avg:a{b}', 'avg:a b']) {
    assert.equal(choiceFromText(text), undefined, text);
  }
});

test('a host has a value of its own or none, whatever it is called', () => {
  const values = valuesByHost(JSON.parse('{"a": 1, "__proto__": 2}'));
  assert.deepEqual(
    ['a', '__proto__', 'constructor', 'toString', 'b'].map((host) => values[host]),
    [1, 2, undefined, undefined, undefined],
  );
});
