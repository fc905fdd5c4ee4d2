import { MultiSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { TemplateVariable, Widget } from '../../../../lib/api-types/dashboards.ts';
import type { BoundVariable } from '../../../../lib/query-language/bound-variable.ts';
import { boardMetrics } from '../../../../lib/widget/board-metrics.ts';
import { variableOptions } from '../../../../lib/widget/variable-options.ts';
import { useVariableTags } from './use-variable-tags.ts';
import classes from './variable-bar.module.css';
import { paramsWithVariable } from './variable-params.ts';

interface VariableBarProps {
  /** With the values that they begin with. */
  readonly variables: readonly TemplateVariable[];
  readonly widgets: readonly Widget[];
  readonly bound: readonly BoundVariable[];
}

/** The template variables of a board, each as a field for its values; what is chosen stands in the address. */
export function VariableBar({ variables, widgets, bound }: VariableBarProps) {
  const [, setParams] = useSearchParams();
  const metrics = useMemo(() => boardMetrics(widgets), [widgets]);
  const isNeeded = variables.some(({ available_values }) => !available_values || available_values.length === 0);
  const tags = useVariableTags(metrics, isNeeded);
  return variables.map((variable) => {
    const chosen = (bound.find(({ name }) => name === variable.name)?.values ?? []).filter((value) => value !== '*');
    const options = variableOptions(variable, tags).filter((value) => value !== '*');
    return (
      <div key={variable.name} className={classes.variable}>
        <span className={classes.name}>${variable.name}</span>
        <MultiSelect
          aria-label={`Values of $${variable.name}`}
          size="xs"
          classNames={{ input: classes.input ?? '' }}
          placeholder={chosen.length === 0 ? '*' : ''}
          data={[...new Set([...options, ...chosen])]}
          value={[...chosen]}
          searchable
          clearable
          nothingFoundMessage={variable.prefix ? `No value of ${variable.prefix}` : 'No value'}
          comboboxProps={{ shadow: 'md', width: 'max-content', position: 'bottom-start' }}
          onChange={(values) => setParams((old) => paramsWithVariable(old, variable, values))}
        />
      </div>
    );
  });
}
