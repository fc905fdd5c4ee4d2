import { expressionProblem, headersSchema, z } from 'labrador/check';
import { metricList } from './metric-list.ts';

const yesOrNo = z.boolean('must be true or false');
const texts = z.array(z.string('must be a text'), 'must be a list').default([]);
const path = z.string('must be a path');

/** A regular expression (JavaScript's), as it stands in the file. */
const expression = z.string('must be a text').superRefine((source, context) => {
  const problem = expressionProblem(source);
  if (problem !== undefined) context.addIssue({ code: 'custom', message: `is no regular expression: ${problem}` });
});
const expressions = z.array(expression, 'must be a list').default([]);

/** A key of Datadog's check that is not here: it may only say what happens anyway. */
const notHere = (reason: string) => z.never(`is not supported: ${reason}`).optional();
const onlyFalse = (reason: string) => z.literal(false, `is not supported: ${reason}`).optional();

const noDistributions = 'buckets cannot be sent as distributions here, only as counts';
const noAuthentication = 'only basic authentication, by username and password, and headers are there';
const firstVersion = 'it belongs to the first version of the check; use openmetrics_endpoint and its options';

/** The keys of an instance, those of the second version of Datadog's `openmetrics`. */
export const openmetricsInstance = z.object({
  openmetrics_endpoint: z.url({
    protocol: /^https?$/,
    error: 'must be an address that begins with http:// or https://',
  }),
  /** Put before all names, with a dot. Also a common key: it tells instances apart. */
  namespace: z
    .string('must be a text')
    .regex(/^(?:\w[\w.-]*)?$/, 'must be of letters, digits, underscores, hyphens and dots')
    .default(''),
  metrics: metricList.refine((entries) => entries.length > 0, 'must name a metric'),
  extra_metrics: metricList.default([]),
  /** Taken off the names of the endpoint; all other options have the names without it. */
  raw_metric_prefix: z.string('must be a text').default(''),
  exclude_metrics: expressions,
  /** By label: values as regular expressions, or true for whatever value. */
  exclude_metrics_by_labels: z
    .record(
      z.string(),
      z.union([z.literal(true), z.array(expression)], 'must be a list of texts, or true'),
      'must be a map',
    )
    .default({}),
  exclude_labels: texts,
  include_labels: texts,
  rename_labels: z.record(z.string(), z.string('must be a text'), 'must be a map of names and names').default({}),
  share_labels: z
    .record(
      z.string(),
      z.union(
        [
          z.literal(true),
          z.strictObject({
            labels: z.array(z.string()).optional(),
            match: z.array(z.string()).optional(),
            values: z.array(z.coerce.number().pipe(z.int())).optional(),
          }),
        ],
        'must be true, or a map of the lists labels, match and values (whole numbers)',
      ),
      'must be a map',
    )
    .default({}),
  cache_shared_labels: yesOrNo.default(true),
  cache_metric_wildcards: yesOrNo.default(true),
  hostname_label: z.string('must be a text').default(''),
  hostname_format: z
    .string('must be a text')
    .refine((format) => format === '' || format.includes('<HOSTNAME>'), 'must contain <HOSTNAME>')
    .default(''),
  ignore_tags: expressions,
  tag_by_endpoint: yesOrNo.default(true),
  enable_health_service_check: yesOrNo.default(true),
  ignore_connection_errors: yesOrNo.default(false),
  collect_histogram_buckets: yesOrNo.default(true),
  non_cumulative_histogram_buckets: yesOrNo.default(false),
  raw_line_filters: expressions,
  use_latest_spec: yesOrNo.default(false),
  telemetry: yesOrNo.default(false),

  /** Seconds for all of an exchange, redirects and body included. */
  timeout: z.number('must be a number of seconds').positive('must be above zero').default(10),
  /** In place of the default ones. */
  headers: headersSchema.optional(),
  /** Added to the others. */
  extra_headers: headersSchema.default({}),
  username: z.coerce.string().optional(),
  password: z.coerce.string().optional(),
  allow_redirects: yesOrNo.default(true),
  tls_verify: yesOrNo.default(true),
  tls_validate_hostname: yesOrNo.default(true),
  /** Paths of PEM files. */
  tls_ca_cert: path.optional(),
  tls_cert: path.optional(),
  tls_private_key: path.optional(),

  histogram_buckets_as_distributions: onlyFalse(noDistributions),
  collect_counters_with_distributions: onlyFalse(noDistributions),
  collect_histograms_as_distributions: onlyFalse(noDistributions),
  use_process_start_time: onlyFalse('the first value of a counter is never sent'),
  target_info: onlyFalse('use share_labels with target'),
  prometheus_url: notHere(firstVersion),
  auth_type: z.literal('basic', `is not supported: ${noAuthentication}`).optional(),
  auth_token: notHere(noAuthentication),
  ntlm_domain: notHere(noAuthentication),
  kerberos_auth: z.literal('disabled', `is not supported: ${noAuthentication}`).optional(),
  aws_host: notHere(noAuthentication),
  aws_region: notHere(noAuthentication),
  aws_service: notHere(noAuthentication),
  proxy: notHere('the endpoint is asked directly'),
  connect_timeout: notHere('timeout is for everything'),
  read_timeout: notHere('timeout is for everything'),
  persist_connections: onlyFalse('each run has a connection of its own'),
  tls_use_host_header: onlyFalse('the certificate has to be that of the host in openmetrics_endpoint'),
  tls_private_key_password: notHere('the key must not be encrypted'),
  tls_ciphers: notHere("Node's own ones are used"),
  tls_protocols_allowed: notHere("Node's own ones are used"),
});

export type OpenmetricsInstance = z.infer<typeof openmetricsInstance>;
