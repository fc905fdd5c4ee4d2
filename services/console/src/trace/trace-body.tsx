import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useChartTheme } from '../chart/use-chart-theme.ts';
import { findSpans } from './find-spans.ts';
import { FlameGraph } from './flame-graph.tsx';
import { Minimap } from './minimap.tsx';
import { colorSpans } from './span-colors.ts';
import { SpanDetail } from './span-detail.tsx';
import { SpanLegend } from './span-legend.tsx';
import { SpanTable } from './span-table.tsx';
import { SplitPane } from './split-pane.tsx';
import { traceNotes } from './time-notes.ts';
import { viewOfSpan, wholeView, zoomed } from './time-view.ts';
import { TraceHeader } from './trace-header.tsx';
import { TraceMap } from './trace-map.tsx';
import type { TraceModel } from './trace-model.ts';
import { TraceToolbar } from './trace-toolbar.tsx';
import classes from './trace-view.module.css';
import { useTraceLook } from './use-trace-look.ts';
import { ViewStore } from './view-store.ts';
import { Waterfall } from './waterfall.tsx';

interface TraceBodyProps {
  readonly model: TraceModel;
  readonly actions: ReactNode;
}

/** A trace that has arrived. */
export function TraceBody({ model, actions }: TraceBodyProps) {
  const { tree } = model;
  const { look, span, setLook, setSpan } = useTraceLook();
  const theme = useChartTheme();
  const colors = useMemo(() => colorSpans(tree.spans, look.colorBy, theme), [tree, look.colorBy, theme]);
  const found = useMemo(() => findSpans(tree.spans, look.find), [tree, look.find]);
  const [shownGroups, setShownGroups] = useState<ReadonlySet<string>>(new Set());
  const [store] = useState(() => new ViewStore(wholeView(tree.totalNs)));
  useFollowEnd(store, tree.totalNs);
  const selected = span === undefined ? undefined : model.byId.get(span);
  const select = useCallback(
    (index: number | undefined) => setSpan(index === undefined ? undefined : tree.spans[index]?.lab.span_id),
    [setSpan, tree],
  );
  const lit = useMemo(() => {
    const isFinding = look.find.trim() !== '';
    if (!isFinding && shownGroups.size === 0) return undefined;
    return Uint8Array.from(tree.spans, (_, index) => {
      const group = colors.groups[colors.groupOf[index] ?? 0]?.name ?? '';
      return (!isFinding || found.has(index)) && (shownGroups.size === 0 || shownGroups.has(group)) ? 1 : 0;
    });
  }, [tree, colors, found, shownGroups, look.find]);
  const zoom = (factor: number) => {
    const { fromNs, toNs } = store.get();
    store.set(zoomed(store.get(), { atNs: (fromNs + toNs) / 2, factor, totalNs: tree.totalNs }));
  };
  const fit = () => {
    if (selected === undefined) return;
    const fromNs = tree.startNs[selected] ?? 0;
    store.set(viewOfSpan({ fromNs, toNs: fromNs + (tree.durationNs[selected] ?? 0) }, tree.totalNs));
  };
  const actionOf: Readonly<Record<string, () => void>> = {
    '+': () => zoom(0.6),
    '=': () => zoom(0.6),
    '-': () => zoom(1 / 0.6),
    '0': () => store.set(wholeView(tree.totalNs)),
    f: fit,
    Escape: () => select(undefined),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLElement && event.target.closest('input, textarea')) return;
    const action = event.key === 'Escape' && selected === undefined ? undefined : actionOf[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  const timed = look.tab === 'flame' || look.tab === 'waterfall';
  const common = { model, colors, lit, selected, onSelect: select };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for what the buttons in it do as well
    <div className={classes.trace} onKeyDown={onKeyDown}>
      <TraceHeader model={model} actions={actions} notes={traceNotes(tree, model.isTruncated)} />
      <TraceToolbar
        look={look}
        found={found}
        selected={selected}
        onLook={setLook}
        onSelect={select}
        onZoom={timed ? zoom : undefined}
        onFit={selected === undefined ? undefined : fit}
        onWhole={() => store.set(wholeView(tree.totalNs))}
      />
      <SplitPane
        below={
          selected === undefined ? undefined : (
            <SpanDetail key={span} model={model} colors={colors} selected={selected} onSelect={select} />
          )
        }
      >
        <div className={classes.stage}>
          <div className={classes.picture}>
            {timed && <Minimap model={model} colors={colors} lit={lit} store={store} />}
            {look.tab === 'flame' && <FlameGraph {...common} store={store} />}
            {look.tab === 'waterfall' && <Waterfall {...common} store={store} />}
            {look.tab === 'list' && <SpanTable {...common} />}
            {look.tab === 'map' && <TraceMap {...common} />}
          </div>
          {timed && (
            <SpanLegend
              colors={colors}
              colorBy={look.colorBy}
              shown={shownGroups}
              onColorBy={(colorBy) => {
                setShownGroups(new Set());
                setLook({ colorBy });
              }}
              onShown={setShownGroups}
            />
          )}
        </div>
      </SplitPane>
    </div>
  );
}

/** While more of a trace arrives, a view of the whole goes on to show the whole. */
function useFollowEnd(store: ViewStore, totalNs: number): void {
  const before = useRef(totalNs);
  useEffect(() => {
    const { fromNs, toNs } = store.get();
    if (fromNs === 0 && toNs === wholeView(before.current).toNs) store.set(wholeView(totalNs));
    before.current = totalNs;
  }, [store, totalNs]);
}
