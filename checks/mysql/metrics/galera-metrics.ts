import type { MetricTable } from './metric-table.ts';

/** What `galera_cluster` adds, of SHOW GLOBAL STATUS. */
export const galeraMetrics: MetricTable = {
  wsrep_cluster_size: ['galera.wsrep_cluster_size', 'gauge'],
  wsrep_local_recv_queue_avg: ['galera.wsrep_local_recv_queue_avg', 'gauge'],
  wsrep_flow_control_paused: ['galera.wsrep_flow_control_paused', 'gauge'],
  wsrep_flow_control_paused_ns: ['galera.wsrep_flow_control_paused_ns', 'monotonic_count'],
  wsrep_flow_control_recv: ['galera.wsrep_flow_control_recv', 'monotonic_count'],
  wsrep_flow_control_sent: ['galera.wsrep_flow_control_sent', 'monotonic_count'],
  wsrep_cert_deps_distance: ['galera.wsrep_cert_deps_distance', 'gauge'],
  wsrep_local_send_queue_avg: ['galera.wsrep_local_send_queue_avg', 'gauge'],
  wsrep_replicated_bytes: ['galera.wsrep_replicated_bytes', 'gauge'],
  wsrep_received_bytes: ['galera.wsrep_received_bytes', 'gauge'],
  wsrep_received: ['galera.wsrep_received', 'gauge'],
  wsrep_local_state: ['galera.wsrep_local_state', 'gauge'],
  wsrep_local_cert_failures: ['galera.wsrep_local_cert_failures', 'monotonic_count'],
};
