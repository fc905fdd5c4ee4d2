import assert from 'node:assert/strict';
import test from 'node:test';
import { MISSING_DATA, missingDataOf, withMissingData } from './missing-data.ts';

test('each way to deal with missing data is read back, and leaves nothing of another', () => {
  let options = {};
  for (const { value } of [...MISSING_DATA, ...MISSING_DATA.toReversed()]) {
    options = withMissingData(options, value, 20);
    assert.equal(missingDataOf(options), value);
  }
  assert.deepEqual(options, { notify_no_data: false });
  assert.deepEqual(withMissingData({ on_missing_data: 'resolve', timeout_h: 1 }, 'notify', 20), {
    ...{ timeout_h: 1, notify_no_data: true, no_data_timeframe: 20 },
  });
});
