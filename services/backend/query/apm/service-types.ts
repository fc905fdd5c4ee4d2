import type { SpanReader } from '../../store/spans/span-reader.ts';
import type { ApmWindow } from './apm-window.ts';

/** What kind of service has spans of a type; any other is `custom`. */
const kindOfType: Readonly<Record<string, string>> = {
  web: 'web',
  http: 'web',
  sql: 'db',
  db: 'db',
  cassandra: 'db',
  mongodb: 'db',
  elasticsearch: 'db',
  opensearch: 'db',
  redis: 'cache',
  valkey: 'cache',
  memcached: 'cache',
  cache: 'cache',
  queue: 'queue',
};

/** Services at most whose types are looked up. */
const maxServices = 1000;

/** Service → `web`, `db`, `cache`, `queue` or `custom`, by the most frequent type of its entry spans in a window. */
export async function readServiceTypes(
  reader: Pick<SpanReader, 'aggregate'>,
  window: ApmWindow,
): Promise<ReadonlyMap<string, string>> {
  const buckets = await reader.aggregate(
    {
      fromMs: window.fromS * 1000,
      toMs: window.toS * 1000,
      search: {
        kind: 'attribute',
        attribute: { name: 'top_level', hasAt: false },
        match: { kind: 'exact', value: 'true' },
      },
    },
    {
      computes: [{ kind: 'count' }],
      groupBy: [
        { attribute: 'service', limit: maxServices },
        { attribute: 'type', limit: 1, missing: '' },
      ],
    },
  );
  return new Map(buckets.map(({ by: [service = '', type = ''] }) => [service, kindOfType[type] ?? 'custom']));
}
