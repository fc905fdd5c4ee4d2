import type { Downtime } from '../model/downtime.ts';

/** `GET /labrador/api/downtimes`: all that are kept, those in files first, then by creation. */
export interface LabDowntimes {
  readonly downtimes: readonly LabDowntime[];
}

/** A downtime as it is kept, and where it stands now. */
export interface LabDowntime extends Downtime {
  readonly status: 'scheduled' | 'active' | 'ended' | 'canceled';
  /** The time of it that is now, else the next, of one that is over the last. Unix milliseconds; `endMs` null: it has no end. */
  readonly window?: { readonly startMs: number; readonly endMs: number | null };
  /** Of the one monitor that it is about; absent where there is none with its number any more. */
  readonly monitorName?: string;
}

/** `POST /labrador/api/downtimes/preview`: what a downtime would be. */
export interface DowntimePreview {
  /** The next times, that included at which it would be now; a few. Unix milliseconds; `endMs` null: it has no end. */
  readonly occurrences: readonly { readonly startMs: number; readonly endMs: number | null }[];
  /** The monitors that it would be about, with those of their groups that it would mute. */
  readonly monitors: readonly PreviewedMonitor[];
}

export interface PreviewedMonitor {
  readonly id: number;
  readonly name: string;
  readonly groups: readonly string[];
  /** How many groups it has in all. */
  readonly groupCount: number;
}
