import { Select, TextInput } from '@mantine/core';
import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import { zoneNames } from '../downtimes/zone-text.ts';
import { type EvaluationWindow, evaluationWindowOf, withEvaluationWindow } from './evaluation-window.ts';
import classes from './monitor-editor.module.css';
import { NumberField } from './number-field.tsx';

interface EvaluationWindowFieldsProps {
  /** `current_1d`; others begin by no clock, and have no fields. */
  readonly window: string;
  readonly options: MonitorOptions;
  readonly onOptions: (options: MonitorOptions) => void;
}

/** When the hour, day or month begins that a cumulative window is of, by the clocks of a zone. */
export function EvaluationWindowFields({ window, options, onOptions }: EvaluationWindowFieldsProps) {
  if (!window.startsWith('current_')) return null;
  const written = evaluationWindowOf(options);
  const put = <Name extends keyof EvaluationWindow>(name: Name, value: EvaluationWindow[Name] | undefined) => {
    const { [name]: _, ...others } = written;
    onOptions(withEvaluationWindow(options, value === undefined ? others : { ...others, [name]: value }));
  };
  const zone = written.timezone ?? 'UTC';
  return (
    <div className={classes.sentence}>
      {window === 'current_1h' ? (
        <>
          <span>The hour begins at its minute</span>
          <NumberField
            label="Minute at which the hour begins"
            width={70}
            placeholder="0"
            value={written.hour_starts}
            onValue={(value) => put('hour_starts', value)}
          />
        </>
      ) : (
        <>
          <span>{window === 'current_1mo' ? 'The month begins on the first at' : 'The day begins at'}</span>
          <TextInput
            aria-label="Time at which the day begins"
            type="time"
            size="xs"
            w={110}
            value={written.day_starts ?? '00:00'}
            onChange={(event) => put('day_starts', event.currentTarget.value || undefined)}
          />
        </>
      )}
      <span>by the clocks of</span>
      <Select
        aria-label="Time zone of the window"
        size="xs"
        searchable
        w={210}
        limit={60}
        data={[...zoneNames(zone)]}
        value={zone}
        allowDeselect={false}
        onChange={(value) => value && put('timezone', value)}
      />
    </div>
  );
}
