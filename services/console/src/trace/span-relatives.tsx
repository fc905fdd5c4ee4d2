import { useState } from 'react';
import { durationNsText } from '../format/duration-ns.ts';
import type { SpanColors } from './span-colors.ts';
import classes from './span-detail.module.css';
import type { TraceModel } from './trace-model.ts';

interface SpanRelativesProps {
  readonly model: TraceModel;
  readonly colors: SpanColors;
  readonly selected: number;
  readonly onSelect: (span: number | undefined) => void;
}

/** So many children are listed until somebody wants more. */
const FIRST_CHILDREN = 8;

/** The parent, the siblings before and after, and the children of a span; a click selects one. */
export function SpanRelatives({ model, colors, selected, onSelect }: SpanRelativesProps) {
  const { parents, children, roots } = model.tree;
  const [shown, setShown] = useState(FIRST_CHILDREN);
  const parent = parents[selected] ?? -1;
  const siblings = parent < 0 ? roots : (children[parent] ?? []);
  const at = siblings.indexOf(selected);
  const own = children[selected] ?? [];
  const row = (label: string, span: number | undefined) =>
    span !== undefined && span >= 0 && <Relative key={span} {...{ model, colors, span, onSelect }} label={label} />;
  const rows = [row('Parent', parent), row('Before', siblings[at - 1]), row('After', siblings[at + 1])].filter(Boolean);
  if (rows.length + own.length === 0) return null;
  return (
    <section className={classes.block} aria-label="Relatives">
      <div className={classes.blockHead}>
        <h3>Parent, siblings, children</h3>
      </div>
      <ul className={classes.relatives}>
        {rows}
        {own
          .slice(0, shown)
          .map((span, nth) => row(nth === 0 ? `${own.length} ${own.length === 1 ? 'child' : 'children'}` : '', span))}
        {own.length > shown && (
          <li>
            <span className={classes.relation} />
            <button type="button" className={classes.more} onClick={() => setShown(shown + 100)}>
              {(own.length - shown).toLocaleString('en')} more
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}

interface RelativeProps {
  readonly model: TraceModel;
  readonly colors: SpanColors;
  readonly span: number;
  readonly label: string;
  readonly onSelect: (span: number) => void;
}

function Relative({ model, colors, span, label, onSelect }: RelativeProps) {
  const of = model.tree.spans[span];
  if (!of) return null;
  return (
    <li>
      <span className={classes.relation}>{label}</span>
      <button type="button" className={classes.relative} onClick={() => onSelect(span)}>
        <i style={{ background: colors.groups[colors.groupOf[span] ?? 0]?.color }} />
        <span>{of.service}</span>
        <span className={classes.relativeName} data-error={of.error !== 0 || undefined}>
          {of.name} {of.resource}
        </span>
        <span className={classes.relativeTime}>{durationNsText(of.duration)}</span>
      </button>
    </li>
  );
}
