/**
 * Numbers what receivers write, so that a sealing can tell the rows it has read from those that came since: a row carries
 * the number that stood when it was written. Changed on the writing connection only.
 */
export class Generation {
  #current: number;

  /** @param newest the highest number of any row that is stored */
  constructor(newest = 0) {
    this.#current = newest + 1;
  }

  /** The number of what is written now. */
  get current(): number {
    return this.#current;
  }

  /** Begins the next. @returns the number up to which no more rows will come */
  close(): number {
    return this.#current++;
  }

  /** To be told of what is stored already. */
  startAfter(newest: number): void {
    this.#current = Math.max(this.#current, newest + 1);
  }
}
