import type { DatadogConfig } from '../../../../lib/config/datadog-schema.ts';
import { type HistogramSettings, readHistogramSettings } from './histogram-settings.ts';

/** What the receiver needs to know; plain data, it crosses to the worker thread. */
export interface DogstatsdSettings {
  /** Host of a sample that names none. */
  readonly hostname: string;
  /** Address to bind. */
  readonly bindHost: string;
  /** 0: any free port. */
  readonly port: number;
  /** Bytes of a packet that are read; the rest is cut, as the Agent's read does. */
  readonly bufferSizeBytes: number;
  /** Receive buffer to ask of the kernel; 0: its default. */
  readonly receiveBufferBytes: number;
  /** Tags added to everything received. */
  readonly extraTags: readonly string[];
  /** Prefix of metric names, with its dot; empty: none. */
  readonly namespace: string;
  /** Whether `|T` is read. */
  readonly timestamps: boolean;
  /** How long a counter that stopped goes on with zeros. */
  readonly expiryS: number;
  readonly histogram: HistogramSettings;
  /** Contexts held at once; a new one beyond is refused and counted. */
  readonly maxContexts: number;
}

const maxContexts = 1_000_000;

/** Takes the DogStatsD part out of `datadog.yaml`; `warnings` names values that are not understood and not used. */
export function readDogstatsdSettings(
  config: DatadogConfig,
  place: { readonly hostname: string; readonly bindHost: string },
): { readonly settings: DogstatsdSettings; readonly warnings: readonly string[] } {
  const { histogram, warnings } = readHistogramSettings(config);
  const namespace = config.statsd_metric_namespace;
  const settings: DogstatsdSettings = {
    hostname: place.hostname,
    bindHost: config.dogstatsd_non_local_traffic ? '0.0.0.0' : place.bindHost,
    port: config.dogstatsd_port,
    bufferSizeBytes: config.dogstatsd_buffer_size,
    receiveBufferBytes: config.dogstatsd_so_rcvbuf,
    extraTags: config.dogstatsd_tags,
    namespace: namespace === '' || namespace.endsWith('.') ? namespace : `${namespace}.`,
    timestamps: config.dogstatsd_no_aggregation_pipeline,
    expiryS: config.dogstatsd_expiry_seconds,
    histogram,
    maxContexts,
  };
  return { settings, warnings };
}
