/** What is kept, and for how long. */
export type Kept = 'raw' | 'minute' | 'hour' | 'events' | 'spans';

/** Kind → how long it is kept, in seconds. Service checks go with events. */
export type RetentionS = Readonly<Record<Kept, number>>;

const dayS = 86_400;

/** Where the configuration does not say. */
export const defaultRetentionS: RetentionS = {
  raw: 30 * dayS,
  minute: 90 * dayS,
  hour: 450 * dayS,
  events: 30 * dayS,
  spans: 15 * dayS,
};

/** What is too old to be taken or kept. */
export class Retention {
  readonly #retentionS: RetentionS;

  constructor(retentionS: RetentionS = defaultRetentionS) {
    this.#retentionS = retentionS;
  }

  /** The oldest second that is kept of a kind, at a time in Unix seconds. */
  cutoffS(nowS: number, kept: Kept): number {
    return Math.max(0, Math.floor(nowS) - this.#retentionS[kept]);
  }

  /** The oldest second of which any metric is kept. */
  oldestMetricS(nowS: number): number {
    return Math.min(...(['raw', 'minute', 'hour'] as const).map((kept) => this.cutoffS(nowS, kept)));
  }
}
