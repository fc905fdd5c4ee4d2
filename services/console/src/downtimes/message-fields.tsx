import { Checkbox, Group, Textarea } from '@mantine/core';
import classes from './downtime-dialog.module.css';
import type { FieldProps } from './field-props.ts';

const STATES = [
  { value: 'alert', label: 'alert' },
  { value: 'warn', label: 'warn' },
  { value: 'no data', label: 'no data' },
] as const;

const TYPES = [
  { value: 'expired', label: 'it ends' },
  { value: 'canceled', label: 'it is canceled' },
] as const;

/** What it says, and whom it tells what. */
export function MessageFields({ form, onChange }: Omit<FieldProps, 'faults'>) {
  return (
    <fieldset className={classes.part}>
      <legend>Message and notifications</legend>
      <Textarea
        label="Message"
        description="Markdown; those it mentions are told of its begin and end: @ops@example.com, @slack-ops"
        autosize
        minRows={2}
        maxRows={8}
        value={form.message}
        onChange={(event) => onChange({ message: event.currentTarget.value })}
      />
      <Checkbox.Group
        size="xs"
        label="Groups notify at its end when they are in"
        value={[...form.notifyEndStates]}
        onChange={(value) =>
          onChange({ notifyEndStates: STATES.flatMap((each) => (value.includes(each.value) ? [each.value] : [])) })
        }
      >
        <Group gap={14} mt={4}>
          {STATES.map(({ value, label }) => (
            <Checkbox key={value} size="xs" value={value} label={label} />
          ))}
        </Group>
      </Checkbox.Group>
      <Checkbox.Group
        size="xs"
        label="and its end is that"
        value={[...form.notifyEndTypes]}
        onChange={(value) =>
          onChange({ notifyEndTypes: TYPES.flatMap((each) => (value.includes(each.value) ? [each.value] : [])) })
        }
      >
        <Group gap={14} mt={4}>
          {TYPES.map(({ value, label }) => (
            <Checkbox key={value} size="xs" value={value} label={label} />
          ))}
        </Group>
      </Checkbox.Group>
      <Checkbox
        size="xs"
        label="Hold back the first recovery of a group that alerted before it, too"
        checked={form.mutesFirstRecovery}
        onChange={(event) => onChange({ mutesFirstRecovery: event.currentTarget.checked })}
      />
    </fieldset>
  );
}
