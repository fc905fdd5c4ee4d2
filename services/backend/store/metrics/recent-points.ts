import type { PointColumns } from './point-reader.ts';
import { blockPoints, RecentBlock } from './recent-block.ts';
import type { SecondsWindow } from './seconds-window.ts';

/** Points kept at most: 16 MB. */
const defaultLimit = 1_000_000;

/**
 * The points that came last, in memory: all of the second `sinceS` and later, be they on disk or still waiting for their
 * commit. So what is looked at most, the last hour, is read without asking the disk, and without making it commit.
 * Single contexts may be left to the disk up to a later second.
 */
export class RecentPoints {
  readonly #limit: number;
  #blocks: RecentBlock[] = [];
  #sinceS = 0;
  /** Context id → the second since which its points are here, where that is after `sinceS`. As many as contexts at most. */
  readonly #ownSinceS = new Map<number, number>();

  constructor(limit = defaultLimit) {
    this.#limit = limit;
  }

  /** Every point of this second or later is here, but for contexts that are left to the disk. */
  get sinceS(): number {
    return this.#sinceS;
  }

  /** Takes over a point that is later than all before it of its context. */
  add(contextId: number, timestampS: number, value: number): void {
    if (timestampS < this.#sinceS) return;
    let block = this.#blocks[this.#blocks.length - 1];
    if (!block || block.isFull) block = this.#addBlock();
    block.add(contextId, timestampS, value);
  }

  /**
   * Leaves a context's points to the disk, up to a second and with it. To be called for what replaces a point that is here,
   * and instead of `add` for one that is far ahead of the others: the points around it could not be dropped without it.
   */
  leaveToDisk(contextId: number, upToS: number): void {
    if (upToS < (this.#ownSinceS.get(contextId) ?? this.#sinceS)) return;
    this.#ownSinceS.set(contextId, upToS + 1);
  }

  /**
   * Tells contexts whose points of a window are here, as far as any are, from those that are left to the disk.
   * @param never contexts that are never here
   */
  split(
    ids: readonly number[],
    window: SecondsWindow,
    never: ReadonlySet<number> = new Set(),
  ): { readonly here: number[]; readonly onDisk: number[] } {
    const sinceS = Math.max(this.#sinceS, window.fromS);
    const here: number[] = [];
    const onDisk: number[] = [];
    for (const id of ids) ((this.#ownSinceS.get(id) ?? 0) > sinceS || never.has(id) ? onDisk : here).push(id);
    return { here, onDisk };
  }

  /** Leaves all points before a second to the disk. */
  forgetBefore(second: number): void {
    if (second <= this.#sinceS) return;
    this.#sinceS = second;
    for (const [id, sinceS] of this.#ownSinceS) if (sinceS <= second) this.#ownSinceS.delete(id);
    this.#blocks = this.#blocks.filter(({ newestS }) => newestS >= second);
  }

  /**
   * Visits the points of a window that does not begin before `sinceS`. They come in no order, though mostly those of a
   * context side by side, and among points outside the window, which are to be left out, as are those of contexts that are left to the disk.
   */
  visit(window: SecondsWindow, visit: (points: PointColumns) => void): void {
    for (const block of this.#blocks) {
      if (block.oldestS < window.toS && block.newestS >= window.fromS) visit(block.columns());
    }
  }

  #addBlock(): RecentBlock {
    while (this.#blocks.length > 0 && (this.#blocks.length + 1) * blockPoints > this.#limit) {
      this.forgetBefore((this.#blocks[0] as RecentBlock).newestS + 1);
    }
    const block = new RecentBlock();
    this.#blocks.push(block);
    return block;
  }
}
