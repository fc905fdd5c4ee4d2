/** What an Agent told about its host (`POST /intake/`). */
export interface HostMetadata {
  readonly name: string;
  readonly agentVersion: string;
  readonly platform: string;
  /** Tags by source, e.g. `{ system: ['env:lab'] }`; they apply to all telemetry of the host at query time. */
  readonly tagsBySource: Readonly<Record<string, readonly string[]>>;
  /** Unix seconds at which it was reported. */
  readonly reportedAtS: number;
}

/** One report about a host. What it does not tell keeps the value it had. */
export interface HostReport {
  readonly name: string;
  /** Unix seconds. */
  readonly reportedAtS: number;
  readonly agentVersion?: string;
  readonly platform?: string;
  /** All of its tags, in place of those reported before. */
  readonly tagsBySource?: HostMetadata['tagsBySource'];
}
