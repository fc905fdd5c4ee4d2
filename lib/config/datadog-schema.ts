import { z } from 'zod';
import { bytesPattern, durationPattern } from './quantity.ts';

const port = z.int().min(0).max(65535);

/** A week: longer than anything that is waited for here, and what one timer of the platform can still wait. */
const longestWaitS = 604_800;

/** A list of strings, or one string separated by spaces or commas, in the file too: `tags: a:b` is a list of one. */
const wordsOf = (word: z.ZodString) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(/[\s,]+/).filter((each) => each !== '') : value),
    z.array(word),
  );
const words = wordsOf(z.string());

/** Names that every host has for itself. */
const localNames = ['localhost', 'localhost.localdomain', 'localhost6.localdomain6', 'ip6-localhost'];

/** A host's name as the Agent takes one (RFC 1123). */
const hostname = z
  .string()
  .max(255)
  .regex(
    /^([a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])(\.([a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9]))*$/i,
    'must be the name of a host: letters, digits and hyphens between dots',
  )
  .refine(
    (name) => !localNames.includes(name.toLowerCase()),
    'must tell this host from others, which this name does not',
  );

const duration = z
  .string()
  .regex(durationPattern, 'must be a length of time: a whole number and s, m, h or d, e.g. 30d');

/** Names that begin so keep out of `statsd_metric_namespace`. */
const outsideNamespace = [
  ...['datadog.agent', 'datadog.dogstatsd', 'datadog.process', 'datadog.trace_agent', 'datadog.tracer'],
  ...['activemq', 'activemq_58', 'airflow', 'cassandra', 'confluent', 'hazelcast', 'hive', 'ignite', 'jboss'],
  ...['jvm', 'kafka', 'presto', 'sidekiq', 'solr', 'tomcat', 'runtime'],
];

/** Text, where YAML may read a number or a boolean. */
const scalarText = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const mapping = z.object({
  match: z.string().min(1),
  match_type: z.enum(['wildcard', 'regex']).default('wildcard'),
  name: z.string().min(1),
  tags: z.record(z.string(), scalarText).default({}),
});

/** One wrong profile switches all of them off, as in the Agent. */
const mapperProfiles = z.array(
  z.object({ name: z.string().min(1), prefix: z.string().min(1), mappings: z.array(mapping).default([]) }),
);

/**
 * The keys of `datadog.yaml` that Labrador reads: the real Agent's names and defaults, and one section of its own,
 * `labrador`. Keys it does not read are left alone, so that the file works unchanged on a real Agent.
 */
export const datadogSchema = z.object({
  api_key: z.string().optional(),
  app_key: z.string().optional(),
  /** Empty: the operating system's. */
  hostname: z.string().default(''),
  /** Other names of this host. */
  host_aliases: wordsOf(hostname).default([]),
  /** Host tags. */
  tags: words.default([]),
  extra_tags: words.default([]),
  env: z.string().default(''),
  bind_host: z.string().default('127.0.0.1'),
  log_level: z.string().default('info'),
  /** Empty: `conf.d` beside datadog.yaml. */
  confd_path: z.string().default(''),
  /** A folder with checks of one's own, `<name>/check.ts` or `<name>.ts`. */
  additional_checksd: z.string().default(''),
  /** Where the agent posts host metadata; empty: nowhere. */
  dd_url: z.string().default(''),
  use_dogstatsd: z.boolean().default(true),
  /** 0: any free port. */
  dogstatsd_port: port.default(8125),
  dogstatsd_non_local_traffic: z.boolean().default(false),
  dogstatsd_buffer_size: z.int().min(512).default(8192),
  /** Receive buffer asked of the kernel, in bytes. */
  dogstatsd_so_rcvbuf: z.int().min(0).default(4194304),
  /** A Unix datagram socket, which Node cannot open: read for the warning that says so. */
  dogstatsd_socket: z.string().default(''),
  /** Path of a Unix stream socket; empty: none. */
  dogstatsd_stream_socket: z.string().default(''),
  /** `udp`, `uds`: where the last line of a packet needs its line end. */
  dogstatsd_eol_required: words.default([]),
  /** Whether samples are counted by metric, for `dogstatsd-stats`. */
  dogstatsd_metrics_stats_enable: z.boolean().default(false),
  dogstatsd_disable_verbose_logs: z.boolean().default(false),
  dogstatsd_tags: words.default([]),
  statsd_metric_namespace: z.string().default(''),
  statsd_metric_namespace_blacklist: words.default(outsideNamespace),
  metric_filterlist: words.default([]),
  metric_filterlist_match_prefix: z.boolean().default(false),
  /** The older name of the filter list; it counts where the newer is empty. */
  statsd_metric_blocklist: words.default([]),
  statsd_metric_blocklist_match_prefix: z.boolean().default(false),
  dogstatsd_mapper_profiles: mapperProfiles.default([]),
  dogstatsd_mapper_cache_size: z.int().min(1).max(1_000_000).default(1000),
  dogstatsd_no_aggregation_pipeline: z.boolean().default(true),
  /** Seconds after its last sample at which a context is forgotten. */
  dogstatsd_context_expiry_seconds: z.number().min(0).default(20),
  /** Seconds for which a counter that stopped goes on with zeros. */
  dogstatsd_expiry_seconds: z.number().min(0).default(300),
  histogram_aggregates: words.default(['max', 'median', 'avg', 'count']),
  histogram_percentiles: words.default(['0.95']),
  histogram_copy_to_distribution: z.boolean().default(false),
  histogram_copy_to_distribution_prefix: z.string().default(''),
  /** A command that gives the secrets behind `ENC[…]`; empty: there is none. */
  secret_backend_command: z.string().default(''),
  secret_backend_arguments: words.default([]),
  /** Seconds. */
  secret_backend_timeout: z.number().positive().max(600).default(30),
  /** Bytes. */
  secret_backend_output_max_size: z.int().min(1).max(104_857_600).default(1_048_576),
  secret_backend_command_allow_group_exec_perm: z.boolean().default(false),
  secret_backend_remove_trailing_line_break: z.boolean().default(false),
  /** Whether checks get `ENC[…]` as it is written. */
  secret_backend_skip_checks: z.boolean().default(false),
  /** The trace receiver. Its variables are the Agent's: `DD_APM_` and the key, which says `apm_` only once. */
  apm_config: z
    .object({
      enabled: z.boolean().default(true),
      /** 0: any free port. */
      receiver_port: port.default(8126),
      /** Path of a Unix socket besides the port; empty: none. */
      receiver_socket: z.string().default(''),
      /** Whether it listens on all addresses. */
      apm_non_local_traffic: z.boolean().default(false),
      /** Bytes of a request's body at most, but for profiles and other files. */
      max_payload_size: z.int().min(1024).max(1_073_741_824).default(26_214_400),
      /** Seconds that a request may take to come in; 0: the default of five. */
      receiver_timeout: z.number().min(0).max(longestWaitS).default(0),
      /** The env of spans that name none; empty: that of the Agent. */
      env: z.string().default(''),
    })
    .prefault({}),
  labrador: z
    .object({
      /** Console and API; 0: any free port. */
      port: port.default(8080),
      /** The employees service; 0: any free port. */
      employees_port: port.default(8113),
      /** The starter application; 0: any free port. */
      apm_app_port: port.default(5050),
      /** The lab's own MySQL; another free port where it is taken. 0: any. */
      mysql_port: port.default(3307),
      /** Networks (CIDR) or addresses besides loopback from which no keys are asked, e.g. a VM's gateway. */
      keyless_from: words.default([]),
      /** Host names besides loopback under which the console may be opened. */
      allowed_hosts: words.default([]),
      /** Host and port of a DogStatsD server for the agent; empty: this lab's. */
      dogstatsd_host: z.string().default(''),
      /** Seconds that a run of a check may take, where its instance does not say it (`check_timeout`). */
      check_timeout: z.number().positive().max(longestWaitS).default(30),
      /** Milliseconds between looks at the files of checks and configuration, which are made beside file events. */
      poll_interval_ms: z.number().min(50).max(500).default(500),
      /** How long is kept: metrics at their own second, by the minute and by the hour; events and service checks; spans and profiles. */
      retention: z
        .object({
          points: duration.default('30d'),
          minutes: duration.default('90d'),
          hours: duration.default('450d'),
          events: duration.default('30d'),
          spans: duration.default('15d'),
        })
        .prefault({}),
      /** What metrics may take on disk; past it the oldest go, those at their own second first. */
      max_disk: z
        .string()
        .regex(bytesPattern, 'must be an amount of disk: a number and MB, GB or TB, e.g. 10GB')
        .default('10GB'),
      /** What spans may take on disk; past it the oldest go. */
      max_span_disk: z
        .string()
        .regex(bytesPattern, 'must be an amount of disk: a number and MB, GB or TB, e.g. 5GB')
        .default('5GB'),
      /** Whether to use file events as well, which are quicker; in the shared folders of a VM there are none. */
      file_events: z.boolean().default(true),
    })
    .prefault({}),
});

/** What a key takes: text, a list of texts, or something else. */
export type KeyKind = 'text' | 'texts' | 'other';

/** Tells by its schema what a key takes. */
export function keyKind(schema: unknown): KeyKind {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return keyKind(schema.unwrap());
  if (schema instanceof z.ZodString) return 'text';
  // Of preprocessed keys there are lists of words alone.
  return schema instanceof z.ZodPipe ? 'texts' : 'other';
}

/** The keys inside a key that is a section of its own, name → schema; undefined for any other. */
export function keysOf(schema: unknown): Readonly<Record<string, unknown>> | undefined {
  if (schema instanceof z.ZodPrefault) return keysOf(schema.unwrap());
  return schema instanceof z.ZodObject ? schema.shape : undefined;
}

/** `datadog.yaml` after defaults and environment. */
export type DatadogConfig = z.output<typeof datadogSchema>;
