import { Checkbox, Select } from '@mantine/core';
import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import { MISSING_DATA, type MissingData, missingDataOf, withMissingData } from './missing-data.ts';
import classes from './monitor-editor.module.css';
import { NumberField } from './number-field.tsx';

interface OptionFieldsProps {
  readonly options: MonitorOptions;
  readonly onOptions: (options: MonitorOptions) => void;
}

/** What is done without data, with new groups and with late data, and when it is resolved by itself. */
export function OptionFields({ options, onOptions }: OptionFieldsProps) {
  const missing = missingDataOf(options);
  const number = (name: 'evaluation_delay' | 'new_group_delay' | 'timeout_h') => ({
    value: options[name] ?? undefined,
    onValue: (value: number | undefined) => onOptions({ ...options, [name]: value ?? null }),
    width: 80,
  });
  return (
    <>
      <div className={classes.sentence}>
        <Select
          aria-label="When data are missing"
          size="xs"
          w={250}
          data={MISSING_DATA}
          value={missing}
          allowDeselect={false}
          onChange={(value) => value && onOptions(withMissingData(options, value as MissingData))}
        />
        <span>if data are missing{missing === 'notify' && ' for more than'}</span>
        {missing === 'notify' && (
          <>
            <NumberField
              label="Minutes without data"
              width={70}
              value={options.no_data_timeframe ?? undefined}
              onValue={(value) => onOptions({ ...options, no_data_timeframe: value ?? null })}
            />
            <span>minutes</span>
          </>
        )}
      </div>
      <Checkbox
        size="xs"
        label="Require a full window of data for evaluation"
        checked={options.require_full_window === true}
        onChange={(event) => onOptions({ ...options, require_full_window: event.currentTarget.checked })}
      />
      <div className={classes.sentence}>
        <span>Evaluate</span>
        <NumberField label="Evaluation delay in seconds" placeholder="0" {...number('evaluation_delay')} />
        <span>seconds later, new groups after</span>
        <NumberField label="Delay of new groups in seconds" placeholder="60" {...number('new_group_delay')} />
        <span>seconds; resolve by itself after</span>
        <NumberField label="Hours without data until it is resolved" placeholder="never" {...number('timeout_h')} />
        <span>hours without data</span>
      </div>
    </>
  );
}
