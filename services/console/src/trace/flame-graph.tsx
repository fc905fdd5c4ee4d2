import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useChartTheme } from '../chart/use-chart-theme.ts';
import { durationNsText } from '../format/duration-ns.ts';
import { AXIS_PX, drawFlame, ROW_PX, rowTop } from './draw-flame.ts';
import classes from './flame-graph.module.css';
import { flameTheme } from './flame-theme.ts';
import type { SpanColors } from './span-colors.ts';
import { spanInWords } from './span-in-words.ts';
import { SpanTip } from './span-tip.tsx';
import { viewShowing } from './time-view.ts';
import type { TraceModel } from './trace-model.ts';
import { moveInTree, type TreeMove } from './tree-moves.ts';
import { type Draw, useCanvas } from './use-canvas.ts';
import { useFlamePointer } from './use-flame-pointer.ts';
import type { ViewStore } from './view-store.ts';

interface FlameGraphProps {
  readonly model: TraceModel;
  readonly colors: SpanColors;
  readonly lit: Uint8Array | undefined;
  readonly selected: number | undefined;
  readonly store: ViewStore;
  readonly onSelect: (span: number | undefined) => void;
}

const FONT_PX = 11.5;
const MOVES: Readonly<Record<string, TreeMove>> = {
  ArrowUp: 'parent',
  ArrowDown: 'child',
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  Home: 'first',
  End: 'last',
};

/** The spans of a trace as bars over time, each below its parent; wheel and keys zoom, a drag moves, a click selects. */
export function FlameGraph({ model, colors, lit, selected, store, onSelect }: FlameGraphProps) {
  const { tree, layout, labels } = model;
  const chartTheme = useChartTheme();
  const theme = useMemo(() => flameTheme(chartTheme, FONT_PX), [chartTheme]);
  const [cursor, setCursor] = useState<number>();
  const scroller = useRef<HTMLDivElement>(null);
  const pointer = useFlamePointer({ scroller, model, store, onSelect });
  const hovered = pointer.hovered?.span;
  const draw: Draw = useCallback(
    (context, size) =>
      drawFlame(context, {
        tree,
        layout,
        colors,
        theme,
        labels,
        lit,
        selected,
        cursor,
        hovered,
        view: store.get(),
        scrollPx: scroller.current?.scrollTop ?? 0,
        timeText: durationNsText,
        ...size,
      }),
    [tree, layout, colors, theme, labels, lit, selected, cursor, hovered, store],
  );
  const { attach, redraw } = useCanvas(draw);
  useEffect(() => store.subscribe(redraw), [store, redraw]);
  const show = useCallback(
    (span: number) => {
      const fromNs = tree.startNs[span] ?? 0;
      store.set(viewShowing(store.get(), { fromNs, toNs: fromNs + (tree.durationNs[span] ?? 0) }, tree.totalNs));
      scrollToRow(scroller.current, layout.rowOf[span] ?? 0);
    },
    [tree, layout, store],
  );
  useEffect(() => {
    if (selected !== undefined) show(selected);
  }, [selected, show]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    if (move) {
      const next = moveInTree(tree, cursor ?? selected, move);
      setCursor(next);
      if (next !== undefined) show(next);
    } else if (event.key === 'Enter' && cursor !== undefined) {
      onSelect(cursor);
    } else if (event.key === 'Escape' && cursor !== undefined && selected === undefined) {
      setCursor(undefined);
    } else {
      return;
    }
    event.preventDefault();
  };
  const said = cursor ?? selected;
  return (
    <div className={classes.frame}>
      <div
        ref={scroller}
        className={classes.scroller}
        role="application"
        aria-roledescription="flame graph"
        aria-label={`Flame graph of ${tree.spans.length} spans. Arrow keys move to parent, child and siblings, Enter selects, plus and minus zoom.`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move from span to span
        tabIndex={0}
        data-dragging={pointer.isDragging || undefined}
        onScroll={redraw}
        onKeyDown={onKeyDown}
        onBlur={() => setCursor(undefined)}
        {...pointer.handlers}
      >
        <canvas ref={attach} className={classes.canvas} />
        <div style={{ height: `calc(${AXIS_PX + layout.rowCount * ROW_PX + 8}px - 100%)` }} />
      </div>
      <div className={classes.unseen} aria-live="polite">
        {said !== undefined && spanInWords(tree, said)}
      </div>
      {pointer.hovered && !pointer.isDragging && <SpanTip model={model} colors={colors} at={pointer.hovered} />}
    </div>
  );
}

function scrollToRow(scroller: HTMLElement | null, row: number): void {
  if (!scroller) return;
  const top = rowTop(row, scroller.scrollTop);
  if (top < AXIS_PX) scroller.scrollTop += top - AXIS_PX - ROW_PX;
  else if (top + ROW_PX > scroller.clientHeight) scroller.scrollTop += top + 2 * ROW_PX - scroller.clientHeight;
}
