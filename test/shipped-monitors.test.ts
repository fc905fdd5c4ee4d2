import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parseMetadataCsv } from '../lib/check/metadata-csv.ts';
import { parseMonitorQuery } from '../lib/monitor-language/parse.ts';
import { queriesIn } from '../lib/query-language/queries-in.ts';
import { readMonitorFile } from '../services/backend/monitors/definitions/read-monitor-file.ts';

const root = path.join(import.meta.dirname, '..');
const folder = path.join(root, 'config/monitors');

const declared = new Set(
  globSync('checks/*/metadata.csv', { cwd: root }).flatMap((file) =>
    Object.keys(parseMetadataCsv(readFileSync(path.join(root, file), 'utf8')).metrics),
  ),
);

for (const name of readdirSync(folder)) {
  test(`config/monitors/${name} is a monitor of metrics that are sent`, () => {
    const read = readMonitorFile(readFileSync(path.join(folder, name), 'utf8'), { file: name, name, modifiedAtMs: 0 });
    assert.ok('record' in read, 'problem' in read ? read.problem : '');
    const query = parseMonitorQuery(read.record.type, read.record.query);
    assert.equal(query.kind, 'metric');
    const metrics = query.kind === 'metric' ? queriesIn(query.expression).map(({ metric }) => metric) : [];
    assert.deepEqual(
      metrics.filter((metric) => !declared.has(metric)),
      [],
    );
  });
}

test('the monitor of my_metric warns at 500 and alerts at 800 by host, with a text of its own for each state', () => {
  const name = 'my_metric.json';
  const read = readMonitorFile(readFileSync(path.join(folder, name), 'utf8'), { file: name, name, modifiedAtMs: 0 });
  assert.ok('record' in read);
  const { query, message, options } = read.record;
  assert.equal(query, 'avg(last_5m):avg:my_metric{*} by {host} > 800');
  assert.deepEqual(options.thresholds, { critical: 800, warning: 500 });
  assert.deepEqual([options.notify_no_data, options.no_data_timeframe], [true, 10]);
  const textOf = (state: string) => new RegExp(`{{#${state}}}([\\s\\S]*?){{/${state}}}`).exec(message)?.[1] ?? '';
  assert.match(textOf('is_alert'), /{{host\.ip}}.*{{value}}/);
  const texts = ['is_alert', 'is_warning', 'is_no_data', 'is_recovery'].map(textOf);
  assert.equal(new Set(texts.filter(Boolean)).size, 4);
});
