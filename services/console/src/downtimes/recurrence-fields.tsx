import { ActionIcon, Chip, Group, NumberInput, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { recurrenceWords } from '../../../../lib/downtime/words/recurrence-words.ts';
import { type RuleForm, rruleOf, ruleWeekdays } from '../../../../lib/downtime/words/rule-form.ts';
import classes from './downtime-dialog.module.css';
import type { RecurrenceForm } from './downtime-form.ts';
import { RuleEndFields } from './rule-end-fields.tsx';

interface RecurrenceFieldsProps {
  readonly recurrence: RecurrenceForm;
  readonly onChange: (recurrence: RecurrenceForm) => void;
  readonly onRemove: (() => void) | undefined;
}

const UNITS = [
  { value: 'DAILY', label: 'days' },
  { value: 'WEEKLY', label: 'weeks' },
  { value: 'MONTHLY', label: 'months' },
  { value: 'text', label: 'by an RRULE' },
];

const DURATION_UNITS = [
  { value: 'm', label: 'minutes' },
  { value: 'h', label: 'hours' },
  { value: 'd', label: 'days' },
  { value: 'w', label: 'weeks' },
];

/** One recurrence: how often and on which days, from when, for how long, and until when; in words below. */
export function RecurrenceFields({ recurrence, onChange, onRemove }: RecurrenceFieldsProps) {
  const { rule, start, amount, unit } = recurrence;
  const put = (part: Partial<RecurrenceForm>) => onChange({ ...recurrence, ...part });
  const putUnit = (value: string | null) => {
    if (value !== null) put({ rule: ruleInUnit(rule, value) });
  };
  return (
    <div className={classes.recurrence}>
      <div className={classes.row}>
        {rule.kind === 'every' && (
          <NumberInput
            label="Every"
            w={64}
            min={1}
            max={1000}
            value={rule.interval || ''}
            onChange={(value) => put({ rule: { ...rule, interval: Number(value) } })}
          />
        )}
        <Select
          aria-label="Unit of the repetition"
          w={120}
          data={UNITS}
          value={rule.kind === 'text' ? 'text' : rule.unit}
          onChange={putUnit}
        />
        {rule.kind === 'text' ? (
          <TextInput
            aria-label="RRULE"
            placeholder="FREQ=MONTHLY;BYDAY=-1FR"
            spellCheck={false}
            style={{ flex: 1 }}
            value={rule.rrule}
            onChange={(event) => put({ rule: { ...rule, rrule: event.currentTarget.value } })}
          />
        ) : (
          <RuleEndFields end={rule.end} start={start} onChange={(end) => put({ rule: { ...rule, end } })} />
        )}
        {onRemove && (
          <ActionIcon variant="subtle" color="gray" size={24} aria-label="Remove this recurrence" onClick={onRemove}>
            <IconX size={14} stroke={1.8} />
          </ActionIcon>
        )}
      </div>
      {rule.kind === 'every' && rule.unit === 'WEEKLY' && (
        <Chip.Group
          multiple
          value={[...rule.weekdays]}
          onChange={(days) => put({ rule: { ...rule, weekdays: ruleWeekdays.filter((day) => days.includes(day)) } })}
        >
          <Group gap={4} role="group" aria-label="Days of the week">
            {ruleWeekdays.map((day) => (
              <Chip key={day} value={day} size="xs" radius="sm">
                {day[0]}
                {day[1]?.toLowerCase()}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      )}
      <div className={classes.row}>
        <TextInput
          type="datetime-local"
          label="Beginning"
          value={start}
          onChange={(event) => put({ start: event.currentTarget.value })}
        />
        <NumberInput
          label="Duration"
          w={72}
          min={1}
          value={amount}
          onChange={(value) => put({ amount: value === '' ? '' : Number(value) })}
        />
        <Select
          aria-label="Unit of the duration"
          w={100}
          data={DURATION_UNITS}
          value={unit}
          onChange={(value) => put({ unit: (value ?? 'h') as RecurrenceForm['unit'] })}
        />
      </div>
      {start !== '' && amount !== '' && (
        <p className={classes.words}>
          {recurrenceWords({ rrule: rruleOf(rule), duration: `${amount}${unit}`, start })}
        </p>
      )}
    </div>
  );
}

/** The same rule counted in another unit, or as the text that it is. */
function ruleInUnit(rule: RuleForm, unit: string): RuleForm {
  if (unit === 'text') return { kind: 'text', rrule: rruleOf(rule) };
  if (unit !== 'DAILY' && unit !== 'WEEKLY' && unit !== 'MONTHLY') return rule;
  return rule.kind === 'every'
    ? { ...rule, unit }
    : { kind: 'every', unit, interval: 1, weekdays: [], end: { kind: 'never' } };
}
