import type { WidgetDefinition } from '../../../../lib/api-types/dashboards.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';

/** What the inside of a widget is drawn from. */
export interface WidgetProps {
  readonly definition: WidgetDefinition;
  /** That of the page, or its own. */
  readonly window: TimeWindow;
  /** Whether it is seen; it asks for nothing while it is not. */
  readonly isSeen: boolean;
}
