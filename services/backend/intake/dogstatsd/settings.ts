import type { DatadogConfig } from '../../../../lib/config/datadog-schema.ts';
import { type HistogramSettings, readHistogramSettings } from './histogram-settings.ts';
import { type FilterSettings, readFilterSettings } from './metric-filter.ts';
import { type MapperProfiles, MetricMapper } from './metric-mapper.ts';

/** What the receiver needs to know; plain data, it crosses to the worker thread. */
export interface DogstatsdSettings {
  /** Host of a sample that names none. */
  readonly hostname: string;
  /** Address to bind. */
  readonly bindHost: string;
  /** 0: any free port. */
  readonly port: number;
  /** Path of the Unix stream socket; empty: none. */
  readonly streamSocket: string;
  /** Bytes of a packet that are read; the rest is cut, as the Agent's read does. A longer frame of a stream is refused. */
  readonly bufferSizeBytes: number;
  /** Receive buffer to ask of the kernel; 0: its default. */
  readonly receiveBufferBytes: number;
  /** Whether the last line of a packet is dropped when no LF ends it. */
  readonly eolRequired: { readonly udp: boolean; readonly uds: boolean };
  /** Tags added to everything received. */
  readonly extraTags: readonly string[];
  /** Prefix of metric names, with its dot; empty: none. */
  readonly namespace: string;
  /** Names that begin so keep out of the namespace. */
  readonly outsideNamespace: readonly string[];
  readonly filter: FilterSettings;
  /** Each can be compiled. */
  readonly mapperProfiles: MapperProfiles;
  /** Names whose mapping is remembered. */
  readonly mapperCacheSize: number;
  /** Whether `|T` is read. */
  readonly timestamps: boolean;
  /** Seconds after its last sample at which a context is forgotten (counters: and `expiryS` more). */
  readonly contextExpiryS: number;
  /** How long a counter that stopped goes on with zeros. */
  readonly expiryS: number;
  readonly histogram: HistogramSettings;
  /** Contexts held at once; a new one beyond is refused and counted. */
  readonly maxContexts: number;
  /** About how many bytes their names, hosts and tags may take; a new one beyond is refused and counted. */
  readonly maxContextBytes: number;
  /** Whether lines that cannot be read are logged for those only who debug. */
  readonly quietParseErrors: boolean;
  /** Whether samples are counted by metric from the start. */
  readonly metricStats: boolean;
}

const maxContexts = 1_000_000;

/** Room for so many contexts of five tags. */
const maxContextBytes = 512 * 1024 * 1024;

/** Takes the DogStatsD part out of `datadog.yaml`; `warnings` names values that are not understood and not used. */
export function readDogstatsdSettings(
  config: DatadogConfig,
  place: { readonly hostname: string; readonly bindHost: string },
): { readonly settings: DogstatsdSettings; readonly warnings: readonly string[] } {
  const histogram = readHistogramSettings(config);
  const filter = readFilterSettings(config);
  const mapper = readMapperProfiles(config);
  const eol = readEolRequired(config.dogstatsd_eol_required);
  const namespace = config.statsd_metric_namespace;
  const settings: DogstatsdSettings = {
    hostname: place.hostname,
    bindHost: config.dogstatsd_non_local_traffic ? '0.0.0.0' : place.bindHost,
    port: config.dogstatsd_port,
    streamSocket: config.dogstatsd_stream_socket,
    bufferSizeBytes: config.dogstatsd_buffer_size,
    receiveBufferBytes: config.dogstatsd_so_rcvbuf,
    eolRequired: eol.eolRequired,
    extraTags: config.dogstatsd_tags,
    namespace: namespace === '' || namespace.endsWith('.') ? namespace : `${namespace}.`,
    outsideNamespace: config.statsd_metric_namespace_blacklist,
    filter: filter.filter,
    mapperProfiles: mapper.profiles,
    mapperCacheSize: config.dogstatsd_mapper_cache_size,
    timestamps: config.dogstatsd_no_aggregation_pipeline,
    contextExpiryS: config.dogstatsd_context_expiry_seconds,
    expiryS: config.dogstatsd_expiry_seconds,
    histogram: histogram.histogram,
    maxContexts,
    maxContextBytes,
    quietParseErrors: config.dogstatsd_disable_verbose_logs,
    metricStats: config.dogstatsd_metrics_stats_enable,
  };
  const noDatagrams =
    config.dogstatsd_socket === ''
      ? []
      : [
          `dogstatsd_socket: '${config.dogstatsd_socket}' is not opened: Node has no Unix datagram sockets; use UDP, or dogstatsd_stream_socket with a client of unixstream://`,
        ];
  return {
    settings,
    warnings: [...noDatagrams, ...eol.warnings, ...filter.warnings, ...mapper.warnings, ...histogram.warnings],
  };
}

/** One mapping that is wrong switches all of them off, as in the Agent. */
function readMapperProfiles(config: DatadogConfig): {
  readonly profiles: MapperProfiles;
  readonly warnings: readonly string[];
} {
  const profiles = config.dogstatsd_mapper_profiles;
  try {
    new MetricMapper(profiles, config.dogstatsd_mapper_cache_size);
    return { profiles, warnings: [] };
  } catch (error) {
    return {
      profiles: [],
      warnings: [`dogstatsd_mapper_profiles in datadog.yaml: ${(error as Error).message}; no metric is mapped`],
    };
  }
}

function readEolRequired(listeners: readonly string[]): {
  readonly eolRequired: DogstatsdSettings['eolRequired'];
  readonly warnings: readonly string[];
} {
  const warnings = listeners
    .filter((listener) => !['udp', 'uds', 'named_pipe'].includes(listener))
    .map((listener) => `dogstatsd_eol_required: '${listener}' is none of udp, uds, named_pipe; it is left out`);
  return { eolRequired: { udp: listeners.includes('udp'), uds: listeners.includes('uds') }, warnings };
}
