import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useChartTheme } from '../chart/use-chart-theme.ts';
import { drawMinimap } from './draw-minimap.ts';
import { flameTheme } from './flame-theme.ts';
import classes from './minimap.module.css';
import type { SpanColors } from './span-colors.ts';
import type { TraceModel } from './trace-model.ts';
import { type Draw, useCanvas } from './use-canvas.ts';
import { useMinimapPointer } from './use-minimap-pointer.ts';
import type { ViewStore } from './view-store.ts';

interface MinimapProps {
  readonly model: TraceModel;
  readonly colors: SpanColors;
  readonly lit: Uint8Array | undefined;
  readonly store: ViewStore;
}

/** The whole trace in small, with the part that is shown below; drag its window or its ends, or a new one. */
export function Minimap({ model, colors, lit, store }: MinimapProps) {
  const { tree } = model;
  const chartTheme = useChartTheme();
  const theme = useMemo(() => flameTheme(chartTheme, 10), [chartTheme]);
  const draw: Draw = useCallback(
    (context, size) => drawMinimap(context, { tree, layout: model.layout, colors, theme, lit, ...size }),
    [tree, model.layout, colors, theme, lit],
  );
  const { attach } = useCanvas(draw);
  const frame = useRef<HTMLDivElement>(null);
  const handlers = useMinimapPointer({ frame, store, totalNs: tree.totalNs });
  useEffect(() => {
    const place = () => {
      const { fromNs, toNs } = store.get();
      frame.current?.style.setProperty('--from', `${(fromNs / Math.max(tree.totalNs, 1)) * 100}%`);
      frame.current?.style.setProperty('--to', `${(1 - toNs / Math.max(tree.totalNs, 1)) * 100}%`);
    };
    place();
    return store.subscribe(place);
  }, [store, tree.totalNs]);
  return (
    <div ref={frame} className={classes.minimap} aria-hidden="true" {...handlers}>
      <canvas ref={attach} className={classes.canvas} />
      <div className={classes.before} />
      <div className={classes.after} />
      <div className={classes.window} />
    </div>
  );
}
