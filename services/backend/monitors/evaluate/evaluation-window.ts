import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import type { MonitorWindow } from '../../../../lib/monitor-language/types.ts';
import { windowAt } from '../../../../lib/monitor-language/window-times.ts';

/** Unix milliseconds. */
export interface EvaluationWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What is looked at now: the window, as long ago as `evaluation_delay` says. */
export function evaluationWindow(window: MonitorWindow, options: MonitorOptions, nowMs: number): EvaluationWindow {
  const delayMs = (options.evaluation_delay ?? 0) * 1000;
  return windowAt(nowMs - delayMs, window, options.scheduling_options?.evaluation_window);
}

/** The same in Unix seconds, without the bucket that begins with its end: that is not over. */
export function querySeconds({ fromMs, toMs }: EvaluationWindow): {
  readonly fromS: number;
  readonly toS: number;
  readonly shownS: number;
} {
  const [fromS, endS] = [Math.floor(fromMs / 1000), Math.floor(toMs / 1000)];
  return { fromS, toS: endS - 1, shownS: endS - fromS };
}
