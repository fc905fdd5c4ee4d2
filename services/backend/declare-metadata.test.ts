import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Logger } from '../../lib/log/logger.ts';
import { declareMetadata } from './declare-metadata.ts';
import { createRecordingStore } from './intake/recording-store.ts';
import type { Store } from './store/store.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-metadata-'));
after(() => rmSync(folder, { recursive: true }));

function writeCheck(group: string, check: string, csv: string): void {
  mkdirSync(path.join(folder, group, check), { recursive: true });
  writeFileSync(path.join(folder, group, check, 'metadata.csv'), csv);
}

test('the metadata of all checks is declared together; a bad row is named and costs no other', async () => {
  writeCheck(
    'own',
    'a',
    'metric_name,metric_type,unit_name,description\na.one,gauge,byte,"First, of a"\na.two,meter,,\n',
  );
  writeCheck('more', 'b', 'metric_name,metric_type\nb.one,count\n');
  const warnings: string[] = [];
  const log = { warn: (line: string) => void warnings.push(line) } as unknown as Logger;
  const { store } = createRecordingStore();
  let declared: unknown;
  const declare: Store['metrics']['declareMetadata'] = async (byMetric) => {
    declared = byMetric;
  };
  await declareMetadata(
    { ...store, metrics: { ...store.metrics, declareMetadata: declare } },
    { folders: [path.join(folder, 'own'), '', path.join(folder, 'not-there'), path.join(folder, 'more')], log },
  );
  assert.deepEqual(declared, {
    'a.one': { type: 'gauge', unit: 'byte', description: 'First, of a' },
    'b.one': { type: 'count' },
  });
  assert.equal(warnings.length, 1);
  assert.match(warnings[0] ?? '', /own\/a\/metadata\.csv:3: metric_type meter/);
});
