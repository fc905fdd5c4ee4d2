import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parseMetadataCsv } from '../lib/check/metadata-csv.ts';
import { parseQueries } from '../lib/query-language/parse.ts';
import { queriesIn } from '../lib/query-language/queries-in.ts';
import { withPlaceholders } from '../lib/query-language/template-variables.ts';
import { readDashboardFile } from '../services/backend/api/dashboards/files/read-dashboard-file.ts';

const root = path.join(import.meta.dirname, '..');
const folder = path.join(root, 'config/dashboards');

const declared = new Set(
  globSync('checks/*/metadata.csv', { cwd: root }).flatMap((file) =>
    Object.keys(parseMetadataCsv(readFileSync(path.join(root, file), 'utf8')).metrics),
  ),
);

/** Not of checks: what is made of spans, and what the lab tells of itself. */
const ofTheLab = /^(trace|labrador|datadog\.agent)\./;

/** Every `q` in a document, however deep. */
function queryTexts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(queryTexts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'q' && typeof each === 'string' ? [each] : queryTexts(each),
  );
}

for (const name of readdirSync(folder)) {
  const text = readFileSync(path.join(folder, name), 'utf8');

  test(`config/dashboards/${name} is a dashboard`, () => {
    const read = readDashboardFile(text, { file: name, name, modifiedAtMs: 0 });
    assert.ok('record' in read, 'problem' in read ? read.problem : '');
  });

  test(`config/dashboards/${name} draws metrics that are sent, by queries that are evaluated`, () => {
    const texts = queryTexts(JSON.parse(text));
    assert.ok(texts.length > 3);
    const metrics = texts
      .flatMap((each) => parseQueries(withPlaceholders(each)))
      .flatMap((expression) => queriesIn(expression).map(({ metric }) => metric));
    const unknown = metrics.filter((metric) => !declared.has(metric) && !ofTheLab.test(metric));
    assert.deepEqual(unknown, []);
  });
}
