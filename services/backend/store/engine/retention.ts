/** How long points, service checks and events are kept: 30 days. */
export const defaultRetentionS: number = 30 * 86_400;

/** What is too old to be taken or kept. */
export class Retention {
  readonly #retentionS: number;

  constructor(retentionS = defaultRetentionS) {
    this.#retentionS = retentionS;
  }

  /** The oldest second that is kept, at a time in Unix seconds. */
  cutoffS(nowS: number): number {
    return Math.max(0, Math.floor(nowS) - this.#retentionS);
  }
}
