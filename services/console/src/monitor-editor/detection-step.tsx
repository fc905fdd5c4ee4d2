import { SegmentedControl } from '@mantine/core';
import { type Detection, type MetricConditions, withDetection } from './metric-conditions.ts';
import classes from './monitor-editor.module.css';
import { Step } from './step.tsx';

const DETECTIONS: readonly { readonly value: Detection; readonly label: string; readonly says: string }[] = [
  { value: 'threshold', label: 'Threshold', says: 'It is triggered when the metric crosses a threshold.' },
  { value: 'change', label: 'Change', says: 'It is triggered when the metric has changed by more than a threshold.' },
  {
    value: 'anomalies',
    label: 'Anomaly',
    says: 'It is triggered when the metric leaves the band that its past makes expect.',
  },
  { value: 'outliers', label: 'Outliers', says: 'It is triggered when one group behaves differently from the others.' },
  { value: 'forecast', label: 'Forecast', says: 'It is triggered when the metric is going to cross a threshold.' },
];

interface ConditionsProps {
  readonly conditions: MetricConditions;
  readonly onConditions: (conditions: MetricConditions) => void;
}

/** In which way a metric is watched. */
export function DetectionStep({ conditions, onConditions }: ConditionsProps) {
  return (
    <Step number={1} title="Choose the detection method">
      <SegmentedControl
        aria-label="Detection method"
        size="xs"
        className={classes.start ?? ''}
        data={DETECTIONS.map(({ value, label }) => ({ value, label }))}
        value={conditions.detection}
        onChange={(detection) => onConditions(withDetection(conditions, detection))}
      />
      <p className={classes.says}>{DETECTIONS.find(({ value }) => value === conditions.detection)?.says}</p>
    </Step>
  );
}
