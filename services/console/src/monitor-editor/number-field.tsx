import { TextInput } from '@mantine/core';
import { useState } from 'react';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly onValue: (value: number | undefined) => void;
  readonly placeholder?: string;
  /** What is compared: it stands before the number. */
  readonly sign?: string;
  readonly tone?: 'critical' | 'warning';
  readonly width?: number;
}

/** A number, or none; a text that is no number yet is kept while it is typed, and changes nothing. */
export function NumberField({ label, value, onValue, placeholder, sign, tone, width = 120 }: NumberFieldProps) {
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (numberIn(typed) !== value) setTyped(value === undefined ? '' : String(value));
  }
  const isNumber = typed.trim() === '' || numberIn(typed) !== undefined;
  return (
    <TextInput
      aria-label={label}
      size="xs"
      w={width}
      inputMode="decimal"
      placeholder={placeholder}
      leftSection={sign}
      error={!isNumber}
      styles={tone ? { input: { borderColor: `var(--${tone === 'critical' ? 'bad' : 'warn'})` } } : {}}
      value={typed}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const number = numberIn(text);
        if (text.trim() !== '' && number === undefined) return;
        setSeen(number);
        onValue(number);
      }}
    />
  );
}

function numberIn(text: string): number | undefined {
  if (text.trim() === '') return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}
