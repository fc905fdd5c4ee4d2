import { monitorGraph } from '../../../../lib/monitor-graph/monitor-graph.ts';
import type { PictureRequest } from '../../../../lib/picture/picture.ts';
import { asObjects } from '../../../../lib/widget/read-value.ts';
import type { Alert } from '../message/alert.ts';
import { nameIn } from '../message/alert-message.ts';

/** Pixels. */
const size = { width: 600, height: 240 } as const;

/** How many windows of an evaluation a picture shows, and how much at least, in milliseconds. */
const windows = 4;
const leastMs = 20 * 60_000;

type Pictured = Pick<Alert, 'transition' | 'monitor' | 'query'>;

/**
 * The graph of a monitor for the group of a transition, with its thresholds and the window that was evaluated; undefined of
 * monitors that are drawn by nothing: of service checks, events and other monitors, and by a percentile (api.md 6.2).
 */
export function alertPicture({ transition, monitor, query }: Pictured): PictureRequest | undefined {
  const graph = monitorGraph(query, { options: monitor.options, groupTags: transition.group.tags });
  if (!graph) return undefined;
  const { fromMs, toMs } = transition.window;
  const spanMs = Math.max(leastMs, windows * (toMs - fromMs));
  return {
    definition: {
      ...graph,
      title: titleOf({ transition, monitor, query }),
      markers: [
        ...asObjects(graph.markers),
        { value: '', display_type: 'info dashed', time: fromMs, label: 'evaluated from' },
      ],
    },
    // Forecasts evaluate what is still to come.
    window: { fromMs: Math.min(fromMs, toMs - spanMs), toMs },
    theme: 'light',
    ...size,
  };
}

/** `my_metric is high, host:web-1` */
function titleOf(pictured: Pictured): string {
  const { key } = pictured.transition.group;
  return key === '*' ? nameIn(pictured) : `${nameIn(pictured)}, ${key}`;
}
