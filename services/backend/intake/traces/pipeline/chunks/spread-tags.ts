/** No tags at all. */
export const noTags: Uint32Array<ArrayBuffer> = new Uint32Array(0);

/** Tags that a chunk spreads at most; a bit of a number stands for each. */
const maxSpread = 30;

/** The tags of a chunk, which all its spans get: `_dd.p.…`, and the origin. */
export class SpreadTags {
  readonly keys: number[] = [];
  readonly values: number[] = [];
  /** A bit for each tag. */
  all = 0;

  clear(): void {
    this.keys.length = 0;
    this.values.length = 0;
    this.all = 0;
  }

  /** The first value of a key wins. @returns false when there are too many */
  add(key: number, value: number): boolean {
    if (this.keys.includes(key)) return true;
    if (this.keys.length >= maxSpread) return false;
    this.all |= 1 << this.keys.length;
    this.keys.push(key);
    this.values.push(value);
    return true;
  }

  /** @returns the bit of a tag; 0 for one that is not of the chunk */
  bitOf(key: number): number {
    const at = this.keys.indexOf(key);
    return at < 0 ? 0 : 1 << at;
  }
}
