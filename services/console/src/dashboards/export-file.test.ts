import assert from 'node:assert/strict';
import test from 'node:test';
import { exportName } from './export-file.ts';

test('a dashboard is exported under the slug of its address, or under its id where the title has no letters', () => {
  assert.equal(exportName({ id: 'abc-def-ghi', url: '/dashboard/abc-def-ghi/the-load' }), 'the-load.json');
  assert.equal(exportName({ id: 'abc-def-ghi', url: '/dashboard/abc-def-ghi/' }), 'abc-def-ghi.json');
  assert.equal(exportName({ id: 'abc-def-ghi', url: '/dashboard/abc-def-ghi' }), 'abc-def-ghi.json');
});
