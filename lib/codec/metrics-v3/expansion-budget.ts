import { errors } from '../../http/errors.ts';

/** As much as the largest body of another form can say. */
export const maxExpandedBytes = 62_914_560;

/**
 * Bounds what a payload with dictionaries comes to once its references are followed: a few kilobytes of them can name
 * gigabytes of tags.
 */
export class ExpansionBudget {
  readonly #limit: number;
  #left: number;

  constructor(limit = maxExpandedBytes) {
    this.#limit = limit;
    this.#left = limit;
  }

  /**
   * @param bytes roughly what the thing to be made takes; to be asked before it is made
   * @throws HttpError 413 when that is too much
   */
  take(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw errors.expandedTooLarge(this.#limit);
  }
}
