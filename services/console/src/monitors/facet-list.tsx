import type { CSSProperties, ReactNode } from 'react';
import classes from './facet-list.module.css';

/** A value that monitors may have, and how many of those that are found have it. */
export interface FacetEntry {
  readonly value: string;
  readonly label: ReactNode;
  readonly count: number;
  readonly isChosen: boolean;
}

interface FacetListProps {
  readonly title: string;
  readonly entries: readonly FacetEntry[];
  readonly onToggle: (value: string) => void;
}

/** The values of a field with their counts; a click searches for one, another one does so no more. */
export function FacetList({ title, entries, onToggle }: FacetListProps) {
  const most = Math.max(1, ...entries.map(({ count }) => count));
  return (
    <fieldset className={classes.facet} aria-label={title}>
      <legend className={classes.title}>{title}</legend>
      {entries.map(({ value, label, count, isChosen }) => (
        <button
          key={value}
          type="button"
          className={classes.entry}
          aria-pressed={isChosen}
          style={{ '--share': count / most } as CSSProperties}
          onClick={() => onToggle(value)}
        >
          <span className={classes.label} title={value}>
            {label}
          </span>
          <span className={classes.count}>{count.toLocaleString('en')}</span>
        </button>
      ))}
      {entries.length === 0 && <span className={classes.none}>none</span>}
    </fieldset>
  );
}
