import assert from 'node:assert/strict';
import test from 'node:test';
import { readManageStatus } from '../../../../../lib/widget/read-manage-status.ts';
import { rowsOfGroups, type StatusRow, shownRows, stateCounts } from './status-rows.ts';

function row(name: string, over: Partial<StatusRow> = {}): StatusRow {
  return {
    ...{ key: name, href: '', name, group: '', state: 'OK', isMuted: false },
    ...{ priority: null, triggeredS: null, tags: [], groups: [], ...over },
  };
}

const rows = [row('c', { state: 'Alert', triggeredS: 5 }), row('a', { triggeredS: 9 }), row('B', { state: 'Warn' })];
const namesBy = (definition: object) =>
  shownRows(rows, readManageStatus({ ...definition }, [])).map(({ name }) => name);

test('rows stand in the order of the widget, the worst first where it says none', () => {
  assert.deepEqual(namesBy({}), ['c', 'B', 'a']);
  assert.deepEqual(namesBy({ sort: 'name,asc' }), ['a', 'B', 'c']);
  assert.deepEqual(namesBy({ sort: 'triggered,desc' }), ['a', 'c', 'B']);
  assert.deepEqual(namesBy({ start: 1, count: 1 }), ['B']);
});

test('states that none is in are counted where they are asked for', () => {
  assert.deepEqual(stateCounts(rows, { hidesZeros: true }), [
    { name: 'Alert', count: 1 },
    { name: 'Warn', count: 1 },
    { name: 'OK', count: 1 },
  ]);
  assert.deepEqual(
    stateCounts([row('a')], { hidesZeros: false }).map(({ count }) => count),
    [0, 0, 0, 1],
  );
});

test('a group leads to the page of its monitor that shows it alone', () => {
  const found = { monitor_id: 3, monitor_name: 'm', status: 'OK', muted: false, last_triggered_ts: null } as const;
  const more = { priority: null, all_tags: [] };
  const groups = ['host:a,env:b', '*'].map((group) => ({ ...found, ...more, group }));
  assert.deepEqual(
    rowsOfGroups({ groups }).map(({ href, group }) => [href, group]),
    [
      ['/monitors/3?group=host%3Aa%2Cenv%3Ab', 'host:a,env:b'],
      ['/monitors/3', ''],
    ],
  );
});
