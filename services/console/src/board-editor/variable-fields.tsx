import { ActionIcon, Autocomplete, Button, TagsInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { TemplateVariable, Widget } from '../../../../lib/api-types/dashboards.ts';
import { boardMetrics } from '../../../../lib/widget/board-metrics.ts';
import { variableOptions } from '../../../../lib/widget/variable-options.ts';
import { useVariableTags } from '../dashboards/use-variable-tags.ts';
import classes from './variable-fields.module.css';

interface VariableFieldsProps {
  readonly variables: readonly TemplateVariable[];
  readonly widgets: readonly Widget[];
  readonly onChange: (variables: readonly TemplateVariable[]) => void;
}

/** Template variables as rows: name, tag key, values to choose from, values at first. */
export function VariableFields({ variables, widgets, onChange }: VariableFieldsProps) {
  const metrics = useMemo(() => boardMetrics(widgets), [widgets]);
  const tags = useVariableTags(metrics, true);
  const keys = variableOptions({ name: '', type: 'group' }, tags);
  const set = (at: number, variable: TemplateVariable) => onChange(variables.with(at, variable));
  return (
    <section aria-label="Template variables">
      <h3 className={classes.title}>Template variables</h3>
      {variables.length > 0 && (
        <div className={classes.row} aria-hidden>
          <span>Name</span>
          <span>Tag key</span>
          <span>Available values</span>
          <span>Defaults</span>
        </div>
      )}
      {variables.map((variable, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own while one types it
        <div key={at} className={classes.row}>
          <TextInput
            aria-label={`Name of variable ${at + 1}`}
            leftSection="$"
            value={variable.name}
            onChange={(event) => set(at, { ...variable, name: event.currentTarget.value.replace(/[^\w.-]/g, '_') })}
          />
          <Autocomplete
            size="xs"
            aria-label={`Tag key of variable ${at + 1}`}
            placeholder="whole tags"
            data={[...keys]}
            value={variable.prefix ?? ''}
            onChange={(prefix) => set(at, { ...variable, prefix: prefix.trim() === '' ? null : prefix.trim() })}
          />
          <TagsInput
            classNames={{ inputField: classes.tag ?? '' }}
            aria-label={`Available values of variable ${at + 1}`}
            placeholder={variable.available_values?.length ? '' : 'all'}
            data={[...variableOptions({ ...variable, available_values: [] }, tags)]}
            value={[...(variable.available_values ?? [])]}
            onChange={(values) => set(at, { ...variable, available_values: values })}
          />
          <TagsInput
            classNames={{ inputField: classes.tag ?? '' }}
            aria-label={`Defaults of variable ${at + 1}`}
            placeholder={defaultsOf(variable).length > 0 ? '' : '*'}
            data={[...variableOptions(variable, tags)]}
            value={[...defaultsOf(variable)]}
            onChange={(values) => set(at, withDefaults(variable, values))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Delete variable ${at + 1}`}
            onClick={() => onChange(variables.toSpliced(at, 1))}
          >
            <IconTrash size={15} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<IconPlus size={14} stroke={2} />}
        onClick={() => onChange([...variables, { name: freshName(variables), prefix: null, defaults: ['*'] }])}
      >
        Add a variable
      </Button>
    </section>
  );
}

function defaultsOf({ defaults, default: old }: TemplateVariable): readonly string[] {
  if (defaults && defaults.length > 0) return defaults;
  return old ? [old] : [];
}

/** The list takes the place of the older way to write one value. */
function withDefaults(variable: TemplateVariable, defaults: readonly string[]): TemplateVariable {
  const { default: _, ...rest } = variable;
  return { ...rest, defaults: defaults.length > 0 ? defaults : ['*'] };
}

function freshName(variables: readonly TemplateVariable[]): string {
  for (let count = 1; ; count++) {
    const name = `var${count}`;
    if (variables.every((variable) => variable.name !== name)) return name;
  }
}
