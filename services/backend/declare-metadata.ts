import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseMetadataCsv } from '../../lib/check/metadata-csv.ts';
import type { Logger } from '../../lib/log/logger.ts';
import type { MetricMetadata } from '../../lib/model/metric.ts';
import type { Store } from './store/store.ts';

/**
 * Tells the store what `<folder>/<check>/metadata.csv` says about metrics; a service may have such a file of its own metrics. A bad row is logged with file and line and
 * costs no other.
 * @param from `folders`: where checks and services live; empty and missing ones are passed over
 */
export async function declareMetadata(
  store: Store,
  from: { readonly folders: readonly string[]; readonly log: Logger },
): Promise<void> {
  const declared = new Map<string, MetricMetadata>();
  for (const folder of from.folders) {
    if (folder === '' || !existsSync(folder)) continue;
    for await (const name of glob('*/metadata.csv', { cwd: folder })) {
      const file = path.join(folder, name);
      const { metrics, problems } = parseMetadataCsv(await readFile(file, 'utf8'));
      for (const { line, message } of problems) from.log.warn(`${file}:${line}: ${message}`);
      for (const [metric, metadata] of Object.entries(metrics)) declared.set(metric, metadata);
    }
  }
  await store.metrics.declareMetadata(Object.fromEntries(declared));
}
