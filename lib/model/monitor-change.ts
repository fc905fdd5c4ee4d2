/** Something that was done to a monitor; mutes are downtimes, which tell of themselves. It is kept, from the write that did it, until it is told. */
export interface MonitorChange {
  /** Unique: no change is told twice. */
  readonly id: string;
  readonly what: 'created' | 'edited' | 'deleted';
  /** Unix milliseconds. */
  readonly atMs: number;
  /** As it is since then; where it was deleted, as it was. */
  readonly monitor: {
    readonly id: number;
    readonly name: string;
    readonly message: string;
    readonly tags: readonly string[];
  };
  /** Whether `notify_audit` was set before it, or is since. */
  readonly isAudited: boolean;
  /** By whom. Of a file nobody knows. */
  readonly by?: string;
  /** The file that was changed: its path below the configuration. */
  readonly file?: string;
  /** Of an edit: what is not as it was. */
  readonly edits?: readonly MonitorEdit[];
}

/** What is not as it was of a monitor. */
export interface MonitorEdit {
  /** `message`, `options.thresholds` */
  readonly key: string;
  /** As text; null where there was none. Absent, as is what it is, where one of them is too long to be said. */
  readonly was?: string | null;
  readonly is?: string | null;
}
