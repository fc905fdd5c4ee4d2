import { groupKeysOf } from '../../../../lib/monitor-language/group-keys-of.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { MetricQueryField } from '../board-editor/metric-query-field.tsx';
import type { MetricConditions } from './metric-conditions.ts';
import classes from './monitor-editor.module.css';
import { Step } from './step.tsx';

interface MetricStepProps {
  readonly conditions: MetricConditions;
  readonly onConditions: (conditions: MetricConditions) => void;
  /** What is written so far, where it can be read. */
  readonly query: MonitorQuery | undefined;
}

/** Which metric is watched, of what, and whether there is an alert for each group. */
export function MetricStep({ conditions, onConditions, query }: MetricStepProps) {
  const keys = query ? groupKeysOf(query) : [];
  return (
    <Step number={2} title="Define the metric">
      <MetricQueryField
        label="a"
        query={conditions.query}
        onQuery={(text) => onConditions({ ...conditions, query: text })}
      />
      <p className={classes.says}>
        {keys.length === 0 ? (
          'Simple alert: one for all of it. Group it by a tag to have one for each.'
        ) : (
          <>
            Multi alert: one for each <b>{keys.join(', ')}</b>.
          </>
        )}
      </p>
    </Step>
  );
}
