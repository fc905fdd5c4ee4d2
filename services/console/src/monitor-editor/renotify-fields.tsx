import { Checkbox, Textarea } from '@mantine/core';
import { useRef } from 'react';
import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import classes from './monitor-editor.module.css';
import { NumberField } from './number-field.tsx';
import { RENOTIFY_STATUSES, renotifyStatusesOf, withRenotifyStatus } from './renotify-statuses.ts';

interface RenotifyFieldsProps {
  readonly options: MonitorOptions;
  readonly onOptions: (options: MonitorOptions) => void;
}

/** Whether what is not resolved is told again: how often, how many times, in which states, and what is added then. */
export function RenotifyFields({ options, onOptions }: RenotifyFieldsProps) {
  // While another interval is typed, what goes with it is not there for a moment.
  const held = useRef<MonitorOptions>({});
  const isOn = Boolean(options.renotify_interval);
  const putInterval = (minutes: number | undefined) => {
    const { renotify_occurrences: times, renotify_statuses: statuses, ...others } = options;
    if (minutes) {
      onOptions({ ...held.current, ...options, renotify_interval: minutes });
      held.current = {};
      return;
    }
    if (isOn) {
      held.current = {
        ...(times && { renotify_occurrences: times }),
        ...(statuses && { renotify_statuses: statuses }),
      };
    }
    onOptions({ ...others, renotify_interval: null });
  };
  const statuses = renotifyStatusesOf(options);
  return (
    <>
      <div className={classes.sentence}>
        <span>Tell again every</span>
        <NumberField
          label="Minutes until it is told again"
          width={80}
          placeholder="never"
          value={options.renotify_interval || undefined}
          onValue={putInterval}
        />
        <span>minutes while it is not resolved{isOn && ', at most'}</span>
        {isOn && (
          <>
            <NumberField
              label="How many times it is told again"
              width={90}
              placeholder="for 30 h"
              value={options.renotify_occurrences ?? undefined}
              onValue={(value) => {
                const { renotify_occurrences: _, ...others } = options;
                onOptions(value === undefined ? others : { ...others, renotify_occurrences: value });
              }}
            />
            <span>times</span>
          </>
        )}
      </div>
      {isOn && (
        <>
          <fieldset className={classes.choices} aria-label="States that are told again">
            <span>if it is in</span>
            {RENOTIFY_STATUSES.map(({ value, label }) => {
              const isChecked = statuses.includes(value);
              return (
                <Checkbox
                  key={value}
                  size="xs"
                  label={label}
                  checked={isChecked}
                  disabled={isChecked && statuses.length === 1}
                  onChange={(event) => onOptions(withRenotifyStatus(options, value, event.currentTarget.checked))}
                />
              );
            })}
          </fieldset>
          <Textarea
            label="Added when it is told again"
            size="xs"
            classNames={{ input: classes.mono ?? '' }}
            autosize
            minRows={2}
            value={options.escalation_message ?? ''}
            onChange={(event) => onOptions({ ...options, escalation_message: event.currentTarget.value })}
          />
        </>
      )}
    </>
  );
}
