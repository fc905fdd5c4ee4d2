import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as echarts from 'echarts/dist/echarts.esm.min.mjs';
import { chartDrawer } from '../chart-drawer.ts';
import { drawPicture } from '../draw-picture.ts';
import { GALLERY_SIZE, type GalleryExample } from './gallery-example.ts';

/** Set, what is drawn is written down as what is expected: to be looked at, and committed. */
const isUpdating = process.env.LABRADOR_UPDATE_PICTURES === '1';

const folder = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(folder).flatMap((file) => /^(.+)\.json$/.exec(file)?.[1] ?? []);
const drawChart = chartDrawer(echarts);

test('there are examples', () => assert.ok(names.length > 0));

for (const name of names) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${name}, ${theme}`, () => {
      const example = JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as GalleryExample;
      const drawn = inLines(drawPicture({ ...example, ...GALLERY_SIZE, theme }, drawChart));
      const file = path.join(folder, `${name}.${theme}.svg`);
      if (isUpdating) writeFileSync(file, drawn);
      assert.ok(existsSync(file), `There is no ${name}.${theme}.svg: LABRADOR_UPDATE_PICTURES=1 draws it`);
      assert.equal(drawn, readFileSync(file, 'utf8'));
    });
  }
}

/** A line for each element, so that a difference can be read; within texts ends of lines are spaces. */
function inLines(svg: string): string {
  return `${svg.replaceAll(/><(?!\/?tspan|\/text)/g, '>\n<')}\n`;
}
