import { ActionIcon, Autocomplete, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconCode } from '@tabler/icons-react';
import { useState } from 'react';
import { useMetrics } from '../api/use-metrics.ts';
import { type BuilderQuery, builderFromText, textFromBuilder } from '../metrics/builder-query.ts';
import { QueryBuilder } from '../metrics/query-builder.tsx';
import { useBoard } from '../widgets/use-board.ts';
import classes from './request-editor.module.css';
import { queryProblem } from './request-form.ts';
import { useCommit } from './use-commit.ts';
import { useSettledProblem } from './use-settled-problem.ts';
import { fieldsFromVariables, variablesInFields } from './variables-in-fields.ts';

interface MetricQueryFieldProps {
  readonly label: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

const EMPTY: BuilderQuery = { aggregator: 'avg', metric: '', filters: [], groupBy: [] };

/** A metric query as fields, with template variables among the tags, or as text; as text where it says more than the fields can. */
export function MetricQueryField({ label, query, onQuery }: MetricQueryFieldProps) {
  const { variables } = useBoard();
  const [asText, setAsText] = useState(false);
  const names = variables.map(({ name }) => name);
  const read = query.trim() === '' ? EMPTY : builderFromText(variablesInFields(query, names));
  const fields = read && fieldsFromVariables(read, names);
  const toggle = asText ? 'Edit as fields' : 'Edit as text';
  const write = (next: BuilderQuery) => {
    if (next.metric !== '') onQuery(textFromBuilder(next));
  };
  return (
    <div className={classes.query}>
      {fields && !asText ? (
        <QueryBuilder
          fields={fields}
          onChange={write}
          variables={names}
          metricField={
            <MetricField
              label={`Metric of ${label}`}
              metric={fields.metric}
              onMetric={(metric) => write({ ...fields, metric })}
            />
          }
        />
      ) : (
        <QueryTextField label={`Query ${label}`} query={query} onQuery={onQuery} />
      )}
      <Tooltip label={fields ? toggle : 'This query says more than the fields can'}>
        <ActionIcon aria-label={`${toggle}: ${label}`} disabled={!fields} onClick={() => setAsText(!asText)}>
          {asText || !fields ? (
            <IconAdjustmentsHorizontal size={15} stroke={1.8} />
          ) : (
            <IconCode size={15} stroke={1.8} />
          )}
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function QueryTextField({ label, query, onQuery }: MetricQueryFieldProps) {
  const field = useCommit(query, (text) => onQuery(text.trim()));
  const problem = useSettledProblem(field.value, queryProblem);
  return (
    <TextInput
      aria-label={label}
      placeholder="avg:my_metric{host:a} by {host}"
      classNames={{ input: classes.mono ?? '' }}
      style={{ flex: 1 }}
      spellCheck={false}
      autoCapitalize="off"
      error={problem}
      {...field}
    />
  );
}

interface MetricFieldProps {
  readonly label: string;
  readonly metric: string;
  readonly onMetric: (metric: string) => void;
}

/** The name of a metric, with those that have arrived to choose from. */
function MetricField({ label, metric, onMetric }: MetricFieldProps) {
  const [typed, setTyped] = useState(metric);
  const [isTouched, setTouched] = useState(false);
  const [search] = useDebouncedValue(typed.trim(), 150);
  const commit = () => typed.trim() !== '' && typed.trim() !== metric && onMetric(typed.trim());
  const { data } = useMetrics(search);
  return (
    <Autocomplete
      aria-label={label}
      placeholder="Metric"
      size="xs"
      w={240}
      data={data?.metrics.map((each) => each.metric) ?? []}
      limit={60}
      comboboxProps={{ shadow: 'md', width: 'max-content', position: 'bottom-start' }}
      error={isTouched && typed.trim() === '' ? 'Pick a metric.' : undefined}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        setTouched(true);
      }}
      onOptionSubmit={(option) => onMetric(option)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}
