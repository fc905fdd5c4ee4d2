import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { SpanColors } from './span-colors.ts';
import { TimeAxis } from './time-axis.tsx';
import type { TraceModel } from './trace-model.ts';
import { moveInTree } from './tree-moves.ts';
import { useTimeView } from './use-time-view.ts';
import { useVisibleRows } from './use-visible-rows.ts';
import type { ViewStore } from './view-store.ts';
import classes from './waterfall.module.css';
import { WaterfallRow } from './waterfall-row.tsx';
import { revealing, waterfallRows } from './waterfall-rows.ts';

interface WaterfallProps {
  readonly model: TraceModel;
  readonly colors: SpanColors;
  readonly lit: Uint8Array | undefined;
  readonly selected: number | undefined;
  readonly store: ViewStore;
  readonly onSelect: (span: number | undefined) => void;
}

const ROW_PX = 25;

/** The spans of a trace as a tree in rows with a bar over time; parts of it fold. Only rows in sight are drawn. */
export function Waterfall({ model, colors, lit, selected, store, onSelect }: WaterfallProps) {
  const { tree } = model;
  const [collapsed, setCollapsed] = useState<ReadonlySet<number>>(new Set());
  const [cursor, setCursor] = useState<number>();
  const view = useTimeView(store);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => waterfallRows(tree, collapsed), [tree, collapsed]);
  const visible = useVisibleRows(scroller, { count: rows.length, rowPx: ROW_PX });
  const at = cursor ?? selected ?? tree.roots[0];
  useEffect(() => {
    if (selected === undefined) return;
    setCursor(undefined);
    setCollapsed((old) => revealing(old, selected, tree));
  }, [selected, tree]);
  useEffect(() => {
    const row = at === undefined ? -1 : rows.indexOf(at);
    const element = scroller.current;
    if (row < 0 || !element) return;
    const top = row * ROW_PX;
    if (top < element.scrollTop) element.scrollTop = top;
    const bottom = top + ROW_PX + 4 - element.clientHeight;
    if (bottom > element.scrollTop) element.scrollTop = bottom;
  }, [at, rows]);
  const toggle = (span: number) =>
    setCollapsed((old) => {
      const next = new Set(old);
      if (!next.delete(span)) next.add(span);
      return next;
    });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || at === undefined) return;
    const row = rows.indexOf(at);
    const isParent = (tree.children[at]?.length ?? 0) > 0;
    const isFolded = collapsed.has(at);
    const act: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setCursor(rows[Math.min(row + 1, rows.length - 1)]),
      ArrowUp: () => setCursor(rows[Math.max(row - 1, 0)]),
      ArrowRight: () => (isParent && isFolded ? toggle(at) : setCursor(moveInTree(tree, at, 'child'))),
      ArrowLeft: () => (isParent && !isFolded ? toggle(at) : setCursor(moveInTree(tree, at, 'parent'))),
      Home: () => setCursor(rows[0]),
      End: () => setCursor(rows.at(-1)),
      Enter: () => onSelect(at),
      ' ': () => onSelect(at),
    };
    const action = act[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  return (
    <div className={classes.waterfall}>
      <div className={classes.head}>
        <div className={classes.headName}>
          Service, operation and resource
          <button
            type="button"
            className={classes.fold}
            onClick={() => setCollapsed(collapsed.size > 0 ? new Set() : foldable(model))}
          >
            {collapsed.size > 0 ? 'Unfold all' : 'Fold all'}
          </button>
        </div>
        <TimeAxis view={view} />
      </div>
      <div
        ref={scroller}
        className={classes.scroller}
        role="tree"
        aria-label={`Waterfall of ${tree.spans.length} spans`}
        aria-activedescendant={at === undefined ? undefined : `waterfall-${at}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div style={{ height: rows.length * ROW_PX, position: 'relative' }} role="presentation">
          {[...rows.subarray(visible.first, visible.last)].map((span, nth) => (
            <WaterfallRow
              key={span}
              model={model}
              span={span}
              top={(visible.first + nth) * ROW_PX}
              group={colors.groups[colors.groupOf[span] ?? 0]}
              view={view}
              isLit={!lit || lit[span] === 1}
              isSelected={span === selected}
              isCursor={span === at}
              isFolded={collapsed.has(span)}
              onSelect={onSelect}
              onToggle={toggle}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** All spans below the first level that have something to fold. */
function foldable({ tree }: TraceModel): ReadonlySet<number> {
  return new Set(tree.children.flatMap((children, span) => (children.length > 0 ? [span] : [])));
}
