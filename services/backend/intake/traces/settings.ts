import path from 'node:path';
import type { DatadogConfig } from '../../../../lib/config/datadog-schema.ts';
import type { PipelineSettings } from './pipeline/trace-pipeline.ts';

/** What the trace receiver needs to know; plain data, it crosses to the worker thread. */
export interface TracesSettings {
  /** Address to bind. */
  readonly bindHost: string;
  /** 0: any free port. */
  readonly port: number;
  /** Path of the Unix socket; empty: none. */
  readonly socket: string;
  /** Names besides loopback under which it is served, lower-cased. */
  readonly allowedHosts: readonly string[];
  /** Bytes of a body at most, where its door does not say. */
  readonly maxPayloadBytes: number;
  /** Within which a request has to be here wholly. */
  readonly requestTimeoutMs: number;
  /** Rows that the store may owe: past it requests are refused. */
  readonly maxUnansweredRows: number;
  /** Rows past which answers wait until it owes less, at most a second. */
  readonly waitRows: number;
  /** Where DogStatsD listens; 0: nowhere. */
  readonly dogstatsdPort: number;
  /** The folder of profiles. */
  readonly profilesDir: string;
  readonly pipeline: PipelineSettings;
}

/** Some seconds of the store's work, and half a second. */
const maxUnansweredRows = 1_000_000;
const waitRows = 300_000;

/** Seconds, the Agent's. */
const defaultTimeoutS = 5;

/** Datadog's where a service has none of its own. */
const apdexThresholdS = 0.5;

/** Takes the trace receiver's part out of `datadog.yaml`. */
export function readTracesSettings(
  config: DatadogConfig,
  place: {
    readonly hostname: string;
    readonly bindHost: string;
    readonly dataDir: string;
    /** Absent: there is no DogStatsD. */
    readonly dogstatsdPort?: number;
  },
): TracesSettings {
  const { apm_config: apm } = config;
  return {
    bindHost: apm.apm_non_local_traffic ? '0.0.0.0' : place.bindHost,
    port: apm.receiver_port,
    socket: apm.receiver_socket,
    allowedHosts: [...config.labrador.allowed_hosts, place.bindHost, place.hostname].map((name) => name.toLowerCase()),
    maxPayloadBytes: apm.max_payload_size,
    requestTimeoutMs: 1000 * (apm.receiver_timeout || defaultTimeoutS),
    maxUnansweredRows,
    waitRows,
    dogstatsdPort: place.dogstatsdPort ?? 0,
    profilesDir: path.join(place.dataDir, 'profiles'),
    pipeline: { hostname: place.hostname, defaultEnv: defaultEnv(config), apdexThresholdS },
  };
}

/** As the Agent finds it: `apm_config.env`, `env`, or a tag of the host. */
function defaultEnv({ apm_config, env, tags, extra_tags }: DatadogConfig): string {
  const tagged = [...tags, ...extra_tags].find((tag) => tag.startsWith('env:'))?.slice('env:'.length);
  return apm_config.env || env || tagged || '';
}
