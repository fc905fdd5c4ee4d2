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

test('names that are told apart by their last letters are cut inside', () => {
  const context = { measureText: (text: string) => ({ width: text.length * 10 }) as TextMetrics };
  const fitter = new LabelFitter(() => 'web-production-17', { isCutInside: true });
  assert.equal(fitter.fitted(context, 0, 170), 'web-production-17');
  assert.equal(fitter.fitted(context, 0, 90), 'web…n-17');
  assert.equal(fitter.fitted(context, 0, 20), '');
});
