import { createHash } from 'node:crypto';
import { agentVersion } from './agent-version.ts';
import type { Door } from './door.ts';
import type { TracesSettings } from './settings.ts';

/** What `/info` answers, and what names that state on every answer. */
export interface Info {
  readonly body: string;
  /** `Datadog-Agent-State`: clients ask again when it changes. */
  readonly state: string;
}

/** Tags by which clients that compute stats themselves tell peers apart: those of the Agent. */
const peerTags: readonly string[] = [
  ...['_dd.base_service', 'active_record.db.vendor', 'amqp.destination', 'amqp.exchange', 'amqp.queue'],
  ...['aws.queue.name', 'aws.s3.bucket', 'bucketname', 'cassandra.keyspace', 'db.cassandra.contact.points'],
  ...['db.couchbase.seed.nodes', 'db.hostname', 'db.instance', 'db.name', 'db.namespace', 'db.system', 'db.type'],
  ...['dns.hostname', 'grpc.host', 'hazelcast.instance', 'hostname', 'http.host', 'http.server_name'],
  ...['messaging.destination', 'messaging.destination.name', 'messaging.kafka.bootstrap.servers'],
  ...['messaging.rabbitmq.exchange', 'messaging.system', 'mongodb.db', 'msmq.queue.path', 'net.peer.name'],
  ...['network.destination.ip', 'network.destination.name', 'out.host', 'peer.hostname', 'peer.service'],
  ...['queuename', 'rpc.service', 'rpc.system', 'sequel.db.vendor', 'server.address', 'streamname', 'tablename'],
  ...['topicname'],
];

/**
 * What the receiver tells clients of itself (wire.md 2.8): only what is served is listed. Clients are asked to send every
 * trace (`client_drop_p0s`: false); a lab shows everything.
 * @param port in use, also when 0 was asked for
 */
export function makeInfo(settings: TracesSettings, doors: readonly Door[], port: number): Info {
  const info = {
    version: agentVersion,
    git_commit: '',
    endpoints: doors.filter(({ isListed }) => isListed).map(({ path }) => path),
    feature_flags: [],
    client_drop_p0s: false,
    span_meta_structs: true,
    long_running_spans: true,
    span_events: true,
    evp_proxy_allowed_headers: [
      ...['Content-Type', 'Accept-Encoding', 'Content-Encoding', 'User-Agent', 'DD-CI-PROVIDER-NAME'],
    ],
    config: {
      default_env: settings.pipeline.defaultEnv || 'none',
      target_tps: 10,
      max_eps: 200,
      receiver_port: port,
      receiver_socket: settings.socket,
      connection_limit: 0,
      receiver_timeout: settings.requestTimeoutMs / 1000,
      max_request_bytes: settings.maxPayloadBytes,
      statsd_port: settings.dogstatsdPort,
      max_memory: 0,
      max_cpu: 0,
      analyzed_spans_by_service: {},
      obfuscation: {
        elastic_search: false,
        mongo: false,
        sql_exec_plan: false,
        sql_exec_plan_normalize: false,
        http: { remove_query_string: false, remove_path_digits: false },
        remove_stack_traces: false,
        redis: { Enabled: true, RemoveAllArgs: false },
        memcached: { Enabled: false, KeepCommand: false },
      },
    },
    peer_tags: peerTags,
    span_kinds_stats_computed: ['server', 'client', 'producer', 'consumer'],
    obfuscation_version: 1,
  };
  const body = JSON.stringify(info, undefined, '\t');
  return { body, state: createHash('sha256').update(body).digest('hex') };
}
