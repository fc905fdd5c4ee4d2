import { Select } from '@mantine/core';
import { findFunction } from '../../../../lib/query-language/function-table.ts';
import type { MetricConditions } from './metric-conditions.ts';
import classes from './monitor-editor.module.css';
import { NumberField } from './number-field.tsx';

/** Parameters that have a field, with what they are called; others stay as they are written. */
const LABELS: Readonly<Record<string, string>> = {
  algorithm: 'Algorithm',
  bounds: 'Deviations',
  tolerance: 'Tolerance',
  deviations: 'Deviations',
  percentage: 'Percentage',
  direction: 'Direction',
  alert_window: 'Of the points of the',
  seasonality: 'Seasonality',
};

const ALERT_WINDOWS = ['last_5m', 'last_10m', 'last_15m', 'last_30m', 'last_1h', 'last_2h', 'last_4h', 'last_1d'];

interface AlgorithmFieldsProps {
  readonly conditions: MetricConditions;
  readonly onConditions: (conditions: MetricConditions) => void;
}

/** How anomalies, outliers or a forecast are found: the parameters of the function, as the query language knows them. */
export function AlgorithmFields({ conditions, onConditions }: AlgorithmFieldsProps) {
  const { detection, arguments: values } = conditions;
  const spec = findFunction(detection);
  const put = (name: string, value: string | number | undefined) => {
    const { [name]: _, ...others } = values;
    onConditions({ ...conditions, arguments: value === undefined ? others : { ...others, [name]: value } });
  };
  const parameters = [...(spec?.parameters ?? []), ...(spec?.named ?? [])];
  return (
    <div className={classes.sentence}>
      {parameters.flatMap((parameter) => {
        const { name, type } = parameter;
        const label = Object.hasOwn(LABELS, name) ? LABELS[name] : undefined;
        if (label === undefined) return [];
        const value = values[name];
        const choices = type === 'choice' ? parameter.choices : name === 'alert_window' ? ALERT_WINDOWS : undefined;
        return (
          <span key={name} className={classes.parameter}>
            <span>{label}</span>
            {choices ? (
              <Select
                aria-label={label}
                size="xs"
                w={130}
                data={[...new Set([...choices, ...(value === undefined ? [] : [String(value)])])].map((each) => ({
                  value: each,
                  label: each.replace('_', ' '),
                }))}
                value={value === undefined ? null : String(value)}
                placeholder="default"
                allowDeselect={name !== 'algorithm' && name !== 'alert_window'}
                onChange={(next) => put(name, next ?? undefined)}
              />
            ) : (
              <NumberField
                label={label}
                width={80}
                value={typeof value === 'number' ? value : undefined}
                onValue={(next) => put(name, next)}
              />
            )}
          </span>
        );
      })}
    </div>
  );
}
