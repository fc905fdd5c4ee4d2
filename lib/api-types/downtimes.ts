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
