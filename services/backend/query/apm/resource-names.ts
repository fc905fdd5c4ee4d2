import { resourceHash } from '../../../../lib/codec/traces/resource-hash.ts';
import type { SpanReader } from '../../store/spans/span-reader.ts';
import type { ApmWindow } from './apm-window.ts';

/** Resources at most whose names are looked up. */
const maxResources = 2000;

/** Hash → name of the resources of a service as its spans have them: tags of metrics have them normalised. */
export async function readResourceNames(
  reader: Pick<SpanReader, 'aggregate'>,
  of: { readonly service: string; readonly env: string; readonly operation: string },
  window: ApmWindow,
): Promise<ReadonlyMap<string, string>> {
  const is = (name: string, value: string) =>
    ({ kind: 'attribute', attribute: { name, hasAt: false }, match: { kind: 'exact', value } }) as const;
  const buckets = await reader.aggregate(
    {
      fromMs: window.fromS * 1000,
      toMs: window.toS * 1000,
      search: {
        kind: 'and',
        nodes: [is('service', of.service), is('env', of.env), is('operation_name', of.operation)],
      },
    },
    { computes: [{ kind: 'count' }], groupBy: [{ attribute: 'resource_name', limit: maxResources }] },
  );
  return new Map(buckets.map(({ by: [name = ''] }) => [resourceHash(name), name]));
}
