import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from '../bench.ts';
import { renderTable } from './render-table.ts';

const rows: readonly Row[] = [
  {
    what: 'packets',
    figure: { value: 171_234, unit: 'packets/s' },
    reference: { what: 'bare socket', value: 190_000 },
    ratio: 0.912,
    goal: { of: 'ratio', is: 'at least', bound: 0.9 },
    notes: ['Medians of 5 pairs.'],
  },
  {
    what: 'a | b',
    figure: { value: 2.71, unit: 'B/sample' },
    reference: { what: 'bare DuckDB', missing: 'not installed' },
    goal: { of: 'figure', is: 'at most', bound: 2 },
    notes: ['Medians of 5 pairs.', 'Another.'],
  },
  { what: 'bare', figure: { value: 0, unit: '' }, goal: { of: 'ratio', is: 'at most', bound: 1 } },
];

test('figures, references, ratios and goals in columns that line up; each note once', () => {
  assert.equal(renderTable(rows), expected);
});

const expected = `\
| what    | figure         | reference                   | ratio | goal         | reached      |
| ------- | -------------- | --------------------------- | ----- | ------------ | ------------ |
| packets | 171k packets/s | bare socket: 190k packets/s | 0.91  | ≥ 0.9 of it  | yes          |
| a \\| b  | 2.71 B/sample  | bare DuckDB: not installed  |       | ≤ 2 B/sample | **no**       |
| bare    | 0              |                             |       | ≤ 1 of it    | not measured |

- Medians of 5 pairs.
- Another.
`;

test('rows without notes are a table alone', () => {
  assert.ok(renderTable([{ what: 'x', figure: { value: 1, unit: '' } }]).endsWith('|\n'));
});
