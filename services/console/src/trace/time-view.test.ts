import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FlameLayout, layOutFlame } from './flame-layout.ts';
import { eachRect, spanAt } from './flame-rects.ts';
import { traceSpans } from './testing-trace.ts';
import { timeTicks } from './time-ticks.ts';
import { moved, viewBetween, viewOfSpan, viewShowing, wholeView, zoomed } from './time-view.ts';
import { buildTree } from './trace-tree.ts';

const MS = 1e6;

test('zooming leaves the moment under the pointer where it is, and stays in the trace', () => {
  const half = zoomed(wholeView(100 * MS), { atNs: 25 * MS, factor: 0.5, totalNs: 100 * MS });
  assert.deepEqual(half, { fromNs: 12.5 * MS, toNs: 62.5 * MS });
  assert.deepEqual(zoomed(half, { atNs: 60 * MS, factor: 4, totalNs: 100 * MS }), wholeView(100 * MS));
  const tiny = zoomed(half, { atNs: 20 * MS, factor: 1e-12, totalNs: 100 * MS });
  assert.equal(Math.round(tiny.toNs - tiny.fromNs), 100);
});

test('moving ends at the ends', () => {
  const view = { fromNs: 10, toNs: 510 };
  assert.deepEqual(moved(view, -50, 1000), { fromNs: 0, toNs: 500 });
  assert.deepEqual(moved(view, 5000, 1000), { fromNs: 500, toNs: 1000 });
});

test('a selection in either direction, and a span that is out of sight', () => {
  assert.deepEqual(viewBetween(700, 200, 1000), { fromNs: 200, toNs: 700 });
  const view = { fromNs: 0, toNs: 200 };
  assert.equal(viewShowing(view, { fromNs: 150, toNs: 900 }, 1000), view, 'part of it is seen');
  assert.deepEqual(viewShowing(view, { fromNs: 600, toNs: 620 }, 1000), { fromNs: 510, toNs: 710 });
  assert.deepEqual(viewOfSpan({ fromNs: 5000, toNs: 15_000 }, 20_000), { fromNs: 4600, toNs: 15_400 });
});

test('a trace that took no time has a view', () => assert.deepEqual(wholeView(0), { fromNs: 0, toNs: 100 }));

test('round moments', () => {
  assert.deepEqual(timeTicks({ fromNs: 0, toNs: 100 }, 5), [0, 20, 40, 60, 80, 100]);
  assert.deepEqual(timeTicks({ fromNs: 130, toNs: 430 }, 4), [200, 300, 400]);
});

const rectsOf = (layout: FlameLayout, tree: ReturnType<typeof buildTree>, view = wholeView(tree.totalNs)) => {
  const found: string[] = [];
  eachRect(layout, 0, { ...tree, view, widthPx: 100 }, (span, left, width) => {
    found.push(`${tree.spans[span]?.spanID}@${Math.round(left)}+${Math.round(width)}`);
  });
  return found;
};

test('spans in view, wide and narrow', () => {
  const tree = buildTree(
    traceSpans({ id: 1, at: 0, for: 100 }, { id: 2, at: 300, for: 1 }, { id: 3, at: 500, for: 500 }),
  );
  const layout = layOutFlame(tree);
  assert.deepEqual(rectsOf(layout, tree), ['1@0+10', '2@30+1', '3@50+50']);
  assert.deepEqual(rectsOf(layout, tree, { fromNs: 200, toNs: 400 }), ['2@50+1']);
  assert.deepEqual(rectsOf(layout, tree, { fromNs: 900, toNs: 1000 }), ['3@-400+500']);
  const at = (x: number) => spanAt(layout, 0, { ...tree, view: wholeView(1000), widthPx: 100, x });
  assert.deepEqual([5, 32, 20, 70].map(at), [0, 1, undefined, 2]);
});

test('thousands of spans in a hundred pixels cost a hundred', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => ({ id: at + 1, at: at * 10, for: 9 }));
  const tree = buildTree(traceSpans(...many));
  const rects = rectsOf(layOutFlame(tree), tree);
  assert.ok(rects.length <= 100 && rects.length > 90, `${rects.length} rectangles`);
});
