import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useMetrics } from '../api/use-metrics.ts';
import classes from './hosts-page.module.css';
import { AGGREGATORS, choiceFromText, type MetricChoice } from './metric-choice.ts';

interface MetricFieldProps {
  readonly label: string;
  /** Absent: no metric. */
  readonly choice: MetricChoice | undefined;
  /** What is said without a metric; absent: there is always one. */
  readonly none?: string;
  readonly onChange: (choice: MetricChoice | undefined) => void;
}

/** A metric, found by a part of its name, and how the series of one host are made one. */
export function MetricField({ label, choice, none, onChange }: MetricFieldProps) {
  const [search, setSearch] = useState('');
  const typed = search === choice?.metric ? '' : search.trim();
  const [settled] = useDebouncedValue(typed, 150);
  const { data } = useMetrics(settled);
  const found = data?.metrics.map(({ metric }) => metric) ?? [];
  const metrics = choice && !found.includes(choice.metric) ? [choice.metric, ...found] : found;
  return (
    <div className={classes.field}>
      <span className={classes.word}>{label}</span>
      {choice && (
        <Select
          aria-label={`${label}: aggregation`}
          w={68}
          data={AGGREGATORS}
          value={choice.aggregator}
          onChange={(aggregator) => aggregator && onChange({ ...choice, aggregator })}
        />
      )}
      <Select
        aria-label={`${label}: metric`}
        className={classes.metric ?? ''}
        placeholder={none ?? 'Search metrics'}
        data={metrics}
        searchable
        clearable={none !== undefined}
        value={choice?.metric ?? null}
        searchValue={search}
        onSearchChange={setSearch}
        // The backend has searched already.
        filter={({ options }) => options}
        nothingFoundMessage={`No metric contains “${typed}”`}
        maxDropdownHeight={320}
        comboboxProps={{ shadow: 'md', width: 320, position: 'bottom-start' }}
        onChange={(metric) => {
          if (metric === null) onChange(undefined);
          else onChange(choiceFromText(`${choice?.aggregator ?? 'avg'}:${metric}`));
        }}
      />
    </div>
  );
}
