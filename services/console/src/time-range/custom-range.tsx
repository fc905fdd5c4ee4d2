import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { fromLocalInput, toLocalInput } from './moment-text.ts';
import classes from './range-picker.module.css';
import { parseSpan } from './span-text.ts';
import { between, LONGEST_SPAN_MS, SHORTEST_SPAN_MS, type TimeRange, windowAt } from './time-range.ts';

interface CustomRangeProps {
  readonly range: TimeRange;
  readonly onChoose: (range: TimeRange) => void;
}

/** A window of one's own: its length up to now (`90m`), or its two ends. */
export function CustomRange({ range, onChoose }: CustomRangeProps) {
  return (
    <div className={classes.custom}>
      <PastForm onChoose={onChoose} />
      <EndsForm range={range} onChoose={onChoose} />
    </div>
  );
}

function PastForm({ onChoose }: Pick<CustomRangeProps, 'onChoose'>) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const spanMs = parseSpan(text);
    if (spanMs === undefined || spanMs < SHORTEST_SPAN_MS || spanMs > LONGEST_SPAN_MS) {
      setError('10s to 12mo, e.g. 90s, 45m, 3h, 10d');
    } else {
      onChoose({ kind: 'live', spanMs });
    }
  };
  return (
    <form onSubmit={submit} className={classes.row}>
      <TextInput
        label="Past"
        placeholder="45m"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={error}
        style={{ flex: 1 }}
      />
      <Button type="submit" variant="default" mt={22}>
        Follow
      </Button>
    </form>
  );
}

function EndsForm({ range, onChoose }: CustomRangeProps) {
  const [ends] = useState(() => windowAt(range, Date.now()));
  const [from, setFrom] = useState(toLocalInput(ends.fromMs));
  const [to, setTo] = useState(toLocalInput(ends.toMs));
  const fromMs = fromLocalInput(from);
  const toMs = fromLocalInput(to);
  const wrong = fromMs === undefined || toMs === undefined || fromMs >= toMs || toMs - fromMs > LONGEST_SPAN_MS;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) onChoose(between(fromMs, toMs));
  };
  return (
    <form onSubmit={submit} className={classes.ends}>
      <TextInput
        label="From"
        type="datetime-local"
        step={1}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        label="To"
        type="datetime-local"
        step={1}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        error={wrong && 'After “from”, within a year of it'}
      />
      <Button type="submit" disabled={wrong}>
        Show
      </Button>
    </form>
  );
}
