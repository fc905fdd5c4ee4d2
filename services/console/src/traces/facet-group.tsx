import { IconChevronDown, IconChevronRight, IconFilterOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { seriesColor } from '../../../../lib/chart/chart-theme.ts';
import type { SearchNode } from '../../../../lib/search-language/types.ts';
import { servicePlaces } from '../chart/service-colors.ts';
import { useChartTheme } from '../chart/use-chart-theme.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import classes from './facet-panel.module.css';
import { excludeValue, facetState, isSearchedFor, onlyValue, toggleValue, withoutFacet } from './facet-terms.ts';
import { FacetValueRow } from './facet-value-row.tsx';
import type { Facet } from './facets.ts';
import { type SpanScope, scopedQuery } from './traces-url.ts';
import { FACET_LIMIT, type FacetValue, useFacetValues } from './use-facet-values.ts';

interface FacetGroupProps {
  readonly facet: Facet;
  readonly search: SearchNode;
  readonly scope: SpanScope;
  readonly isHeld: boolean;
  /** Whether somebody has just added it: it is brought into sight. */
  readonly isFresh: boolean;
  readonly onQuery: (query: string) => void;
  readonly aside: ReactNode;
}

/** The values of one attribute; counted only while they are shown. */
export function FacetGroup({ facet, search, scope, isHeld, isFresh, onQuery, aside }: FacetGroupProps) {
  const { attribute, label } = facet;
  const state = facetState(search, attribute);
  const isFiltered = state.included.size + state.excluded.size > 0;
  const [isOpen, setOpen] = useState(facet.isOpen || isFiltered);
  const [range] = useTimeRange();
  const query = scopedQuery(withoutFacet(search, attribute), scope);
  const { data = [], error, isPending } = useFacetValues(attribute, { query, range }, { isShown: isOpen && !isHeld });
  const values = withChosen(data, [...state.included, ...state.excluded]);
  const most = Math.max(1, ...values.map(({ count }) => count));
  const colorOf = useValueColors(attribute.name, values);
  const title = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isFresh) title.current?.focus();
  }, [isFresh]);
  return (
    <section className={classes.group} aria-label={label} data-fresh={isFresh || undefined}>
      <div className={classes.head}>
        <button
          ref={title}
          type="button"
          className={classes.title}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <IconChevronDown size={13} stroke={2} /> : <IconChevronRight size={13} stroke={2} />}
          <span>{label}</span>
        </button>
        {isFiltered && (
          <button
            type="button"
            className={classes.remove}
            aria-label={`Any ${label}`}
            title={`Any ${label}`}
            onClick={() => onQuery(withoutFacet(search, attribute))}
          >
            <IconFilterOff size={13} stroke={1.8} />
          </button>
        )}
        {aside}
      </div>
      {isOpen && (
        <ul className={classes.values}>
          {values.map(({ value, count }) => (
            <FacetValueRow
              key={value}
              value={value}
              count={count}
              share={count / most}
              color={colorOf(value)}
              isChosen={isSearchedFor(state, value)}
              isOnly={state.included.size === 1 && state.included.has(value)}
              onToggle={() => onQuery(toggleValue(search, attribute, value))}
              onOnly={() => onQuery(onlyValue(search, attribute, value))}
              onExclude={() => onQuery(excludeValue(search, attribute, value))}
            />
          ))}
          {values.length === 0 && !isPending && !error && <li className={classes.none}>No span has it</li>}
          {data.length === FACET_LIMIT && <li className={classes.none}>The {FACET_LIMIT} most frequent</li>}
        </ul>
      )}
      {isOpen && <ErrorNotice title={`${label} could not be counted`} error={error} />}
    </section>
  );
}

/** What the search names is listed, even where no span has it. */
function withChosen(values: readonly FacetValue[], chosen: readonly string[]): FacetValue[] {
  const listed = new Set(values.map(({ value }) => value));
  return [...values, ...chosen.filter((value) => !listed.has(value)).map((value) => ({ value, count: 0 }))];
}

/** The colours that services and statuses have everywhere; other values have none. */
function useValueColors(name: string, values: readonly FacetValue[]): (value: string) => string | undefined {
  const theme = useChartTheme();
  if (name === 'status') return (value) => (value === 'error' ? 'var(--bad)' : 'var(--good)');
  if (name !== 'service') return () => undefined;
  const places = servicePlaces(values.map(({ value }) => value));
  return (value) => seriesColor(theme, places.get(value) ?? 0);
}
