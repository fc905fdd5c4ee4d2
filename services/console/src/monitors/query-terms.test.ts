import assert from 'node:assert/strict';
import test from 'node:test';
import { hasTerm, termsOf, toggleTerm } from './query-terms.ts';

test('a search is cut at blanks, but not within quotes and parentheses', () => {
  assert.deepEqual(termsOf('cpu status:"No Data" tag:(a OR b) -muted:true "a b"'), [
    ...['cpu', 'status:"No Data"', 'tag:(a OR b)', '-muted:true', '"a b"'],
  ]);
  assert.deepEqual(termsOf('  '), []);
});

test('a term is put in, takes the place of another of its field, and goes again', () => {
  const noData = { field: 'status', value: 'No Data' };
  assert.equal(toggleTerm('cpu', noData, true), 'cpu status:"No Data"');
  assert.equal(toggleTerm('status:alert cpu -status:OK', noData, true), 'cpu status:"No Data"');
  assert.equal(toggleTerm('cpu STATUS:"no data"', noData, true), 'cpu');
  assert.equal(hasTerm('status:"no data" cpu', noData), true);
  assert.equal(hasTerm('status:"no data2"', noData), false);
  const team = { field: 'tag', value: 'team:a' };
  assert.equal(toggleTerm('tag:"team:b"', team, false), 'tag:"team:b" tag:"team:a"');
});
