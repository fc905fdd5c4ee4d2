import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DARK_CHART, LIGHT_CHART } from './chart-theme.ts';
import { paletteColors } from './palette-colors.ts';

test('palettes are the theme’s own, or shades by name; one that is not known is none', () => {
  assert.equal(paletteColors(undefined, LIGHT_CHART), LIGHT_CHART.palette);
  assert.equal(paletteColors('dog_classic', DARK_CHART), DARK_CHART.palette);
  assert.equal(paletteColors('nope', LIGHT_CHART), undefined);
  assert.equal(paletteColors('toString', LIGHT_CHART), undefined);
  for (const name of ['cool', 'warm', 'purple', 'orange', 'gray', 'blue', 'green', 'red', 'semantic']) {
    const colors = paletteColors(name, LIGHT_CHART) ?? [];
    assert.ok(colors.length >= 4, name);
    assert.ok(
      colors.every((color) => /^#[0-9a-f]{6}$/.test(color)),
      name,
    );
    assert.notDeepEqual(colors, paletteColors(name, DARK_CHART), name);
  }
});
