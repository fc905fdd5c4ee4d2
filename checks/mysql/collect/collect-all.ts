import type { MysqlInstance } from '../instance.ts';
import { innodbMetrics, statusMetrics, variableMetrics } from '../metrics/default-metrics.ts';
import { extraInnodbMetrics } from '../metrics/extra-innodb-metrics.ts';
import { extraStatusMetrics } from '../metrics/extra-status-metrics.ts';
import { galeraMetrics } from '../metrics/galera-metrics.ts';
import type { Values } from '../metrics/metric-table.ts';
import { readBinaryLogBytes } from './binary-logs.ts';
import { derivedValues, type QueryCacheCounters, queryCacheCounters } from './derived-values.ts';
import { readInnodbValues } from './innodb-values.ts';
import { readProcessTime } from './process-time.ts';
import type { Run } from './run.ts';
import type { ServerValues } from './server-values.ts';
import { collectSchemaSizes, collectTableSizes } from './sizes.ts';
import { collectUserConnections } from './user-connections.ts';

/** What a run is given beside the connection. */
export interface CollectOptions {
  readonly instance: MysqlInstance;
  readonly server: ServerValues;
  /** Whether the server is on this machine. */
  readonly isLocal: boolean;
  /** Of the run before. */
  readonly queryCache: QueryCacheCounters | undefined;
}

/** Sends all but replication and custom queries. @returns the query cache's counters, for the next run */
export async function collectAll(run: Run, options: CollectOptions): Promise<QueryCacheCounters | undefined> {
  const { instance, server, isLocal, queryCache } = options;
  const chosen = instance.options;
  const innodb = chosen.disable_innodb_metrics ? undefined : await readInnodbValues(run);
  // What SHOW GLOBAL STATUS says itself is better than what the text of InnoDB says of the same.
  const values = new Map([...(innodb ?? []), ...derivedValues(server, queryCache), ...server.status]);
  if (server.settings.get('log_bin') === 'ON') {
    const bytes = await readBinaryLogBytes(run);
    if (bytes !== undefined) values.set('Binlog_space_usage_bytes', bytes);
  }
  run.submitTable(statusMetrics, values);
  run.submitTable(variableMetrics, new Map([...values, ...server.variables]));
  if (innodb) run.submitTable(innodbMetrics, values);
  if (innodb && chosen.extra_innodb_metrics) run.submitTable(extraInnodbMetrics, values);
  if (chosen.extra_status_metrics) run.submitTable(extraStatusMetrics, values);
  if (chosen.galera_cluster) run.submitTable(galeraMetrics, values);
  submitAdditional(run, instance.additional_status, server.status);
  submitAdditional(run, instance.additional_variable, server.variables);

  if (server.settings.get('performance_schema') === 'ON') await collectUserConnections(run);
  if (chosen.schema_size_metrics) await collectSchemaSizes(run);
  if (chosen.table_size_metrics) await collectTableSizes(run, 'users');
  if (chosen.system_table_size_metrics) await collectTableSizes(run, 'system');
  if (isLocal) await submitProcessTime(run, server);
  return queryCacheCounters(server.status);
}

function submitAdditional(run: Run, wanted: MysqlInstance['additional_status'], values: Values): void {
  for (const { name, metric_name, type } of wanted) {
    const value = values.get(name);
    if (value === undefined)
      run.warn(`The server has no number named ${name}, which ${metric_name} is to be read from`);
    else run.submit(type, metric_name, value);
  }
}

async function submitProcessTime(run: Run, { settings }: ServerValues): Promise<void> {
  const places = { pidFile: settings.get('pid_file') ?? '', dataDir: settings.get('datadir') ?? '' };
  const time = await readProcessTime(places);
  if (!time) return;
  run.submit('rate', 'mysql.performance.user_time', time.user);
  run.submit('rate', 'mysql.performance.kernel_time', time.kernel);
  run.submit('rate', 'mysql.performance.cpu_time', time.user + time.kernel);
}
