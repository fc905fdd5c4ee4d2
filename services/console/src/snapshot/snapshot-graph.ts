import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import type { JsonObject } from '../../../../lib/widget/read-value.ts';

/** A graph that is to be sent as it is drawn: nothing in it is left open. */
export interface SnapshotGraph {
  readonly definition: JsonObject;
  readonly window: TimeWindow;
}
