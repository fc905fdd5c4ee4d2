import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Link, useSearch } from 'wouter';
import type { LabMetric } from '../../../../lib/api-types/lab.ts';
import { useMetrics } from '../api/use-metrics.ts';
import { breakable } from '../format/breakable.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { metricAddress } from './metric-address.ts';
import classes from './metric-list.module.css';

interface MetricListProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly selected: string | undefined;
}

/** Metrics by name with a search; arrow keys walk from the field through the list. */
export function MetricList({ search, onSearch, selected }: MetricListProps) {
  const [settled] = useDebouncedValue(search.trim(), 150);
  const { data, error } = useMetrics(settled);
  const aside = useRef<HTMLElement>(null);
  const items = useRef<HTMLUListElement>(null);
  const isListed = data?.metrics.some(({ metric }) => metric === selected);
  useEffect(() => {
    const list = items.current;
    const item = list?.querySelector<HTMLElement>('[aria-current]');
    // Not by scrollIntoView, which would scroll the page as well.
    if (isListed && list && item) list.scrollTop = item.offsetTop - list.clientHeight / 2;
  }, [isListed]);
  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const stops = [...(aside.current?.querySelectorAll<HTMLElement>('input, a') ?? [])];
    stops[stops.indexOf(event.target as HTMLElement) + step]?.focus();
    event.preventDefault();
  };
  return (
    <aside className={classes.list} aria-label="Metrics" ref={aside} onKeyDown={walk}>
      <TextInput
        type="search"
        aria-label="Search metrics"
        placeholder="Search metrics"
        leftSection={<IconSearch size={14} stroke={1.8} />}
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
      />
      <div className={classes.count} role="status">
        {data && countText(data.metrics.length, data.total, settled)}
      </div>
      <ErrorNotice title="The metrics could not be listed" error={error} />
      <ul className={classes.items} ref={items}>
        {data?.metrics.map((metric, index) => (
          <MetricItem
            key={metric.metric}
            metric={metric}
            selected={metric.metric === selected}
            reachable={selected ? metric.metric === selected : index === 0}
          />
        ))}
      </ul>
    </aside>
  );
}

interface MetricItemProps {
  readonly metric: LabMetric;
  readonly selected: boolean;
  /** Whether Tab stops here; the others are reached by the arrow keys. */
  readonly reachable: boolean;
}

function MetricItem({ metric, selected, reachable }: MetricItemProps) {
  const search = useSearch();
  return (
    <li>
      <Link
        href={metricAddress(metric.metric, metric.type, search)}
        className={classes.item ?? ''}
        aria-current={selected || undefined}
        tabIndex={reachable ? 0 : -1}
      >
        <span className={classes.name}>{breakable(metric.metric)}</span>
        <span className={classes.type}>{metric.type}</span>
      </Link>
    </li>
  );
}

function countText(shown: number, total: number, search: string): string {
  if (total === 0) return search === '' ? 'No metric yet' : `No metric contains “${search}”`;
  const all = `${total.toLocaleString('en')} ${total === 1 ? 'metric' : 'metrics'}`;
  return shown < total ? `The first ${shown} of ${all}` : all;
}
