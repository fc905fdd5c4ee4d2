import type { MetricTable } from './metric-table.ts';

/**
 * What is sent without any option (wire.md 5.4). Variables that the server does not have are passed over: MySQL 8 has no
 * query cache, and only old servers count their mutexes.
 */
export const statusMetrics: MetricTable = {
  Prepared_stmt_count: ['performance.prepared_stmt_count', 'gauge'],
  Slow_queries: ['performance.slow_queries', 'rate'],
  Questions: ['performance.questions', 'rate'],
  Queries: ['performance.queries', 'rate'],
  Com_select: ['performance.com_select', 'rate'],
  Com_insert: ['performance.com_insert', 'rate'],
  Com_update: ['performance.com_update', 'rate'],
  Com_delete: ['performance.com_delete', 'rate'],
  Com_replace: ['performance.com_replace', 'rate'],
  Com_load: ['performance.com_load', 'rate'],
  Com_insert_select: ['performance.com_insert_select', 'rate'],
  Com_update_multi: ['performance.com_update_multi', 'rate'],
  Com_delete_multi: ['performance.com_delete_multi', 'rate'],
  Com_replace_select: ['performance.com_replace_select', 'rate'],
  Connections: ['net.connections', 'rate'],
  Max_used_connections: ['net.max_connections', 'gauge'],
  Aborted_clients: ['net.aborted_clients', 'rate'],
  Aborted_connects: ['net.aborted_connects', 'rate'],
  Open_files: ['performance.open_files', 'gauge'],
  Open_tables: ['performance.open_tables', 'gauge'],
  Bytes_sent: ['performance.bytes_sent', 'rate'],
  Bytes_received: ['performance.bytes_received', 'rate'],
  Qcache_hits: ['performance.qcache_hits', 'rate'],
  Qcache_inserts: ['performance.qcache_inserts', 'rate'],
  Qcache_lowmem_prunes: ['performance.qcache_lowmem_prunes', 'rate'],
  Table_locks_waited: ['performance.table_locks_waited', 'gauge'],
  Table_locks_waited_rate: ['performance.table_locks_waited.rate', 'rate'],
  Created_tmp_tables: ['performance.created_tmp_tables', 'rate'],
  Created_tmp_disk_tables: ['performance.created_tmp_disk_tables', 'rate'],
  Created_tmp_files: ['performance.created_tmp_files', 'rate'],
  Threads_connected: ['performance.threads_connected', 'gauge'],
  Threads_running: ['performance.threads_running', 'gauge'],
  Key_buffer_bytes_unflushed: ['myisam.key_buffer_bytes_unflushed', 'gauge'],
  Key_buffer_bytes_used: ['myisam.key_buffer_bytes_used', 'gauge'],
  Key_read_requests: ['myisam.key_read_requests', 'rate'],
  Key_reads: ['myisam.key_reads', 'rate'],
  Key_write_requests: ['myisam.key_write_requests', 'rate'],
  Key_writes: ['myisam.key_writes', 'rate'],
  Binlog_space_usage_bytes: ['binlog.disk_use', 'gauge'],
  Qcache_utilization: ['performance.qcache.utilization', 'gauge'],
  Qcache_instant_utilization: ['performance.qcache.utilization.instant', 'gauge'],
};

/** Of SHOW GLOBAL VARIABLES. */
export const variableMetrics: MetricTable = {
  key_buffer_size: ['myisam.key_buffer_size', 'gauge'],
  Key_cache_utilization: ['performance.key_cache_utilization', 'gauge'],
  max_connections: ['net.max_connections_available', 'gauge'],
  max_prepared_stmt_count: ['performance.max_prepared_stmt_count', 'gauge'],
  query_cache_size: ['performance.qcache_size', 'gauge'],
  table_open_cache: ['performance.table_open_cache', 'gauge'],
  thread_cache_size: ['performance.thread_cache_size', 'gauge'],
};

/** Of InnoDB, unless `disable_innodb_metrics` is set. */
export const innodbMetrics: MetricTable = {
  Innodb_data_reads: ['innodb.data_reads', 'rate'],
  Innodb_data_writes: ['innodb.data_writes', 'rate'],
  Innodb_os_log_fsyncs: ['innodb.os_log_fsyncs', 'rate'],
  Innodb_mutex_spin_waits: ['innodb.mutex_spin_waits', 'rate'],
  Innodb_mutex_spin_rounds: ['innodb.mutex_spin_rounds', 'rate'],
  Innodb_mutex_os_waits: ['innodb.mutex_os_waits', 'rate'],
  Innodb_row_lock_waits: ['innodb.row_lock_waits', 'rate'],
  Innodb_row_lock_time: ['innodb.row_lock_time', 'rate'],
  Innodb_row_lock_current_waits: ['innodb.row_lock_current_waits', 'gauge'],
  Innodb_current_row_locks: ['innodb.current_row_locks', 'gauge'],
  Innodb_buffer_pool_bytes_dirty: ['innodb.buffer_pool_dirty', 'gauge'],
  Innodb_buffer_pool_bytes_free: ['innodb.buffer_pool_free', 'gauge'],
  Innodb_buffer_pool_bytes_used: ['innodb.buffer_pool_used', 'gauge'],
  Innodb_buffer_pool_bytes_total: ['innodb.buffer_pool_total', 'gauge'],
  Innodb_buffer_pool_read_requests: ['innodb.buffer_pool_read_requests', 'rate'],
  Innodb_buffer_pool_reads: ['innodb.buffer_pool_reads', 'rate'],
  Innodb_buffer_pool_pages_utilization: ['innodb.buffer_pool_utilization', 'gauge'],
};
