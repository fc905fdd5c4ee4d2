import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSearch } from '../../../../lib/search-language/parse.ts';
import {
  excludeValue,
  facetState,
  isSearchedFor,
  onlyValue,
  rangeOf,
  toggleValue,
  withoutFacet,
  withRange,
} from './facet-terms.ts';

const service = { name: 'service', hasAt: false };
const duration = { name: 'duration', hasAt: true };
const toggled = (text: string, value: string) => toggleValue(parseSearch(text), service, value);

test('what a search says about a facet', () => {
  const state = facetState(parseSearch('GET service:(web OR api) -service:dev env:lab'), service);
  assert.deepEqual([...state.included], ['web', 'api']);
  assert.deepEqual([...state.excluded], ['dev']);
  assert.deepEqual(
    ['web', 'dev', 'other'].map((value) => isSearchedFor(state, value)),
    [true, false, false],
  );
  assert.ok(isSearchedFor(facetState(parseSearch(''), service), 'any'));
});

test('a value is taken out, and put back', () => {
  assert.equal(toggled('', 'web'), '-service:web');
  assert.equal(toggled('env:lab -service:web', 'api'), 'env:lab -service:(web OR api)');
  assert.equal(toggled('env:lab -service:web', 'web'), 'env:lab');
  assert.equal(toggled('service:(web OR api)', 'web'), 'service:api');
  assert.equal(toggled('service:web', 'api'), 'service:(web OR api)');
  assert.equal(toggled('service:web', 'web'), '');
});

test('only a value, and any again', () => {
  const only = (text: string) => onlyValue(parseSearch(text), service, 'GET /a "b"');
  assert.equal(only('-service:web @http.method:GET'), '@http.method:GET service:"GET /a \\"b\\""');
  assert.equal(only('service:"GET /a \\"b\\"" env:lab'), 'env:lab');
});

test('a value is excluded', () => {
  const excluded = (text: string) => excludeValue(parseSearch(text), service, 'web');
  assert.equal(excluded('service:(web OR api)'), 'service:api');
  assert.equal(excluded('service:web'), '-service:web');
  assert.equal(excluded('-service:api'), '-service:(api OR web)');
});

test('a facet is counted in what the rest of the search finds', () => {
  const counted = (text: string) => withoutFacet(parseSearch(text), service);
  assert.equal(counted('GET service:web -service:w* (service:a OR env:b)'), 'GET (service:a OR env:b)');
  assert.equal(counted('service:web'), '');
});

test('terms that say more stay as they are', () => {
  assert.equal(toggled('(service:a OR env:b) service:w*', 'c'), '(service:a OR env:b) service:w* -service:c');
});

test('a range is read, replaced and taken away', () => {
  const search = parseSearch('env:lab @duration:>=2ms');
  assert.deepEqual(rangeOf(search, duration), { kind: 'range', from: { value: 2e6, isIncluded: true } });
  const to = { value: 5e9, isIncluded: true };
  assert.equal(
    withRange(search, duration, { kind: 'range', from: { value: 1e6, isIncluded: true }, to }),
    'env:lab @duration:[1ms TO 5s]',
  );
  assert.equal(withRange(search, duration, undefined), 'env:lab');
});
