import { NumberInput, Select, TextInput } from '@mantine/core';
import type { RuleEnd } from '../../../../lib/downtime/words/rule-form.ts';

interface RuleEndFieldsProps {
  readonly end: RuleEnd;
  /** Of the recurrence, `2026-11-27T19:00`. */
  readonly start: string;
  readonly onChange: (end: RuleEnd) => void;
}

/** When a recurrence is the last. */
export function RuleEndFields({ end, start, onChange }: RuleEndFieldsProps) {
  const putKind = (kind: string | null) => {
    if (kind === 'until') onChange({ kind, day: start.slice(0, 10) });
    else if (kind === 'count') onChange({ kind, count: 10 });
    else onChange({ kind: 'never' });
  };
  return (
    <>
      <Select
        label="Repeat"
        w={130}
        data={[
          { value: 'never', label: 'without an end' },
          { value: 'until', label: 'until a day' },
          { value: 'count', label: 'so many times' },
        ]}
        value={end.kind}
        onChange={putKind}
      />
      {end.kind === 'until' && (
        <TextInput
          type="date"
          aria-label="Last day"
          value={end.day}
          onChange={(event) => onChange({ kind: 'until', day: event.currentTarget.value })}
        />
      )}
      {end.kind === 'count' && (
        <NumberInput
          aria-label="Times in all"
          w={72}
          min={1}
          max={5000}
          value={end.count || ''}
          onChange={(value) => onChange({ kind: 'count', count: Number(value) })}
        />
      )}
    </>
  );
}
