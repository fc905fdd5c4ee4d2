import { type KeyboardEvent, type MouseEvent, useCallback, useMemo, useState } from 'react';
import type { LabHost } from '../../../../lib/api-types/hosts.ts';
import { useChartTheme } from '../chart/use-chart-theme.ts';
import { useMapView } from '../service-map/use-map-view.ts';
import { ZoomTools } from '../shell/zoom-tools.tsx';
import { type Draw, useCanvas } from '../trace/use-canvas.ts';
import { drawHostMap } from './draw-host-map.ts';
import { drawHostMarks } from './draw-host-marks.ts';
import { type FillPaletteName, fillPalette } from './fill-palette.ts';
import { type HexMove, hexMoved } from './hex-at.ts';
import { hexLayout } from './hex-layout.ts';
import { hostGroups } from './host-groups.ts';
import { hostInWords } from './host-in-words.ts';
import { hostLabels } from './host-labels.ts';
import classes from './host-map.module.css';
import { hostMapTheme } from './host-map-theme.ts';
import { hostPaint } from './host-paint.ts';
import { HostTip } from './host-tip.tsx';
import type { ShownValues } from './host-values.ts';
import { useHostPointer } from './use-host-pointer.ts';

interface HostMapProps {
  readonly hosts: readonly LabHost[];
  readonly groupBy: readonly string[];
  readonly fill: ShownValues;
  /** Absent: all have the same size. */
  readonly size: ShownValues | undefined;
  readonly palette: FillPaletteName;
  readonly isPaletteFlipped?: boolean;
  /** Whether it is one of several things on a page: less room around it, and the wheel scrolls the page. */
  readonly isTile?: boolean;
  /** What the picture is laid out for, in pixels; a panel beside it makes the same picture smaller. */
  readonly room: { readonly width: number; readonly height: number };
  readonly selected: string | undefined;
  readonly onSelect: (host: string | undefined) => void;
}

/** Around the picture, as the view keeps free: on a page of its own, and in a tile. */
const MARGIN_PX = { page: 36, tile: 6 };
/** A hexagon can be made this large, so that all that is in it can be read. */
const ZOOMED_RADIUS_PX = 220;
const MOVES: Readonly<Record<string, HexMove>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Hosts as hexagons in their groups: wheel and keys zoom, a drag moves, a click or Enter opens a host. */
export function HostMap(props: HostMapProps) {
  const { hosts, groupBy, fill, size, palette, isPaletteFlipped, isTile = false, room, selected, onSelect } = props;
  const chartTheme = useChartTheme();
  const theme = useMemo(() => {
    const usual = hostMapTheme(chartTheme);
    return isTile ? { ...usual, background: usual.group } : usual;
  }, [chartTheme, isTile]);
  const [cursor, setCursor] = useState<number>();
  const keys = groupBy.join(',');
  const groups = useMemo(() => hostGroups(hosts, keys === '' ? [] : keys.split(',')), [hosts, keys]);
  const { width, height } = room;
  const marginPx = isTile ? MARGIN_PX.tile : MARGIN_PX.page;
  const layout = useMemo(
    () => hexLayout(groups, { width: width - 2 * marginPx, height: height - 2 * marginPx }),
    [groups, width, height, marginPx],
  );
  const valueText = useCallback(
    ({ name }: LabHost) => {
      const value = fill.values[name];
      return value === undefined ? 'no value' : fill.text(value);
    },
    [fill],
  );
  const labels = useMemo(() => hostLabels(hosts, valueText), [hosts, valueText]);
  const paint = useMemo(
    () =>
      hostPaint(hosts, {
        palette: fillPalette(palette, theme.isDark, isPaletteFlipped),
        unknownFill: theme.unknown,
        fill,
        size,
      }),
    [hosts, palette, isPaletteFlipped, theme, fill, size],
  );
  const map = useMapView(layout, {
    largest: Math.max(3, ZOOMED_RADIUS_PX / Math.max(layout.radius, 1)),
    marginPx,
    scrollsPage: isTile,
  });
  const pointer = useHostPointer(layout, map);
  const { view } = map;
  const { hovered } = pointer;
  const at = cursor !== undefined && cursor < layout.hosts.length ? cursor : undefined;
  const chosen = useMemo(() => {
    const index = selected === undefined ? -1 : hosts.findIndex(({ name }) => name === selected);
    return index < 0 ? undefined : index;
  }, [hosts, selected]);
  const draw: Draw = useCallback(
    (context, canvas) => drawHostMap(context, { layout, view, paint, labels, theme, ...canvas }),
    [layout, view, paint, labels, theme],
  );
  const drawMarks: Draw = useCallback(
    (context) => drawHostMarks(context, { layout, view, theme, selected: chosen, hovered, cursor: at }),
    [layout, view, theme, chosen, hovered, at],
  );
  const { attach } = useCanvas(draw);
  const marks = useCanvas(drawMarks, { isTransparent: true });
  const hostAt = (place: number | undefined) => (place === undefined ? undefined : hosts[layout.hosts[place] ?? -1]);
  const moveTo = (place: number) => {
    setCursor(place);
    map.show([layout.xs[place] ?? 0, layout.ys[place] ?? 0]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest('button')) return;
    const move = MOVES[event.key];
    const start = at ?? (chosen === undefined ? -1 : layout.hosts.indexOf(chosen));
    const acts: Readonly<Record<string, () => void>> = {
      Home: () => moveTo(0),
      End: () => moveTo(layout.hosts.length - 1),
      Enter: () => at !== undefined && onSelect(hostAt(at)?.name),
      Escape: () => (selected === undefined ? setCursor(undefined) : onSelect(undefined)),
      '+': map.zoomIn,
      '-': map.zoomOut,
      0: map.fit,
    };
    const act = move ? () => moveTo(start < 0 ? 0 : hexMoved(layout, start, move)) : acts[event.key];
    if (!act || layout.hosts.length === 0) return;
    event.preventDefault();
    act();
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (map.wasDrag() || (event.target as Element).closest('button')) return;
    setCursor(undefined);
    onSelect(hostAt(pointer.placeUnder(event))?.name);
  };
  const said = hostAt(at);
  const tipped = hovered ?? at;
  const tip = hostAt(tipped);
  return (
    <section
      ref={map.attach}
      className={classes.frame}
      data-tile={isTile || undefined}
      data-pointing={hovered !== undefined || undefined}
      role="application"
      aria-roledescription="host map"
      aria-label={`Map of ${hosts.length} hosts. Arrow keys move between hosts, Enter opens one, plus and minus zoom; the list view has the same hosts as a table.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move from host to host
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => setCursor(undefined)}
      onClick={onClick}
      {...pointer.handlers}
    >
      <canvas ref={attach} className={classes.canvas} />
      <canvas ref={marks.attach} className={classes.marks} />
      <div className={classes.tools}>
        <ZoomTools view={map} fitLabel="Show all hosts" orientation="horizontal" />
      </div>
      <div className={classes.unseen} aria-live="polite">
        {said && hostInWords(said, valueText(said))}
      </div>
      {tip && tipped !== undefined && (
        <HostTip
          host={tip}
          valueText={valueText(tip)}
          x={(layout.xs[tipped] ?? 0) * view.scale + view.x}
          y={(layout.ys[tipped] ?? 0) * view.scale + view.y}
          radius={layout.radius * view.scale}
        />
      )}
    </section>
  );
}
