import { Select } from '@mantine/core';
import type { MonitorThresholds } from '../../../../lib/api-types/monitors.ts';
import { inverse } from '../../../../lib/monitor-language/conditions.ts';
import type { Comparator } from '../../../../lib/monitor-language/types.ts';
import { AlgorithmFields } from './algorithm-fields.tsx';
import type { MetricConditions } from './metric-conditions.ts';
import classes from './monitor-editor.module.css';
import { NumberField } from './number-field.tsx';
import { SHIFTS, windowsFor } from './window-choices.ts';

const COMPARATORS: readonly { readonly value: Comparator; readonly label: string }[] = [
  { value: '>', label: 'above' },
  { value: '>=', label: 'above or equal to' },
  { value: '<', label: 'below' },
  { value: '<=', label: 'below or equal to' },
  { value: '==', label: 'equal to' },
  { value: '!=', label: 'not equal to' },
];

const AGGREGATORS: readonly { readonly value: MetricConditions['aggregator']; readonly label: string }[] = [
  { value: 'avg', label: 'on average' },
  { value: 'max', label: 'at least once' },
  { value: 'min', label: 'at all times' },
  { value: 'sum', label: 'in total' },
  { value: 'count', label: 'by its number of points' },
];

const CHANGES = [
  { value: 'change', label: 'change' },
  { value: 'pct_change', label: 'change in percent' },
] as const;

interface ConditionFieldsProps {
  readonly conditions: MetricConditions;
  readonly onConditions: (conditions: MetricConditions) => void;
}

/** When it is triggered and when it has recovered, as a sentence and its thresholds. */
export function ConditionFields({ conditions, onConditions }: ConditionFieldsProps) {
  const { detection, comparator, aggregator, window, change, thresholds } = conditions;
  const put = (part: Partial<MetricConditions>) => onConditions({ ...conditions, ...part });
  const isOfPoints = detection === 'anomalies' || detection === 'outliers';
  return (
    <>
      {detection !== 'threshold' && detection !== 'change' && (
        <AlgorithmFields conditions={conditions} onConditions={onConditions} />
      )}
      <div className={classes.sentence}>
        <span>Trigger when the {detection === 'change' ? '' : isOfPoints ? 'part of points outside' : 'metric'}</span>
        {detection === 'change' && (
          <Select
            aria-label="Kind of change"
            size="xs"
            w={150}
            data={CHANGES}
            value={change.kind}
            allowDeselect={false}
            onChange={(kind) => kind && put({ change: { ...change, kind } })}
          />
        )}
        <span>is</span>
        <Select
          aria-label="Comparison"
          size="xs"
          w={150}
          data={COMPARATORS}
          value={comparator}
          allowDeselect={false}
          onChange={(value) => value && put({ comparator: value })}
        />
        <span>the threshold</span>
        <Select
          aria-label="Aggregation over the window"
          size="xs"
          w={170}
          data={AGGREGATORS}
          value={aggregator}
          allowDeselect={false}
          onChange={(value) => value && put({ aggregator: value })}
        />
        <span>during the</span>
        <Select
          aria-label="Window"
          size="xs"
          w={150}
          data={windowsFor(detection, window)}
          value={window}
          allowDeselect={false}
          onChange={(value) => value && put({ window: value })}
        />
        {detection === 'change' && (
          <>
            <span>compared with</span>
            <Select
              aria-label="Compared with"
              size="xs"
              w={150}
              data={SHIFTS.map((shift) => ({ value: shift, label: `${shift} before` }))}
              value={change.shift}
              allowDeselect={false}
              onChange={(shift) => shift && put({ change: { ...change, shift } })}
            />
          </>
        )}
      </div>
      <Thresholds comparator={comparator} thresholds={thresholds} onThresholds={(next) => put({ thresholds: next })} />
    </>
  );
}

const NAMES = [
  { key: 'critical', label: 'Alert threshold', tone: 'critical', isRecovery: false },
  { key: 'warning', label: 'Warning threshold', tone: 'warning', isRecovery: false },
  { key: 'critical_recovery', label: 'Alert recovery threshold', tone: undefined, isRecovery: true },
  { key: 'warning_recovery', label: 'Warning recovery threshold', tone: undefined, isRecovery: true },
] as const;

interface ThresholdsProps {
  readonly comparator: Comparator;
  readonly thresholds: MonitorThresholds;
  readonly onThresholds: (thresholds: MonitorThresholds) => void;
}

function Thresholds({ comparator, thresholds, onThresholds }: ThresholdsProps) {
  return (
    <div className={classes.thresholds}>
      {NAMES.map(({ key, label, tone, isRecovery }) => (
        <div key={key} className={classes.threshold}>
          <span>{label}</span>
          <NumberField
            label={label}
            value={thresholds[key]}
            sign={isRecovery ? inverse(comparator) : comparator}
            placeholder={key === 'critical' ? 'Needed' : 'Optional'}
            {...(tone && { tone })}
            onValue={(value) => {
              const { [key]: _, ...others } = thresholds;
              onThresholds(value === undefined ? others : { ...others, [key]: value });
            }}
          />
        </div>
      ))}
    </div>
  );
}
