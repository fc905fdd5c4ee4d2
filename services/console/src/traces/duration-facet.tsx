import { RangeSlider, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { parseSearchNumber } from '../../../../lib/search-language/parse-number.ts';
import type { SearchNode } from '../../../../lib/search-language/types.ts';
import { aggregateSpans } from '../api/aggregate-spans.ts';
import { rangeKey } from '../api/range-key.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { durationNsText } from '../format/duration-ns.ts';
import { windowAt } from '../time-range/time-range.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import classes from './facet-panel.module.css';
import { rangeOf, withoutFacet, withRange } from './facet-terms.ts';
import { DURATION } from './facets.ts';
import { roundNs, SLIDER_STEPS, stepOfValue, valueAtStep } from './log-scale.ts';
import { computedNumber } from './span-series.ts';
import { type SpanScope, scopedQuery } from './traces-url.ts';

interface DurationFacetProps {
  readonly search: SearchNode;
  readonly scope: SpanScope;
  readonly onQuery: (query: string) => void;
}

/** How long spans took: two fields and a slider between the shortest and the longest found. */
export function DurationFacet({ search, scope, onQuery }: DurationFacetProps) {
  const ends = useDurationEnds(scopedQuery(withoutFacet(search, DURATION), scope));
  const chosen = rangeOf(search, DURATION);
  const choose = (fromNs: number | undefined, toNs: number | undefined) => {
    const bound = (value: number | undefined) => (value === undefined ? undefined : { value, isIncluded: true });
    const [from, to] = [bound(fromNs), bound(toNs)];
    const range = from || to ? { kind: 'range' as const, ...(from && { from }), ...(to && { to }) } : undefined;
    onQuery(withRange(search, DURATION, range));
  };
  const fromNs = chosen?.from?.value;
  const toNs = chosen?.to?.value;
  const steps: [number, number] = [
    fromNs === undefined ? 0 : stepOfValue(fromNs, ends),
    toNs === undefined ? SLIDER_STEPS : stepOfValue(toNs, ends),
  ];
  return (
    <section className={classes.group} aria-label="Duration">
      <div className={classes.head}>
        <span className={classes.plainTitle}>Duration</span>
      </div>
      <div className={classes.duration}>
        <DurationField label="Min" ns={fromNs} placeholderNs={ends.low} onNs={(ns) => choose(ns, toNs)} />
        <span className={classes.dash}>–</span>
        <DurationField label="Max" ns={toNs} placeholderNs={ends.high} onNs={(ns) => choose(fromNs, ns)} />
      </div>
      <DurationSlider steps={steps} ends={ends} onSteps={choose} />
    </section>
  );
}

interface DurationFieldProps {
  readonly label: string;
  readonly ns: number | undefined;
  readonly placeholderNs: number;
  readonly onNs: (ns: number | undefined) => void;
}

function DurationField({ label, ns, placeholderNs, onNs }: DurationFieldProps) {
  const shown = ns === undefined ? '' : durationNsText(ns);
  const [text, setText] = useState<string>();
  const put = () => {
    const typed = text?.trim();
    setText(undefined);
    if (typed === undefined || typed === shown) return;
    const parsed = typed === '' ? undefined : parseSearchNumber(typed.replace(/\s+/g, ''));
    if (typed === '' || parsed) onNs(parsed?.value);
  };
  return (
    <TextInput
      aria-label={`${label} duration`}
      placeholder={durationNsText(placeholderNs)}
      value={text ?? shown}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={put}
      onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && put()}
    />
  );
}

interface DurationSliderProps {
  readonly steps: [number, number];
  readonly ends: { readonly low: number; readonly high: number };
  readonly onSteps: (fromNs: number | undefined, toNs: number | undefined) => void;
}

function DurationSlider({ steps, ends, onSteps }: DurationSliderProps) {
  // Not a new slider for new steps: it would lose the focus, and with it the arrow keys.
  const [moving, setMoving] = useState({ from: steps, to: steps });
  const isMoved = moving.from[0] === steps[0] && moving.from[1] === steps[1];
  return (
    <RangeSlider
      className={classes.slider ?? ''}
      thumbFromLabel="Min duration"
      thumbToLabel="Max duration"
      size={3}
      thumbSize={12}
      min={0}
      max={SLIDER_STEPS}
      minRange={1}
      disabled={ends.high <= ends.low}
      label={(step) => durationNsText(roundNs(valueAtStep(step, ends)))}
      value={isMoved ? moving.to : steps}
      onChange={(to) => setMoving({ from: steps, to })}
      onChangeEnd={([from, to]) =>
        onSteps(
          from === 0 ? undefined : roundNs(valueAtStep(from, ends)),
          to === SLIDER_STEPS ? undefined : roundNs(valueAtStep(to, ends)),
        )
      }
    />
  );
}

/** The shortest and the longest duration found, nanoseconds. */
function useDurationEnds(query: string): { readonly low: number; readonly high: number } {
  const [range] = useTimeRange();
  const serverNow = useServerNow();
  const { data } = useQuery({
    queryKey: ['duration-ends', query, ...rangeKey(range)],
    queryFn: async ({ signal }) => {
      const compute = [
        { aggregation: 'min', metric: '@duration' },
        { aggregation: 'max', metric: '@duration' },
      ];
      const [bucket] = await aggregateSpans({ query, window: windowAt(range, serverNow()), compute }, signal);
      return { low: Math.max(1, computedNumber(bucket, 'c0') ?? 1), high: computedNumber(bucket, 'c1') ?? 1e9 };
    },
    placeholderData: keepPreviousData,
    refetchInterval: range.kind === 'live' ? 10_000 : false,
  });
  return data ?? { low: 1, high: 1e9 };
}
