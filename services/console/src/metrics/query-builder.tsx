import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMetricDetail } from '../api/use-metric-detail.ts';
import { breakable } from '../format/breakable.tsx';
import type { BuilderQuery } from './builder-query.ts';
import { filterCompletions, groupCompletions, typedKeys } from './completions.ts';
import classes from './query-editor.module.css';
import { RollupFields } from './rollup-fields.tsx';
import { TagField } from './tag-field.tsx';

type Aggregator = BuilderQuery['aggregator'];

const AGGREGATORS: readonly Aggregator[] = ['avg', 'sum', 'min', 'max', 'count'];
/** Distributions have these as well. */
const PERCENTILES: readonly Aggregator[] = ['p50', 'p75', 'p90', 'p95', 'p99'];
const READ_AS = [
  { value: 'value', label: 'value' },
  { value: 'count', label: 'count' },
  { value: 'rate', label: 'rate' },
] as const;

interface QueryBuilderProps {
  readonly fields: BuilderQuery;
  readonly onChange: (fields: BuilderQuery) => void;
  /** In the place of the metric's name, where that can be changed. */
  readonly metricField?: ReactNode;
  /** Template variables that can stand among the tags. */
  readonly variables?: readonly string[];
}

/** The parts of a metric query as fields, read from left to right as a sentence. */
export function QueryBuilder({ fields, onChange, metricField, variables = [] }: QueryBuilderProps) {
  const { data } = useMetricDetail(fields.metric || undefined);
  const tags = data?.tags ?? {};
  const { as, ...rest } = fields;
  return (
    <div className={classes.builder}>
      <div className={classes.row}>
        <Select
          aria-label="Aggregation"
          w={84}
          data={aggregatorsFor(data?.type, fields.aggregator)}
          value={fields.aggregator}
          onChange={(value) => value && onChange({ ...fields, aggregator: value })}
        />
        <span className={classes.word}>of</span>
        {metricField ?? <strong className={classes.metric}>{breakable(fields.metric)}</strong>}
        <span className={classes.part}>
          <span className={classes.word}>from</span>
          <TagField
            label="From"
            placeholder="everywhere"
            value={fields.filters}
            complete={(search) => [...variables.map((name) => `$${name}`), ...filterCompletions(tags, search)]}
            onChange={(filters) => onChange({ ...fields, filters })}
          />
        </span>
        <span className={classes.part}>
          <span className={classes.word}>by</span>
          <TagField
            label="Group by"
            placeholder="nothing"
            value={fields.groupBy}
            complete={() => groupCompletions(tags)}
            onChange={(keys) => onChange({ ...fields, groupBy: typedKeys(keys) })}
          />
        </span>
      </div>
      <div className={classes.row}>
        <span className={classes.word}>as</span>
        <Select
          aria-label="Read as"
          w={84}
          data={READ_AS}
          value={as ?? 'value'}
          onChange={(value) => value && onChange(value === 'value' ? rest : { ...rest, as: value })}
        />
        <RollupFields fields={fields} onChange={onChange} />
      </div>
    </div>
  );
}

/** What the field offers; always what is chosen, too. */
function aggregatorsFor(type: string | undefined, chosen: Aggregator): readonly Aggregator[] {
  const offered = type === 'distribution' ? [...AGGREGATORS, ...PERCENTILES] : AGGREGATORS;
  return offered.includes(chosen) ? offered : [...offered, chosen];
}
