import { Popover, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { CustomRange } from './custom-range.tsx';
import { windowText } from './moment-text.ts';
import { PRESET_SPANS_MS } from './presets.ts';
import classes from './range-picker.module.css';
import { printSpan, spanInWords } from './span-text.ts';
import { spanOf, type TimeRange } from './time-range.ts';

interface RangePickerProps {
  readonly range: TimeRange;
  readonly onChange: (range: TimeRange) => void;
}

/** The range shown, opening to the named windows and a custom one. */
export function RangePicker({ range, onChange }: RangePickerProps) {
  const [open, setOpen] = useState(false);
  const choose = (next: TimeRange) => {
    setOpen(false);
    onChange(next);
  };
  const text = range.kind === 'live' ? `Past ${spanInWords(range.spanMs)}` : windowText(range);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.target ?? ''}
          aria-label={`Time range: ${text}`}
          aria-haspopup="dialog"
          onClick={() => setOpen(!open)}
        >
          <span className={classes.chip} data-live={range.kind === 'live' || undefined}>
            {chipText(spanOf(range))}
          </span>
          <span className={classes.text}>{text}</span>
          <IconChevronDown size={14} stroke={1.8} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={0} className={classes.dropdown ?? ''} aria-label="Choose the time range">
        <ul className={classes.presets}>
          {PRESET_SPANS_MS.map((spanMs) => (
            <li key={spanMs}>
              <UnstyledButton
                className={classes.preset ?? ''}
                aria-current={range.kind === 'live' && range.spanMs === spanMs}
                onClick={() => choose({ kind: 'live', spanMs })}
              >
                <span className={classes.chip}>{printSpan(spanMs)}</span>
                Past {spanInWords(spanMs)}
              </UnstyledButton>
            </li>
          ))}
        </ul>
        <CustomRange range={range} onChoose={choose} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** About how long a window is, in one unit. */
function chipText(spanMs: number): string {
  const unit = spanMs >= 172_800_000 ? 86_400_000 : spanMs >= 7_200_000 ? 3_600_000 : spanMs >= 120_000 ? 60_000 : 1000;
  const exact = printSpan(spanMs);
  return exact.endsWith('s') && unit > 1000 ? `~${printSpan(Math.round(spanMs / unit) * unit)}` : exact;
}
