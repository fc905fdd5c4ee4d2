import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIGHT_CHART } from './chart-theme.ts';
import { markerLabels } from './marker-labels.ts';
import { markerShape } from './marker-shape.ts';
import { parseMarker } from './parse-marker.ts';

test('a marker is a line, an open range or a range between two values', () => {
  assert.deepEqual(parseMarker({ value: 'y = 15' }), { low: 15, high: 15, tone: 'info', line: 'solid' });
  assert.deepEqual(parseMarker({ value: 'y > 5', display_type: 'error dashed', label: ' high ' }), {
    low: 5,
    tone: 'error',
    line: 'dashed',
    label: 'high',
  });
  assert.deepEqual(parseMarker({ value: '0 < y < 10', display_type: 'ok bold' }), {
    low: 0,
    high: 10,
    tone: 'ok',
    line: 'bold',
  });
  assert.deepEqual(parseMarker({ value: 'y<=-1.5e3' }), { high: -1500, tone: 'info', line: 'solid' });
  assert.equal(parseMarker({ value: 'x = 1' }), undefined);
});

test('a line is drawn at its value, an open range to the end of the graph', () => {
  const plot = { x: (atMs: number) => atMs, y: (value: number) => 100 - value };
  const kinds = (value: string) => {
    const marker = parseMarker({ value });
    assert.ok(marker);
    const shape = markerShape(marker, { fromMs: 0, toMs: 50 }, LIGHT_CHART);
    const { children } = shape.draw(plot) as unknown as { children: { type: string; shape: Record<string, number> }[] };
    return children.map(({ type, shape: { y1, y, height } }) => [type, y1 ?? y, height]);
  };
  assert.deepEqual(kinds('y = 15'), [['line', 85, undefined]]);
  assert.deepEqual(kinds('y > 5'), [
    ['rect', -10_000, 10_095],
    ['line', 95, undefined],
  ]);
});

test('a moment is a line from top to bottom, beside a value or alone', () => {
  const plot = { x: (atMs: number) => atMs / 1000, y: (value: number) => 100 - value };
  const lines = (marker: ReturnType<typeof parseMarker>) => {
    assert.ok(marker);
    const { children } = markerShape(marker, { fromMs: 0, toMs: 50_000 }, LIGHT_CHART).draw(plot) as unknown as {
      children: { type: string; shape?: { x1: number; x2: number; y1: number } }[];
    };
    return children.map(({ type, shape }) => [type, shape?.x1, shape?.x2]);
  };
  assert.deepEqual(lines(parseMarker({ value: '', time: 20, label: 'deploy' })), [['line', 20, 20]]);
  assert.deepEqual(lines(parseMarker({ value: 'y = 5', time: '1970-01-01T00:00:30Z' })), [
    ['line', 30, 30],
    ['line', 0, 50],
  ]);
});

test('labels stand above their lines, none on another; what is outside the graph has none', () => {
  const plot = { x: (atMs: number) => atMs, y: (value: number) => 100 - value, ends: { top: 0, bottom: 100 } };
  const markers = [
    { value: 'y = 40', label: 'low' },
    { value: 'y = 50', label: 'close to low' },
    { value: 'y = 98', label: 'at the top' },
    { value: 'y = 200', label: 'outside' },
    { value: 'y = 10' },
    { value: '', time: 20, label: 'deploy' },
  ].flatMap((written) => parseMarker(written) ?? []);
  const [shape] = markerLabels(markers, { fromMs: 0, toMs: 50 }, LIGHT_CHART);
  assert.ok(shape);
  assert.deepEqual([shape.low, shape.high], [0, 200]);
  const { children } = shape.draw(plot) as unknown as {
    readonly children: readonly { readonly x: number; readonly y: number; readonly style: { readonly text: string } }[];
  };
  assert.deepEqual(
    children.map(({ x, y, style }) => [style.text, x, y]),
    [
      ['deploy', 19_996, 26],
      ['at the top', 4, 15],
      ['close to low', 4, 48],
      ['low', 4, 63],
    ],
  );
  const atTheFoot = [
    { value: 'y = 2', label: 'critical' },
    { value: 'y = 1', label: 'warning' },
  ].flatMap((written) => parseMarker(written) ?? []);
  const [low] = markerLabels(atTheFoot, { fromMs: 0, toMs: 50 }, LIGHT_CHART);
  const labels = low?.draw(plot) as unknown as { readonly children: readonly { readonly y: number }[] };
  assert.deepEqual(
    labels.children.map(({ y }) => y),
    [83, 98],
  );
  assert.deepEqual(markerLabels([], { fromMs: 0, toMs: 50 }, LIGHT_CHART), []);
});
