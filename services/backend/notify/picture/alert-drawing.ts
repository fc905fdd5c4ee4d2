import type { Logger } from '../../../../lib/log/logger.ts';
import type { Alert } from '../message/alert.ts';
import { alertPicture } from './alert-picture.ts';
import type { DrawnGraph, GraphSnapshots } from './graph-snapshots.ts';

/** Draws the graphs of alerts. */
export class AlertDrawing {
  readonly #snapshots: Pick<GraphSnapshots, 'take'>;
  readonly #log: Pick<Logger, 'warn'>;

  constructor(parts: { snapshots: Pick<GraphSnapshots, 'take'>; log: Pick<Logger, 'warn'> }) {
    this.#snapshots = parts.snapshots;
    this.#log = parts.log;
  }

  /** @returns undefined when the monitor has no graph, or it cannot be drawn, which is logged: no message waits for it */
  async draw(alert: Pick<Alert, 'transition' | 'monitor' | 'query'>): Promise<DrawnGraph | undefined> {
    try {
      const request = alertPicture(alert);
      return request && (await this.#snapshots.take(request, alert.transition));
    } catch (error) {
      this.#log.warn(
        { err: error },
        `cannot draw the graph of monitor ${alert.monitor.id}: ${(error as Error).message}`,
      );
      return undefined;
    }
  }
}
