import { errors } from './errors.ts';

/**
 * Bounds the memory of all bodies that are being received or handled at the same time. A request takes its
 * body's bytes before it holds them, and gives them back when it is answered.
 */
export class BodyBudget {
  #left: number;

  /** @param bytes of all bodies together */
  constructor(bytes: number) {
    this.#left = bytes;
  }

  /**
   * @returns gives the bytes back; safe to call more than once
   * @throws HttpError 429 when there is not as much left
   */
  take(bytes: number): () => void {
    if (bytes > this.#left) throw errors.tooManyBodies();
    this.#left -= bytes;
    let taken = bytes;
    return () => {
      this.#left += taken;
      taken = 0;
    };
  }
}
