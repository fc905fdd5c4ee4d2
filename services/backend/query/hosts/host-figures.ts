import type { LabHost } from '../../../../lib/api-types/hosts.ts';
import { parseMetricQuery } from '../../../../lib/query-language/parse.ts';
import type { TagFilter } from '../../../../lib/query-language/types.ts';
import type { MetricReader } from '../../store/store.ts';
import { newestByHost } from './newest-by-host.ts';

/** Newest values of a host: percent of CPU used, of time waiting for disks, load of a minute by core. */
export type HostFigures = LabHost['metrics'];

const idle = parseMetricQuery('avg:system.cpu.idle{*} by {host}');
const iowait = parseMetricQuery('avg:system.cpu.iowait{*} by {host}');
const load = parseMetricQuery('avg:system.load.norm.1{*} by {host}');

/**
 * Figures of each host that sent any within ten minutes.
 * @param of `nowS`: Unix seconds; with `host` of this one alone, which is far quicker
 */
export async function hostFigures(
  reader: Pick<MetricReader, 'select' | 'rollup' | 'sketches'>,
  { nowS, host }: { readonly nowS: number; readonly host?: string },
): Promise<ReadonlyMap<string, HostFigures>> {
  const filter: TagFilter = host === undefined ? { kind: 'all' } : { kind: 'tag', tag: `host:${host}` };
  const [idleOf, iowaitOf, loadOf] = await Promise.all(
    [idle, iowait, load].map((query) => newestByHost(reader, { ...query, filter }, nowS)),
  );
  const used = Array.from(idleOf ?? [], ([host, value]) => [host, 100 - value] as const);
  const figures = new Map<string, HostFigures>();
  for (const [name, values] of [
    ['cpu', used],
    ['iowait', iowaitOf ?? []],
    ['load', loadOf ?? []],
  ] as const) {
    for (const [host, value] of values) figures.set(host, { ...figures.get(host), [name]: value });
  }
  return figures;
}
