import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../../lib/clock/clock.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Logger } from '../../../../lib/log/logger.ts';
import type { AnsweredPicture, PictureRequest } from '../../../../lib/picture/picture.ts';
import { answerPicture } from '../../pictures/answer-picture.ts';
import type { PictureDrawer } from '../../pictures/picture-drawer.ts';
import type { SnapshotFiles } from '../../pictures/snapshot-files.ts';
import type { SnapshotName } from '../../pictures/snapshot-name.ts';
import type { SourceDeps } from '../../query/questions/sources/read-source.ts';

interface SnapshotParts extends SourceDeps {
  readonly drawer: Pick<PictureDrawer, 'draw'>;
  readonly files: SnapshotFiles;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly log: Pick<Logger, 'error'>;
}

/** Asked for and drawn at the same time; more are refused before anything is asked. */
const MOST_AT_ONCE = 32;

/** Pictures of graphs at an address each: asked at once, drawn right after. */
export class Snapshots {
  readonly #parts: SnapshotParts;
  /** By hash, those that are drawn now. */
  readonly #drawing = new Map<string, Promise<void>>();
  #asking = 0;

  constructor(parts: SnapshotParts) {
    this.#parts = parts;
  }

  /**
   * Asks what the picture shows, and begins to draw it.
   * @throws HttpError 400 when it cannot be asked, or its type has no picture; 429 when too many are drawn
   */
  async take(request: PictureRequest): Promise<SnapshotName> {
    const { drawer, files, clock, log } = this.#parts;
    const picture = await this.#ask(request);
    const name = { date: new Date(clock.now()).toISOString().slice(0, 10), hash: randomBytes(20).toString('hex') };
    const written = drawer
      .draw(picture)
      .then((png) => files.write(name, png))
      .catch((error: Error) => log.error({ err: error }, `cannot take a snapshot: ${error.message}`))
      .finally(() => this.#drawing.delete(name.hash));
    this.#drawing.set(name.hash, written);
    return name;
  }

  /** Whether it can be seen, is drawn now, or is not there: because it never was, went wrong, or is too old. */
  async state({ date, hash }: SnapshotName): Promise<'drawn' | 'drawing' | 'gone'> {
    if (this.#drawing.has(hash)) return 'drawing';
    return (await this.#parts.files.has({ date, hash })) ? 'drawn' : 'gone';
  }

  /** The bytes of its PNG, once it is drawn; undefined when it is not there. */
  async png(name: SnapshotName): Promise<Buffer | undefined> {
    await this.#drawing.get(name.hash);
    return this.#parts.files.read(name);
  }

  /** Resolves when all that were taken are drawn, or after a while. */
  async settled(withinMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const late = this.#parts.clock.after(withinMs, resolve);
      void Promise.all(this.#drawing.values()).then(() => {
        late.cancel();
        resolve();
      });
    });
  }

  async #ask(request: PictureRequest): Promise<AnsweredPicture> {
    if (this.#asking + this.#drawing.size >= MOST_AT_ONCE) throw errors.tooManyPictures(MOST_AT_ONCE);
    this.#asking += 1;
    try {
      return await answerPicture(this.#parts, request);
    } finally {
      this.#asking -= 1;
    }
  }

  /** To be called now and then: what is too old or too many goes. */
  prune(): Promise<void> {
    return this.#parts.files.prune(this.#parts.clock.now());
  }
}
