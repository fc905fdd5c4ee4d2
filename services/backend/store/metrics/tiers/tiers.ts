/** The three resolutions in which metrics are kept: at their own second, by the minute, by the hour. */
export type TierName = 'raw' | 'minute' | 'hour';

/** What the rows of a table are: points, rollups (count, sum, min, max, last), or bins of sketches. */
export type Form = 'points' | 'rollups' | 'bins';

/** A table of a tier; its rows are in DuckDB until they are sealed into segments. */
export interface TierTable {
  readonly name: 'points' | 'sketches' | 'sketch_bins' | 'minutes' | 'minute_bins' | 'hours' | 'hour_bins';
  readonly form: Form;
  /**
   * What becomes of a row in DuckDB beside rows of the same context and second in a segment: it replaces them, or they add
   * up.
   */
  readonly join: 'replace' | 'add';
  /** Whether its rows have a generation: those that receivers write to, at any time. */
  readonly isWrittenTo: boolean;
}

/** A resolution. */
export interface Tier {
  readonly name: TierName;
  /** Seconds that a row stands for; it carries the first. */
  readonly stepS: number;
  /** Rows are sealed when a span of so many seconds is over. */
  readonly spanS: number;
  /** The segments of a period of so many seconds become one when it is over; longest first. */
  readonly mergeS: readonly number[];
  /** Seconds after the end of a span at which it is sealed; what comes later costs a sealing of its own. */
  readonly graceS: number;
  readonly tables: readonly TierTable[];
}

/** Finest first: each is made from the one before. */
export const tiers: readonly [raw: Tier, minute: Tier, hour: Tier] = [
  {
    name: 'raw',
    stepS: 1,
    spanS: 3600,
    mergeS: [86_400, 6 * 3600],
    graceS: 300,
    tables: [
      { name: 'points', form: 'points', join: 'replace', isWrittenTo: true },
      { name: 'sketches', form: 'rollups', join: 'add', isWrittenTo: true },
      { name: 'sketch_bins', form: 'bins', join: 'add', isWrittenTo: true },
    ],
  },
  {
    name: 'minute',
    stepS: 60,
    spanS: 3600,
    mergeS: [86_400, 6 * 3600],
    graceS: 0,
    tables: [
      { name: 'minutes', form: 'rollups', join: 'replace', isWrittenTo: false },
      { name: 'minute_bins', form: 'bins', join: 'replace', isWrittenTo: false },
    ],
  },
  {
    name: 'hour',
    stepS: 3600,
    spanS: 86_400,
    mergeS: [30 * 86_400],
    graceS: 0,
    tables: [
      { name: 'hours', form: 'rollups', join: 'replace', isWrittenTo: false },
      { name: 'hour_bins', form: 'bins', join: 'replace', isWrittenTo: false },
    ],
  },
];

/** The table of a tier that holds rows of a form. */
export function tableOf(tier: Tier, form: Form): TierTable {
  const table = tier.tables.find((each) => each.form === form);
  if (!table) throw new Error(`The tier ${tier.name} has no table of ${form}`);
  return table;
}
