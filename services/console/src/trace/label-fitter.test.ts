import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LabelFitter } from './label-fitter.ts';

test('labels are cut to the room there is, and measured once', () => {
  const measured: string[] = [];
  const context = {
    measureText: (text: string) => {
      measured.push(text);
      return { width: text.length * 6 } as TextMetrics;
    },
  };
  const labels = new LabelFitter((span) => (span === 0 ? 'GET /users' : 'SELECT'));
  assert.equal(labels.fitted(context, 0, 60), 'GET /users');
  assert.equal(labels.fitted(context, 0, 48), 'GET /…');
  assert.equal(labels.fitted(context, 0, 20), '');
  assert.equal(labels.fitted(context, 1, 100), 'SELECT');
  assert.deepEqual(measured, ['GET /users', 'SELECT']);
});
