import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { MonitorRecord } from '../lib/api-types/monitors.ts';
import { parseMetadataCsv } from '../lib/check/metadata-csv.ts';
import { parseMonitorQuery } from '../lib/monitor-language/parse.ts';
import { queriesIn } from '../lib/query-language/queries-in.ts';
import { readMonitorFile } from '../services/backend/monitors/definitions/read-monitor-file.ts';

const root = path.join(import.meta.dirname, '..');
/** Copies of those in config/monitors: there a user writes what he likes. */
const folder = path.join(root, 'test/lab-config/monitors');
const live = path.join(root, 'config/monitors');

const declared = new Set(
  globSync('checks/*/metadata.csv', { cwd: root }).flatMap((file) =>
    Object.keys(parseMetadataCsv(readFileSync(path.join(root, file), 'utf8')).metrics),
  ),
);

function readIn(place: string, name: string): MonitorRecord {
  const read = readMonitorFile(readFileSync(path.join(place, name), 'utf8'), { file: name, name, modifiedAtMs: 0 });
  assert.ok('record' in read, 'problem' in read ? read.problem : '');
  return read.record;
}

for (const name of readdirSync(folder)) {
  const skip = existsSync(path.join(live, name)) ? false : 'it was removed';
  test(`config/monitors/${name} looks at what is tested here`, { skip }, () => {
    const [own, copy] = [readIn(live, name), readIn(folder, name)];
    assert.deepEqual([own.id, own.type, own.query, own.tags], [copy.id, copy.type, copy.query, copy.tags]);
  });

  test(`${name} is a monitor of metrics that are sent`, () => {
    const record = readIn(folder, name);
    const query = parseMonitorQuery(record.type, record.query);
    assert.equal(query.kind, 'metric');
    const metrics = query.kind === 'metric' ? queriesIn(query.expression).map(({ metric }) => metric) : [];
    assert.deepEqual(
      metrics.filter((metric) => !declared.has(metric)),
      [],
    );
  });
}

test('the monitor of my_metric warns at 500 and alerts at 800 by host, with a text of its own for each state', () => {
  const { query, message, options } = readIn(folder, 'my_metric.json');
  assert.equal(query, 'avg(last_5m):avg:my_metric{*} by {host} > 800');
  assert.deepEqual(options.thresholds, { critical: 800, warning: 500 });
  assert.deepEqual([options.notify_no_data, options.no_data_timeframe], [true, 10]);
  const textOf = (state: string) => new RegExp(`{{#${state}}}([\\s\\S]*?){{/${state}}}`).exec(message)?.[1] ?? '';
  assert.match(textOf('is_alert'), /{{host\.ip}}.*{{value}}/);
  const texts = ['is_alert', 'is_warning', 'is_no_data', 'is_recovery'].map(textOf);
  assert.equal(new Set(texts.filter(Boolean)).size, 4);
});
