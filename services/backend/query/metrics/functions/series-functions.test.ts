import assert from 'node:assert/strict';
import { test } from 'node:test';
import { functionTable } from '../../../../../lib/query-language/function-table.ts';
import type { GroupSeries } from '../groups.ts';
import type { SeriesSet } from '../series-set.ts';
import type { Arguments } from './series-function.ts';
import { seriesFunctions } from './series-functions.ts';

test('every function of the table has code, and no other', () => {
  assert.deepEqual([...seriesFunctions.keys()].sort(), functionTable.map(({ name }) => name).sort());
});

test('each shortcut of a rank is top() with its limit, measure and order', () => {
  // More lines than any shortcut keeps; each measure puts them into another order.
  const series: readonly GroupSeries[] = Array.from({ length: 25 }, (_, at) => ({
    groupTags: [`line:${at}`],
    values: Float64Array.of((at * 7) % 25, -((at * 11) % 25), (at * 3) % 25),
  }));
  const set: SeriesSet = {
    ...{ intervalS: 10, timesS: Float64Array.of(0, 10, 20), groupKeys: ['line'] },
    ...{ series, isZeroFilled: false },
  };
  const names = (name: string, values: Arguments): readonly string[] =>
    seriesFunctions
      .get(name)
      ?.apply(set, values, { window: { fromS: 0, toS: 29 } })
      .series.map(({ groupTags }) => groupTags.join()) ?? [];
  const shortcuts = functionTable.flatMap(({ name }) => [...name.matchAll(/^(top|bottom)(\d+)(?:_(\w+))?$/g)]);
  assert.equal(shortcuts.length, 2 * 4 * 7);
  for (const [name, order, limit, by = 'mean'] of shortcuts) {
    const asked = { limit: Number(limit), by, order: order === 'top' ? 'desc' : 'asc' };
    assert.equal(names(name, {}).length, Number(limit), name);
    assert.deepEqual(names(name, {}), names('top', asked), name);
  }
});
