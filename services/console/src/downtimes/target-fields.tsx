import { SegmentedControl, Select, TagsInput, TextInput } from '@mantine/core';
import { useMonitorNames } from '../api/use-monitor-names.ts';
import classes from './downtime-dialog.module.css';
import type { FieldProps } from './field-props.ts';

/** What is silenced: which monitors, and which of their groups. */
export function TargetFields({ form, faults, onChange }: FieldProps) {
  const { data: monitors = [] } = useMonitorNames();
  const { target, monitorId } = form;
  const tags = [...new Set(monitors.flatMap((monitor) => monitor.tags))].sort();
  return (
    <fieldset className={classes.part}>
      <legend>What is silenced</legend>
      <SegmentedControl
        aria-label="Monitors"
        data={[
          { value: 'monitor', label: 'By monitor name' },
          { value: 'tags', label: 'By monitor tags' },
        ]}
        value={target}
        onChange={(value) => onChange({ target: value === 'monitor' ? 'monitor' : 'tags' })}
      />
      {target === 'monitor' ? (
        <Select
          label="Monitor"
          placeholder="Choose a monitor"
          searchable
          data={monitorChoices(monitors, monitorId)}
          value={monitorId === undefined ? null : String(monitorId)}
          onChange={(value) => onChange({ monitorId: value === null ? undefined : Number(value) })}
          error={faults.monitor}
        />
      ) : (
        <TagsInput
          label="Monitors that have all of these tags"
          placeholder={form.monitorTags.length === 0 ? 'all monitors' : ''}
          data={tags}
          value={[...form.monitorTags]}
          onChange={(next) => onChange({ monitorTags: next })}
        />
      )}
      <TextInput
        label="Scope: which of their groups"
        description="* is all of them; host:web-1, env:(prod OR stage) AND -service:batch"
        spellCheck={false}
        autoCapitalize="off"
        value={form.scope}
        onChange={(event) => onChange({ scope: event.currentTarget.value })}
        error={faults.scope}
      />
    </fieldset>
  );
}

function monitorChoices(
  monitors: readonly { readonly id: number; readonly name: string }[],
  chosen: number | undefined,
) {
  const choices = monitors.map(({ id, name }) => ({ value: String(id), label: `${name} · ${id}` }));
  const isListed = chosen === undefined || monitors.some(({ id }) => id === chosen);
  return isListed ? choices : [...choices, { value: String(chosen), label: `monitor ${chosen}` }];
}
