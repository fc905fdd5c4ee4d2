import type { HostCheck, HostSystem } from '../model/host.ts';

/** `GET /labrador/api/hosts?filter=`: every host with telemetry or metadata within two hours, by name. */
export interface LabHosts {
  /** Unix seconds by the backend's clock. */
  readonly nowS: number;
  readonly hosts: readonly LabHost[];
}

/** A host as lists and the map show it. */
export interface LabHost {
  readonly name: string;
  readonly aliases: readonly string[];
  /** What reports from it: `agent`, `system`, `mysql`, `trace`, …; sorted. */
  readonly apps: readonly string[];
  /** Whether something came from it within ten minutes. */
  readonly isUp: boolean;
  /** Unix seconds of the last report or telemetry of any kind. */
  readonly lastSeenS: number;
  readonly agentVersion: string;
  readonly platform: string;
  readonly isMuted: boolean;
  /** Unix seconds; absent: not muted, or without an end. */
  readonly muteEndS?: number;
  /** Under the names that Datadog shows: `Datadog` (the Agent's own), `Users`, clouds; `host:<name>` is not among them. */
  readonly tagsBySource: Readonly<Record<string, readonly string[]>>;
  /** Newest values, where they are known: percent of CPU used, of time waiting for disks, load of a minute by core. */
  readonly metrics: { readonly cpu?: number; readonly iowait?: number; readonly load?: number };
}

/** `GET /labrador/api/hosts/{name}`; 404 when nothing is known of it. */
export interface LabHostDetail extends LabHost {
  readonly nowS: number;
  readonly system?: HostSystem;
  readonly checks: readonly HostCheck[];
  /** Metrics that it sent within the hour, by name. */
  readonly metricNames: readonly string[];
  /** Services with spans from it within the hour. */
  readonly services: readonly string[];
}

/**
 * `GET /labrador/api/host-values?query=avg:system.cpu.user{*} by {host}`: the newest value of each host within ten minutes.
 * The query is one metric query, grouped by host. 400 when it cannot be parsed or is not.
 */
export interface LabHostValues {
  readonly query: string;
  /** Host → value. */
  readonly values: Readonly<Record<string, number>>;
  /** `percent`, `byte`; absent when it is not known. */
  readonly unit?: string;
}
