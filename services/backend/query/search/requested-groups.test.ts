import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestedGroups } from './requested-groups.ts';

const count = { kind: 'count' } as const;
const avg = { kind: 'avg', attribute: 'duration' } as const;

test('a group by an attribute, ten of it, by the first compute', () => {
  assert.deepEqual(requestedGroups([{ facet: '@http.url' }], [count]), {
    groupBy: [{ attribute: 'http.url', limit: 10 }],
    levels: [{ facet: '@http.url', limit: 10 }],
    computes: [count],
  });
});

test('sorted by a compute that is asked for, or by another', () => {
  const sort = { aggregation: 'avg', metric: '@duration', order: 'asc' } as const;
  assert.deepEqual(requestedGroups([{ facet: 'service', limit: 3, sort, missing: 0 }], [count, avg]).groupBy, [
    { attribute: 'service', limit: 3, missing: '0', order: { compute: 1, direction: 'asc' } },
  ]);
  const other = requestedGroups([{ facet: 'service', sort: { ...sort, type: 'measure' } }], [count]);
  assert.deepEqual(other.computes, [count, avg]);
  assert.deepEqual(other.groupBy[0]?.order, { compute: 1, direction: 'asc' });
});

test('sorted by name, all values are read first', () => {
  const { groupBy, levels } = requestedGroups([{ facet: 'service', limit: 2, sort: { order: 'desc' } }], [count]);
  assert.deepEqual(groupBy, [{ attribute: 'service', limit: 1001 }]);
  assert.deepEqual(levels, [{ facet: 'service', limit: 2, byName: 'desc' }]);
});

test('a facet without a name is refused', () => {
  assert.throws(() => requestedGroups([{ facet: 'service' }, { facet: '@' }], [count]), {
    status: 422,
    message: /'group_by\[1\]\.facet'/,
  });
});
