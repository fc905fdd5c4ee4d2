import assert from 'node:assert/strict';
import { test } from 'node:test';
import { titleSlug } from './title-slug.ts';

const cases: readonly (readonly [string, string])[] = [
  ['api timeboard', 'api-timeboard'],
  ['CPU & load (prod)', 'cpu-load-prod'],
  ['  a -- b_c  ', '-a-bc'],
  ['Jiří 17:14', 'ji-1714'],
  ['', ''],
  ['§§', ''],
  ['x'.repeat(81), 'x'.repeat(80)],
  [`${'x'.repeat(79)} y`, 'x'.repeat(79)],
];

for (const [title, slug] of cases) {
  test(`the slug of '${title.slice(0, 20)}' is '${slug.slice(0, 20)}'`, () => assert.equal(titleSlug(title), slug));
}
