import { IconAlertCircleFilled, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { durationNsText } from '../format/duration-ns.ts';
import { SpanTypeIcon } from '../format/span-type.tsx';
import type { ColoredGroup } from './span-colors.ts';
import type { TimeView } from './time-view.ts';
import type { TraceModel } from './trace-model.ts';
import classes from './waterfall.module.css';

interface WaterfallRowProps {
  readonly model: TraceModel;
  readonly span: number;
  /** Pixels. */
  readonly top: number;
  readonly group: ColoredGroup | undefined;
  readonly view: TimeView;
  readonly isLit: boolean;
  readonly isSelected: boolean;
  readonly isCursor: boolean;
  readonly isFolded: boolean;
  readonly onSelect: (span: number) => void;
  readonly onToggle: (span: number) => void;
}

/** Deeper levels are not moved in any further: the name has to stay in sight. */
const DEEPEST = 18;
const LEVEL_PX = 14;

/** A span of the waterfall: its service, operation and resource at its level, and its bar. */
export function WaterfallRow(props: WaterfallRowProps) {
  const { model, span: index, top, group, view, isLit, isSelected, isCursor, isFolded, onSelect, onToggle } = props;
  const { tree } = model;
  const span = tree.spans[index];
  if (!span) return null;
  const depth = tree.depths[index] ?? 0;
  const hasChildren = (tree.children[index]?.length ?? 0) > 0;
  const below = (tree.sizes[index] ?? 1) - 1;
  const length = view.toNs - view.fromNs;
  const left = ((tree.startNs[index] ?? 0) - view.fromNs) / length;
  const width = (tree.durationNs[index] ?? 0) / length;
  const style = {
    top,
    '--indent': `${Math.min(depth, DEEPEST) * LEVEL_PX}px`,
    '--fill': group?.fill,
    '--left': left,
    '--width': width,
  } as CSSProperties;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it has the keys
    <div
      id={`waterfall-${index}`}
      role="treeitem"
      tabIndex={-1}
      className={classes.row}
      style={style}
      aria-level={depth + 1}
      aria-selected={isSelected}
      aria-expanded={hasChildren ? !isFolded : undefined}
      data-dim={!isLit || undefined}
      data-cursor={isCursor || undefined}
      data-error={span.error !== 0 || undefined}
      onClick={() => onSelect(index)}
    >
      <div className={classes.name}>
        {hasChildren ? (
          <button
            type="button"
            tabIndex={-1}
            className={classes.chevron}
            aria-label={isFolded ? 'Unfold' : 'Fold'}
            onClick={(event) => {
              event.stopPropagation();
              onToggle(index);
            }}
          >
            {isFolded ? <IconChevronRight size={13} stroke={2} /> : <IconChevronDown size={13} stroke={2} />}
          </button>
        ) : (
          <span className={classes.noChevron} />
        )}
        <SpanTypeIcon type={span.type} size={13} {...(group ? { color: group.color } : {})} />
        {span.error !== 0 && <IconAlertCircleFilled size={13} className={classes.error} aria-label="Error" />}
        <b>{span.service}</b>
        {span.name !== span.resource && <span className={classes.operation}>{span.name}</span>}
        <span className={classes.resource} title={`${span.name} ${span.resource}`}>
          {span.resource}
        </span>
        {isFolded && <span className={classes.below}>+{below}</span>}
        {tree.orphans.has(index) && (
          <span className={classes.orphan} title="Its parent did not arrive">
            parent missing
          </span>
        )}
      </div>
      <div className={classes.time}>
        <div className={classes.bar} />
        <div className={classes.duration} data-at={labelPlace(left, width)}>
          {durationNsText(span.duration)}
        </div>
      </div>
    </div>
  );
}

/** Where the duration has room: behind the bar, before it, or in it. */
function labelPlace(left: number, width: number): 'after' | 'before' | 'in' {
  if (left + width < 0.88) return 'after';
  return left > 0.12 ? 'before' : 'in';
}
