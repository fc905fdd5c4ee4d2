import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boardNumber, idOfBoardNumber, isDashboardId, newDashboardId, stableDashboardId } from './dashboard-id.ts';

test('an id is made of its alphabet, from its first letter to its last', () => {
  assert.equal(
    newDashboardId(() => 0),
    '222-222-222',
  );
  assert.equal(
    newDashboardId((below) => below - 1),
    'zzz-zzz-zzz',
  );
  for (let each = 0; each < 100; each++) assert.match(newDashboardId(), /^([2-9a-km-np-z]{3}-){2}[2-9a-km-np-z]{3}$/);
});

test('what has the form of an id', () => {
  assert.ok(isDashboardId('x4x-ttz-cnu'));
  for (const text of ['', 'x4x-ttz', 'x4x-ttz-cnuu', 'X4X-ttz-cnu', '../-ttz-cnu', 'x4x-ttz-cnu\n']) {
    assert.ok(!isDashboardId(text), text);
  }
});

test('the number as a board leads back to the id', () => {
  for (const id of ['000-000-000', '222-222-222', 'x4x-ttz-cnu', 'zzz-zzz-zzz']) {
    assert.ok(Number.isSafeInteger(boardNumber(id)));
    assert.equal(idOfBoardNumber(boardNumber(id)), id);
  }
  for (const number of [-1, 1.5, 36 ** 9, Number.NaN]) assert.equal(idOfBoardNumber(number), undefined);
});

test('the id of a text is always the same, and another for another text', () => {
  assert.equal(stableDashboardId('dashboards/a.json'), stableDashboardId('dashboards/a.json'));
  assert.notEqual(stableDashboardId('dashboards/a.json'), stableDashboardId('dashboards/b.json'));
  assert.ok(isDashboardId(stableDashboardId('')));
});
