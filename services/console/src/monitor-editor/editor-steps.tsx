import type { ReactNode } from 'react';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { ConditionFields } from './condition-fields.tsx';
import { DetectionStep } from './detection-step.tsx';
import { EvaluationWindowFields } from './evaluation-window-fields.tsx';
import { MessageFields } from './message-fields.tsx';
import type { MetricConditions } from './metric-conditions.ts';
import { MetricStep } from './metric-step.tsx';
import classes from './monitor-editor.module.css';
import { OptionFields } from './option-fields.tsx';
import { Step } from './step.tsx';
import type { MonitorDraftState } from './use-monitor-draft.ts';

interface EditorStepsProps {
  readonly state: MonitorDraftState & { readonly conditions: MetricConditions };
  readonly query: MonitorQuery | undefined;
  /** What will be said. */
  readonly message: ReactNode;
}

/** The four steps of a metric monitor: how it detects, what, when it is triggered, what it says. */
export function EditorSteps({ state, query, message }: EditorStepsProps) {
  const { draft, conditions, setConditions, setOptions, setDraft } = state;
  return (
    <div>
      <DetectionStep conditions={conditions} onConditions={setConditions} />
      <MetricStep conditions={conditions} onConditions={setConditions} query={query} />
      <Step number={3} title="Set alert conditions">
        <ConditionFields conditions={conditions} onConditions={setConditions} />
        <EvaluationWindowFields window={conditions.window} options={draft.options ?? {}} onOptions={setOptions} />
        {draft.options?.scheduling_options?.custom_schedule && (
          <p className={classes.says}>
            It is evaluated only at the times of its schedule, <code>scheduling_options.custom_schedule</code>, which
            has no fields: change it as JSON.
          </p>
        )}
        <OptionFields options={draft.options ?? {}} onOptions={setOptions} />
      </Step>
      <Step number={4} title="Say what is happening">
        <MessageFields draft={draft} onDraft={setDraft} query={query} preview={message} />
      </Step>
    </div>
  );
}
