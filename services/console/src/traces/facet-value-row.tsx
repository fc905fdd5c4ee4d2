import { IconBan } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { formatNumber } from '../../../../lib/units/format-number.ts';
import classes from './facet-panel.module.css';

interface FacetValueRowProps {
  readonly value: string;
  readonly count: number;
  /** Of the most frequent value, 0 to 1. */
  readonly share: number;
  readonly color: string | undefined;
  readonly isChosen: boolean;
  readonly isOnly: boolean;
  readonly onToggle: () => void;
  readonly onOnly: () => void;
  readonly onExclude: () => void;
}

/** A value: its box takes it in or out, its name leaves it alone, the sign at the right excludes it. */
export function FacetValueRow(props: FacetValueRowProps) {
  const { value, count, share, color, isChosen, isOnly } = props;
  const shown = value === '' ? '(empty)' : value;
  return (
    <li
      className={classes.value}
      data-out={!isChosen || undefined}
      style={{ '--share': share, '--swatch': color ?? 'var(--ink-faint)' } as CSSProperties}
    >
      <input type="checkbox" checked={isChosen} onChange={props.onToggle} aria-label={`Search for ${shown} as well`} />
      {color !== undefined && <i className={classes.swatch} />}
      <button
        type="button"
        className={classes.name}
        title={isOnly ? `${shown}: click for any` : `${shown}: click for only this`}
        onClick={props.onOnly}
      >
        {shown}
      </button>
      <button
        type="button"
        className={classes.exclude}
        aria-label={`Exclude ${shown}`}
        title={`Exclude ${shown}`}
        onClick={props.onExclude}
      >
        <IconBan size={12} stroke={1.9} />
      </button>
      <span className={classes.count} title={count.toLocaleString('en')}>
        {formatNumber(count)}
      </span>
    </li>
  );
}
