import type { Values } from '../metrics/metric-table.ts';

/** What the run before saw of the query cache: `.instant` is about the time since then. */
export interface QueryCacheCounters {
  readonly hits: number;
  readonly misses: number;
}

/** Status and variables of one run. */
export interface ServerNumbers {
  /** SHOW GLOBAL STATUS. */
  readonly status: Values;
  /** SHOW GLOBAL VARIABLES. */
  readonly variables: Values;
}

/**
 * The variables that the server does not have itself, computed of those that it has (wire.md 5.4). One that lacks a part
 * is left out.
 * @param before the query cache at the run before; undefined at the first
 */
export function derivedValues({ status, variables }: ServerNumbers, before?: QueryCacheCounters): Map<string, number> {
  const values = new Map<string, number>();
  const put = (name: string, value: number | undefined): void => {
    if (value !== undefined && Number.isFinite(value)) values.set(name, value);
  };
  const blockBytes = variables.get('key_cache_block_size');
  put('Key_buffer_bytes_unflushed', times(status.get('Key_blocks_not_flushed'), blockBytes));
  put('Key_buffer_bytes_used', times(status.get('Key_blocks_used'), blockBytes));
  const unusedBytes = times(status.get('Key_blocks_unused'), blockBytes);
  const bufferBytes = variables.get('key_buffer_size');
  // A server without a key buffer has no utilization of it.
  if (unusedBytes !== undefined && bufferBytes) put('Key_cache_utilization', 1 - unusedBytes / bufferBytes);
  put('Table_locks_waited_rate', status.get('Table_locks_waited'));
  put('Table_locks_immediate_rate', status.get('Table_locks_immediate'));
  for (const [name, value] of bufferPool(status)) put(name, value);
  const cache = queryCacheCounters(status);
  if (cache) {
    put('Qcache_utilization', hitPercent(cache));
    if (before) {
      const since = { hits: cache.hits - before.hits, misses: cache.misses - before.misses };
      // After a restart of the server the counters are lower: there is no "since then".
      if (since.hits >= 0 && since.misses >= 0) put('Qcache_instant_utilization', hitPercent(since));
    }
  }
  return values;
}

/** @returns undefined on a server without a query cache (MySQL 8) */
export function queryCacheCounters(status: Values): QueryCacheCounters | undefined {
  const [hits, inserts, notCached] = ['Qcache_hits', 'Qcache_inserts', 'Qcache_not_cached'].map((name) =>
    status.get(name),
  );
  if (hits === undefined || inserts === undefined || notCached === undefined) return undefined;
  return { hits, misses: inserts + notCached };
}

function hitPercent({ hits, misses }: QueryCacheCounters): number {
  return hits === 0 ? 0 : (hits / (hits + misses)) * 100;
}

/** In bytes, where the server counts pages. */
function bufferPool(status: Values): [string, number | undefined][] {
  const pageBytes = status.get('Innodb_page_size');
  const bytes = (part: string): number | undefined => times(status.get(`Innodb_buffer_pool_pages_${part}`), pageBytes);
  const total = bytes('total');
  const free = bytes('free');
  const used = total === undefined || free === undefined ? undefined : total - free;
  return [
    ['Innodb_buffer_pool_bytes_total', total],
    ['Innodb_buffer_pool_bytes_free', free],
    ['Innodb_buffer_pool_bytes_dirty', bytes('dirty')],
    ['Innodb_buffer_pool_bytes_data', bytes('data')],
    ['Innodb_buffer_pool_bytes_used', used],
    ['Innodb_buffer_pool_pages_utilization', used === undefined || !total ? undefined : used / total],
  ];
}

function times(count: number | undefined, bytes: number | undefined): number | undefined {
  return count === undefined || bytes === undefined ? undefined : count * bytes;
}
