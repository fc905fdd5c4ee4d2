/** What is known about a host: what Agents told (`POST /intake/`), and what users said of it. */
export interface HostMetadata {
  readonly name: string;
  /** Other names of it, `host_aliases` and those that its system gives it. */
  readonly aliases: readonly string[];
  readonly agentVersion: string;
  readonly platform: string;
  /** Tags by source, e.g. `{ system: ['env:lab'] }`; they apply to all telemetry of the host at query time. */
  readonly tagsBySource: Readonly<Record<string, readonly string[]>>;
  /** What the last whole report said of the system; absent while there was none. */
  readonly system?: HostSystem;
  /** What the Agent's checks reported of their last runs. */
  readonly checks: readonly HostCheck[];
  /** Whether, and until when, its monitors are silent. */
  readonly mute?: HostMute;
  /** Unix seconds at which its Agent last reported; 0 when only users or Agents elsewhere spoke of it. */
  readonly reportedAtS: number;
}

/** The system of a host, under the Agent's own keys (wire.md 3.3, host metadata). */
export interface HostSystem {
  readonly cpuCores?: number;
  readonly machine?: string;
  readonly platform?: string;
  readonly processor?: string;
  readonly pythonV?: string;
  /** Name, version and the like of the operating system; that of the host's is the one that is not empty. */
  readonly nixV?: readonly string[];
  readonly macV?: readonly string[];
  readonly winV?: readonly string[];
  readonly fbsdV?: readonly string[];
  readonly socketHostname?: string;
  readonly socketFqdn?: string;
  readonly timezones?: readonly string[];
  readonly agentFlavor?: string;
  readonly installMethod?: Readonly<Record<string, string>>;
  /** A JSON document as the Agent sent it: `{cpu, memory, network, filesystem, platform}`; texts within,
   * `memory.total` in bytes, `swap_total` and the `kb_size` of a filesystem in kB. */
  readonly gohai?: string;
}

/** The last run of a check's instance, as an Agent tells (`agent_checks`). */
export interface HostCheck {
  readonly check: string;
  /** What an Agent says second: the name of the check again. */
  readonly source: string;
  readonly checkId: string;
  readonly status: 'OK' | 'WARNING' | 'ERROR';
  readonly message: string;
}

export interface HostMute {
  readonly message: string;
  /** Unix seconds; absent: until it is unmuted. */
  readonly endS?: number;
  /** Unix seconds at which it was muted; absent of those that an earlier Labrador kept. */
  readonly sinceS?: number;
}

/** One report about a host. What it does not tell keeps the value it had. */
export interface HostReport {
  readonly name: string;
  /** Unix seconds; absent when an Agent elsewhere tells of it, which does not say that the host itself is there. */
  readonly reportedAtS?: number;
  readonly agentVersion?: string;
  readonly platform?: string;
  readonly aliases?: readonly string[];
  /** All tags that its own Agent has for it, by source, in place of those reported before; sources of users stay. */
  readonly tagsBySource?: HostMetadata['tagsBySource'];
  /** Tags that an Agent elsewhere has for it (`external_host_tags`); each source replaces the one of its name. */
  readonly externalTagsBySource?: HostMetadata['tagsBySource'];
  /** What it tells of the system; fields that are absent stay as they are known. */
  readonly system?: HostSystem;
  readonly checks?: readonly HostCheck[];
}
