/** Which monitors a downtime is about: one by its number, or all that have every one of these tags (`*`: any). */
export type DowntimeTarget = { readonly monitorId: number } | { readonly monitorTags: readonly string[] };

/** Which groups, by tags: as `lib/downtime` reads its text. */
export interface DowntimeRecurrence {
  /** RFC 5545 without DTSTART, DTEND and DURATION: `FREQ=WEEKLY;BYDAY=MO`. */
  readonly rrule: string;
  /** `14h`: a whole number of m, h, d or w. */
  readonly duration: string;
  /** Local time of the schedule's zone without offset: `2026-11-27T19:00`. */
  readonly start: string;
}

/** One time, or again and again. Times are Unix milliseconds. */
export type DowntimeSchedule =
  | { readonly kind: 'once'; readonly startMs: number; readonly endMs: number | null }
  | { readonly kind: 'recurring'; readonly timezone: string; readonly recurrences: readonly DowntimeRecurrence[] };

export type DowntimeEndState = 'alert' | 'warn' | 'no data';

/** What the author of a downtime decides. */
export interface DowntimeSettings {
  readonly target: DowntimeTarget;
  /** `env:(a OR b) AND -host:c`; `*`: all groups. */
  readonly scope: string;
  readonly schedule: DowntimeSchedule;
  readonly message: string;
  readonly displayTimezone: string;
  readonly mutesFirstRecovery: boolean;
  readonly notifyEndStates: readonly DowntimeEndState[];
  readonly notifyEndTypes: readonly ('expired' | 'canceled')[];
}

/** A downtime, whichever API or file it came from. */
export interface Downtime extends DowntimeSettings {
  /** UUID: the id of API v2. */
  readonly id: string;
  /** The id of API v1. */
  readonly number: number;
  readonly createdAtMs: number;
  readonly modifiedAtMs: number;
  /** What it was before it was modified. */
  readonly changedFrom?: DowntimeSettings;
  readonly canceledAtMs?: number;
  /** Where it is kept in a file: its path below the configuration. */
  readonly file?: string;
}

/** That a group of a monitor is in downtime now. */
export interface Muting {
  readonly downtimeIds: readonly string[];
  /** When the earliest of them began, Unix milliseconds. */
  readonly sinceMs: number;
  /** Whether one of them holds back the first recovery too. */
  readonly mutesFirstRecovery: boolean;
}
