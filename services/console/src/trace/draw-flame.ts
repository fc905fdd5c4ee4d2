import type { FlameLayout } from './flame-layout.ts';
import { eachRect } from './flame-rects.ts';
import type { FlameTheme } from './flame-theme.ts';
import type { LabelFitter } from './label-fitter.ts';
import type { SpanColors } from './span-colors.ts';
import { timeTicks } from './time-ticks.ts';
import type { TimeView } from './time-view.ts';
import type { TraceTree } from './trace-tree.ts';

/** Everything that a flame graph is at one moment. */
export interface FlameScene {
  readonly tree: TraceTree;
  readonly layout: FlameLayout;
  readonly colors: SpanColors;
  readonly theme: FlameTheme;
  readonly view: TimeView;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly scrollPx: number;
  /** Spans that do not step back: 1; undefined: none does. */
  readonly lit: Uint8Array | undefined;
  readonly selected: number | undefined;
  readonly cursor: number | undefined;
  readonly hovered: number | undefined;
  readonly labels: LabelFitter;
  /** A time as text. */
  readonly timeText: (ns: number) => string;
}

export const ROW_PX = 22;
/** Above the rows is the time axis. */
export const AXIS_PX = 22;
const GAP_PX = 1;
const LABEL_FROM_PX = 26;
/** Where bars are narrower lines to them would hide the picture. */
const CONNECTED_FROM_PX = 16;
/** Wider bars have their duration at the right. */
const LENGTH_FROM_PX = 150;
const TICK_EVERY_PX = 120;

/** Draws the part of a flame graph that is in view. */
export function drawFlame(context: CanvasRenderingContext2D, scene: FlameScene): void {
  const { widthPx, heightPx, theme } = scene;
  context.fillStyle = theme.background;
  context.fillRect(0, 0, widthPx, heightPx);
  context.font = theme.font;
  context.textBaseline = 'middle';
  drawGrid(context, scene);
  context.save();
  context.beginPath();
  context.rect(0, AXIS_PX, widthPx, heightPx - AXIS_PX);
  context.clip();
  const { first, last } = rowsInView(scene);
  drawConnectors(context, scene, first, last);
  for (let row = first; row <= last; row += 1) drawRow(context, scene, row);
  drawOutline(context, scene, scene.hovered, { color: theme.outline, width: 1 });
  drawOutline(context, scene, scene.cursor, { color: theme.cursor, width: 2, dash: [4, 3] });
  drawOutline(context, scene, scene.selected, { color: theme.outline, width: 2 });
  context.restore();
}

/** The top of a row in the picture. */
export function rowTop(row: number, scrollPx: number): number {
  return AXIS_PX + row * ROW_PX - scrollPx;
}

function rowsInView({ layout, scrollPx, heightPx }: FlameScene) {
  return {
    first: Math.max(0, Math.floor(scrollPx / ROW_PX)),
    last: Math.min(layout.rowCount - 1, Math.floor((scrollPx + heightPx - AXIS_PX) / ROW_PX)),
  };
}

function drawGrid(context: CanvasRenderingContext2D, { theme, view, widthPx, heightPx, timeText }: FlameScene): void {
  for (const ns of timeTicks(view, widthPx / TICK_EVERY_PX)) {
    const x = Math.round(((ns - view.fromNs) / (view.toNs - view.fromNs)) * widthPx);
    context.fillStyle = theme.grid;
    context.fillRect(x, 0, 1, heightPx);
    context.fillStyle = theme.text;
    context.fillText(timeText(ns), x + 4, AXIS_PX / 2);
  }
}

function drawRow(context: CanvasRenderingContext2D, scene: FlameScene, row: number): void {
  const { tree, layout, colors, theme, view, widthPx, lit, labels } = scene;
  const { startNs, durationNs, spans } = tree;
  const top = rowTop(row, scene.scrollPx);
  const height = ROW_PX - GAP_PX;
  let fill = '';
  const labelled: number[] = [];
  eachRect(layout, row, { startNs, durationNs, view, widthPx }, (span, left, width) => {
    const group = colors.groups[colors.groupOf[span] ?? 0];
    const isLit = !lit || lit[span] === 1;
    const isError = spans[span]?.error !== 0;
    const from = Math.max(left, 0);
    const to = Math.min(left + width, widthPx);
    const isNarrow = to - from < 3;
    const wanted = (isNarrow && isError && isLit ? theme.error : isLit ? group?.fill : group?.dimFill) ?? '';
    if (wanted !== fill) {
      fill = wanted;
      context.fillStyle = wanted;
    }
    // A gap between bars, where there is room for one.
    context.fillRect(from, top, isNarrow ? to - from : to - from - GAP_PX, height);
    if (isError && !isNarrow) {
      context.fillStyle = theme.error;
      context.fillRect(from, top, 3, height);
      context.fillRect(from, top + height - 2, to - from - GAP_PX, 2);
      fill = '';
    }
    if (to - from >= LABEL_FROM_PX) labelled.push(span, from, to);
  });
  for (let at = 0; at < labelled.length; at += 3) {
    const [span = 0, from = 0, to = 0] = labelled.slice(at, at + 3);
    const isError = spans[span]?.error !== 0;
    const length = to - from >= LENGTH_FROM_PX ? lengthOf(span) : '';
    const text = labels.fitted(context, span, to - from - 10 - (isError ? 3 : 0) - length.length * 7);
    if (text === '') continue;
    context.fillStyle = !lit || lit[span] === 1 ? theme.ink : theme.dimInk;
    context.fillText(text, from + (isError ? 8 : 5), top + height / 2 + 0.5);
    if (length === '') continue;
    context.globalAlpha = 0.72;
    context.textAlign = 'right';
    context.fillText(length, to - 6, top + height / 2 + 0.5);
    context.textAlign = 'left';
    context.globalAlpha = 1;
  }

  function lengthOf(span: number): string {
    return scene.timeText(durationNs[span] ?? 0);
  }
}

/** Lines down to spans that do not stand right below their parent, because others run at the same time. */
function drawConnectors(context: CanvasRenderingContext2D, scene: FlameScene, first: number, last: number): void {
  const { tree, layout, theme, view, widthPx, scrollPx } = scene;
  const perNs = widthPx / (view.toNs - view.fromNs);
  context.beginPath();
  for (let row = first; row <= last; row += 1) {
    let lastX = -1;
    for (let at = row === 0 ? 0 : (layout.rowEnds[row - 1] ?? 0); at < (layout.rowEnds[row] ?? 0); at += 1) {
      const span = layout.items[at] ?? 0;
      const parent = tree.parents[span] ?? -1;
      if (parent < 0 || (layout.rowOf[parent] ?? 0) === row - 1) continue;
      const x = Math.round(((tree.startNs[span] ?? 0) - view.fromNs) * perNs) + 0.5;
      if (x < 0 || x > widthPx || x === lastX || (tree.durationNs[span] ?? 0) * perNs < CONNECTED_FROM_PX) continue;
      lastX = x;
      context.moveTo(x, rowTop((layout.rowOf[parent] ?? 0) + 1, scrollPx));
      context.lineTo(x, rowTop(row, scrollPx));
    }
  }
  context.strokeStyle = theme.text;
  context.globalAlpha = 0.55;
  context.lineWidth = 1;
  context.stroke();
  context.globalAlpha = 1;
}

interface Outline {
  readonly color: string;
  readonly width: number;
  readonly dash?: number[];
}

function drawOutline(
  context: CanvasRenderingContext2D,
  { tree, layout, view, widthPx, scrollPx }: FlameScene,
  span: number | undefined,
  { color, width, dash = [] }: Outline,
): void {
  if (span === undefined) return;
  const perNs = widthPx / (view.toNs - view.fromNs);
  const left = ((tree.startNs[span] ?? 0) - view.fromNs) * perNs;
  const right = left + Math.max((tree.durationNs[span] ?? 0) * perNs, 3);
  const from = Math.max(left, -4);
  const to = Math.min(right, widthPx + 4);
  if (to < from) return;
  const top = rowTop(layout.rowOf[span] ?? 0, scrollPx);
  context.strokeStyle = color;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.strokeRect(from + width / 2, top + width / 2, Math.max(to - from - width, 1), ROW_PX - GAP_PX - width);
  context.setLineDash([]);
}
