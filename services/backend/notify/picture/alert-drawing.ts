import { createHash } from 'node:crypto';
import type { Logger } from '../../../../lib/log/logger.ts';
import { answerPicture } from '../../pictures/answer-picture.ts';
import type { PictureDrawer } from '../../pictures/picture-drawer.ts';
import type { SnapshotFiles } from '../../pictures/snapshot-files.ts';
import { snapshotPrefix } from '../../pictures/snapshot-name.ts';
import type { SourceDeps } from '../../query/questions/sources/read-source.ts';
import type { Alert } from '../message/alert.ts';
import { alertPicture } from './alert-picture.ts';

/** A graph that was drawn for a message. */
export interface DrawnAlert {
  readonly png: Buffer;
  /** Where it can be seen, below the console's address. */
  readonly path: string;
}

interface DrawingParts extends SourceDeps {
  readonly drawer: Pick<PictureDrawer, 'draw'>;
  readonly files: Pick<SnapshotFiles, 'write'>;
  readonly log: Pick<Logger, 'warn'>;
}

/** Draws the graphs of alerts, and keeps them as snapshots. */
export class AlertDrawing {
  readonly #parts: DrawingParts;

  constructor(parts: DrawingParts) {
    this.#parts = parts;
  }

  /** @returns undefined when the monitor has no graph, or it cannot be drawn, which is logged: no message waits for it */
  async draw(alert: Pick<Alert, 'transition' | 'monitor' | 'query'>): Promise<DrawnAlert | undefined> {
    const { drawer, files, log } = this.#parts;
    try {
      const request = alertPicture(alert);
      if (!request) return undefined;
      const png = await drawer.draw(await answerPicture(this.#parts, request));
      const { id, atMs } = alert.transition;
      // The same name whenever it is drawn: what is done again after a kill replaces what was done.
      const name = {
        date: new Date(atMs).toISOString().slice(0, 10),
        hash: createHash('sha1').update(id).digest('hex'),
      };
      await files.write(name, png);
      return { png, path: `/snapshot/view/${snapshotPrefix}/${name.date}/${name.hash}.png` };
    } catch (error) {
      log.warn({ err: error }, `cannot draw the graph of monitor ${alert.monitor.id}: ${(error as Error).message}`);
      return undefined;
    }
  }
}
