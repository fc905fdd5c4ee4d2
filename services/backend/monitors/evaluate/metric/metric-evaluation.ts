import type { MonitorOptions } from '../../../../../lib/api-types/monitors.ts';
import type { MetricMonitorQuery } from '../../../../../lib/monitor-language/types.ts';
import type { MetricReader } from '../../../store/store.ts';
import type { EvaluationWindow } from '../evaluation-window.ts';

/** What a metric monitor is evaluated with. */
export interface MetricEvaluation {
  readonly reader: Pick<MetricReader, 'select' | 'rollup' | 'sketches'>;
  readonly query: MetricMonitorQuery;
  readonly options: MonitorOptions;
  readonly window: EvaluationWindow;
}
