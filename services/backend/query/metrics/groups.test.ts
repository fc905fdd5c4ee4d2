import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMetricQuery } from '../../../../lib/query-language/parse.ts';
import { Groups } from './groups.ts';

test('Groups: a source of more groups than are answered is refused before the first is made', () => {
  const keys = Array.from({ length: 11 }, (_, key) => `k${key}`);
  const tags = keys.flatMap((key) => [1, 2, 3, 4].map((value) => `${key}:${value}`));
  const groups = new Groups(parseMetricQuery(`m{*} by {${keys.join()}}`), 'avg', 1);
  let made = 0;
  const row = {
    filled: Float64Array.of(1),
    get raw() {
      made++;
      return this.filled;
    },
  };
  assert.throws(() => groups.add(tags, row), { status: 400, message: /more than 10000 groups/ });
  assert.equal(made, 0);
  groups.add(['k0:1'], row);
  assert.ok(made > 0);
});
