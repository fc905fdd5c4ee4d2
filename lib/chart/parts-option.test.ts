import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DARK_CHART, LIGHT_CHART } from './chart-theme.ts';
import { inkOn, type Part } from './part-tree.ts';
import { percentText, sunburstOption } from './sunburst-option.ts';
import { treemapOption } from './treemap-option.ts';

const part = (name: string, value: number, parts: readonly Part[] = []): Part => ({
  name,
  value,
  text: `${value} B`,
  parts,
});

const parts = [part('x', 3, [part('a', 2), part('b', 1)]), { ...part('y', 1), color: '#c8324f' }];

/** What a node says that tests look at, at any depth. */
interface Drawn {
  readonly name?: string;
  readonly itemStyle?: { readonly color?: unknown };
  readonly label?: { readonly formatter?: unknown; readonly color?: unknown };
  readonly children?: readonly Drawn[];
}

function nodesOf(option: { readonly series?: unknown }): readonly Drawn[] {
  const [series] = option.series as readonly { readonly data: readonly Drawn[] }[];
  return series?.data.flatMap((node) => [node, ...(node.children ?? [])]) ?? [];
}

const colors = (option: { readonly series?: unknown }) => nodesOf(option).map(({ itemStyle }) => itemStyle?.color);

test('parts have the colour of what they are in, or one of their own', () => {
  const [first] = DARK_CHART.palette;
  assert.deepEqual(colors(treemapOption(parts, DARK_CHART)), [first, first, first, '#c8324f']);
  assert.deepEqual(colors(sunburstOption({ parts }, DARK_CHART)), [first, first, first, '#c8324f']);
});

test('slices are labelled with what is asked for, and the sum stands in the middle', () => {
  const texts = (labels: { readonly hasValue: boolean; readonly hasPercent: boolean }) =>
    nodesOf(sunburstOption({ parts, labels }, LIGHT_CHART)).map(({ label }) => label?.formatter);
  assert.deepEqual(texts({ hasValue: true, hasPercent: true })[1], 'a\n2 B · 50%');
  assert.deepEqual(texts({ hasValue: false, hasPercent: false })[1], 'a');
  const title = sunburstOption({ parts, total: '4 B' }, LIGHT_CHART).title;
  assert.equal(!Array.isArray(title) && title?.text, '4 B');
  assert.equal(sunburstOption({ parts }, LIGHT_CHART).title, undefined);
});

test('ink is dark on light colours and light on dark ones', () => {
  assert.equal(inkOn('#f8e6b4'), '#10161c');
  assert.equal(inkOn('#12351b'), '#ffffff');
});

test('a share is short', () => {
  assert.deepEqual([percentText(1, 3), percentText(1, 40), percentText(0, 0)], ['33%', '2.5%', '0%']);
});
