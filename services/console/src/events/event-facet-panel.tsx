import type { CSSProperties } from 'react';
import type { LabEventItem } from '../../../../lib/api-types/events.ts';
import { formatNumber } from '../../../../lib/units/format-number.ts';
import type { EventFacet, FacetCount } from './event-facets.ts';
import { statusColor } from './event-facets.ts';
import { hasTerm } from './event-terms.ts';
import classes from './events-page.module.css';

interface EventFacetPanelProps {
  readonly facets: readonly EventFacet[];
  readonly search: string;
  readonly onToggle: (term: FacetCount['term'], isOnly: boolean) => void;
}

/** What the events have, with how many have it; a click asks for those, or no longer. */
export function EventFacetPanel({ facets, search, onToggle }: EventFacetPanelProps) {
  return (
    <aside className={classes.facets} aria-label="Facets">
      {facets.map(({ name, values, isOnly }) => (
        <section key={name} aria-label={name}>
          <h2>{name}</h2>
          {values.length === 0 && <p className={classes.faint}>No event has one</p>}
          {values.map((value) => (
            <FacetValue
              key={value.label}
              value={value}
              most={values[0]?.count ?? 1}
              isChosen={hasTerm(search, value.term.key, value.term.value)}
              onToggle={() => onToggle(value.term, isOnly)}
            />
          ))}
        </section>
      ))}
    </aside>
  );
}

interface FacetValueProps {
  readonly value: FacetCount;
  /** How often the most frequent is. */
  readonly most: number;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

function FacetValue({ value: { term, label, count }, most, isChosen, onToggle }: FacetValueProps) {
  const color = term.key === 'status' ? statusColor(label as LabEventItem['alertType']) : 'var(--ink-faint)';
  return (
    <button
      type="button"
      className={classes.value}
      aria-pressed={isChosen}
      title={label}
      style={{ '--share': count / most, '--swatch': color } as CSSProperties}
      onClick={onToggle}
    >
      {term.key === 'status' && <i className={classes.swatch} />}
      <span>{label}</span>
      <b>{formatNumber(count)}</b>
    </button>
  );
}
