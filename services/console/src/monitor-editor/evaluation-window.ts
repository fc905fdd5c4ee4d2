import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';

/** When the hour, day or month of a `current_…` window begins. */
export type EvaluationWindow = NonNullable<NonNullable<MonitorOptions['scheduling_options']>['evaluation_window']>;

export function evaluationWindowOf(options: MonitorOptions): EvaluationWindow {
  return options.scheduling_options?.evaluation_window ?? {};
}

/** The same options with this window; without one where it says nothing. What else is scheduled stays. */
export function withEvaluationWindow(options: MonitorOptions, window: EvaluationWindow): MonitorOptions {
  const { scheduling_options, ...others } = options;
  const { evaluation_window: _, ...rest } = scheduling_options ?? {};
  const scheduling = { ...rest, ...(Object.keys(window).length > 0 && { evaluation_window: window }) };
  return Object.keys(scheduling).length === 0 ? others : { ...others, scheduling_options: scheduling };
}
