import { createHash } from 'node:crypto';
import type { PictureRequest } from '../../../../lib/picture/picture.ts';
import { answerPicture } from '../../pictures/answer-picture.ts';
import type { PictureDrawer } from '../../pictures/picture-drawer.ts';
import type { SnapshotFiles } from '../../pictures/snapshot-files.ts';
import { snapshotPrefix } from '../../pictures/snapshot-name.ts';
import type { SourceDeps } from '../../query/questions/sources/read-source.ts';

/** A graph that was drawn for a message. */
export interface DrawnGraph {
  readonly png: Buffer;
  /** Where it can be seen, below the console's address. */
  readonly path: string;
}

interface SnapshotParts extends SourceDeps {
  readonly drawer: Pick<PictureDrawer, 'draw'>;
  readonly files: Pick<SnapshotFiles, 'write'>;
}

/** Draws the graphs of messages, and keeps them as snapshots. */
export class GraphSnapshots {
  readonly #parts: SnapshotParts;

  constructor(parts: SnapshotParts) {
    this.#parts = parts;
  }

  /**
   * @param of what tells it from others: drawn again for the same, it replaces what was drawn. `id` is nobody's to guess.
   * @throws HttpError when it cannot be asked or too many are drawn; Error when it cannot be drawn
   */
  async take(request: PictureRequest, of: { readonly id: string; readonly atMs: number }): Promise<DrawnGraph> {
    const png = await this.#parts.drawer.draw(await answerPicture(this.#parts, request));
    const name = {
      date: new Date(of.atMs).toISOString().slice(0, 10),
      hash: createHash('sha1').update(of.id).digest('hex'),
    };
    await this.#parts.files.write(name, png);
    return { png, path: `/snapshot/view/${snapshotPrefix}/${name.date}/${name.hash}.png` };
  }
}
