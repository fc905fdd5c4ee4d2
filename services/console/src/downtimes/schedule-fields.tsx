import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useServerNow } from '../api/use-server-now.ts';
import classes from './downtime-dialog.module.css';
import { inZone, newRecurrence, type RecurrenceForm } from './downtime-form.ts';
import type { FieldProps } from './field-props.ts';
import { RecurrenceFields } from './recurrence-fields.tsx';
import { zonedInput, zoneNames } from './zone-text.ts';

/** As many as Datadog has. */
const MOST_RECURRENCES = 5;
const HOUR_MS = 3_600_000;

/** When it is: one time, or again and again, by the clocks of a zone. */
export function ScheduleFields({ form, faults, onChange }: FieldProps) {
  const { kind, timezone, recurrences } = form;
  const serverNow = useServerNow();
  const put = (next: RecurrenceForm) =>
    onChange({ recurrences: recurrences.map((each) => (each.key === next.key ? next : each)) });
  return (
    <fieldset className={classes.part}>
      <legend>When</legend>
      <div className={classes.row}>
        <SegmentedControl
          aria-label="How often"
          data={[
            { value: 'once', label: 'Once' },
            { value: 'recurring', label: 'Recurring' },
          ]}
          value={kind}
          onChange={(value) => onChange({ kind: value === 'recurring' ? 'recurring' : 'once' })}
        />
        <Select
          aria-label="Time zone"
          searchable
          w={210}
          limit={60}
          data={[...zoneNames(timezone)]}
          value={timezone}
          onChange={(value) => value && onChange(inZone(form, value))}
        />
      </div>
      {kind === 'once' ? (
        <>
          <div className={classes.row}>
            <TextInput
              type="datetime-local"
              label="From"
              description={form.start === '' ? 'empty: at once' : undefined}
              value={form.start}
              onChange={(event) => onChange({ start: event.currentTarget.value })}
              error={faults.start}
            />
            <TextInput
              type="datetime-local"
              label="To"
              description={form.end === '' ? 'empty: without an end' : undefined}
              value={form.end}
              onChange={(event) => onChange({ end: event.currentTarget.value })}
              error={faults.end}
            />
          </div>
          <div className={classes.row}>
            {[1, 4, 12, 24].map((hours) => (
              <Button
                key={hours}
                variant="default"
                size="compact-xs"
                onClick={() => onChange({ start: '', end: zonedInput(serverNow() + hours * HOUR_MS, timezone) })}
              >
                for {hours} h
              </Button>
            ))}
          </div>
        </>
      ) : (
        <>
          {recurrences.map((recurrence) => (
            <RecurrenceFields
              key={recurrence.key}
              recurrence={recurrence}
              onChange={put}
              onRemove={
                recurrences.length > 1
                  ? () => onChange({ recurrences: recurrences.filter(({ key }) => key !== recurrence.key) })
                  : undefined
              }
            />
          ))}
          {faults.recurrences !== undefined && <p className={classes.fault}>{faults.recurrences}</p>}
          {recurrences.length < MOST_RECURRENCES && (
            <Button
              variant="subtle"
              size="compact-xs"
              leftSection={<IconPlus size={13} stroke={2} />}
              style={{ alignSelf: 'flex-start' }}
              onClick={() => onChange({ recurrences: [...recurrences, newRecurrence(serverNow(), timezone)] })}
            >
              Another recurrence
            </Button>
          )}
        </>
      )}
    </fieldset>
  );
}
