import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builderFromText, textFromBuilder } from '../metrics/builder-query.ts';
import { valueAt, withValueAt } from './definition-path.ts';
import { readDefinition } from './read-definition.ts';
import {
  asksNothing,
  formulaProblem,
  freeName,
  hasFormulaProblem,
  isOneQuery,
  queryProblem,
  requestForm,
  withClassic,
  withFormulas,
} from './request-form.ts';
import { fieldsFromVariables, variablesInFields } from './variables-in-fields.ts';

test('a value is set where its path leads, and all else stays', () => {
  const definition = { type: 'timeseries', yaxis: { scale: 'log', later: 1 }, other: [1] };
  assert.equal(valueAt(definition, ['yaxis', 'scale']), 'log');
  assert.equal(valueAt(definition, ['other', 'scale']), undefined);
  assert.deepEqual(withValueAt(definition, ['yaxis', 'min'], '0').yaxis, { scale: 'log', later: 1, min: '0' });
  assert.deepEqual(withValueAt(definition, ['time', 'live_span'], '1h').time, { live_span: '1h' });
  const bare = withValueAt({ type: 'x', time: { live_span: '1h' } }, ['time', 'live_span'], undefined);
  assert.deepEqual(bare, { type: 'x' });
});

test('the old form keeps what the fields do not know, its alias in metadata', () => {
  const request = {
    q: 'avg:a{*}',
    on_right_yaxis: true,
    metadata: [{ expression: 'avg:a{*}', alias_name: 'A', unit: 'x' }],
  };
  assert.deepEqual(requestForm(request), { kind: 'classic', q: 'avg:a{*}', alias: 'A' });
  assert.deepEqual(withClassic(request, { q: 'avg:b{*}', alias: 'B' }), {
    q: 'avg:b{*}',
    on_right_yaxis: true,
    metadata: [{ expression: 'avg:b{*}', alias_name: 'B', unit: 'x' }],
  });
  assert.deepEqual(withClassic({ q: 'a{*}' }, { q: 'b{*}', alias: '' }), { q: 'b{*}' });
  assert.deepEqual(
    withClassic({ q: 'a{*}', metadata: [{ expression: 'a{*}', alias_name: 'A' }] }, { q: 'a{*}', alias: '' }),
    {
      q: 'a{*}',
    },
  );
});

test('the old form becomes the new one', () => {
  const request = {
    q: 'avg:a{*}',
    aggregator: 'max',
    conditional_formats: [1],
    metadata: [{ expression: 'avg:a{*}', alias_name: 'A' }],
  };
  assert.deepEqual(withFormulas(request, 'scalar'), {
    conditional_formats: [1],
    response_format: 'scalar',
    queries: [{ data_source: 'metrics', name: 'a', query: 'avg:a{*}', aggregator: 'max' }],
    formulas: [{ formula: 'a', alias: 'A' }],
  });
  assert.deepEqual(
    [isOneQuery('avg:a{$host} by {x}'), isOneQuery('avg:a{*} + avg:b{*}'), isOneQuery('')],
    [true, false, false],
  );
});

test('requests of other sources have no fields', () => {
  assert.deepEqual(requestForm({ log_query: {} }), { kind: 'other', source: 'log_query' });
  assert.deepEqual(requestForm({}), { kind: 'other', source: 'no query' });
});

test('names go on after those that there are, and problems are said', () => {
  assert.equal(freeName([{ name: 'a' }, { name: 'c' }]), 'b');
  assert.equal(formulaProblem('a / b * 100', [{ name: 'a' }, { name: 'b' }]), undefined);
  assert.match(formulaProblem('a / c', [{ name: 'a' }]) ?? '', /c/);
  assert.match(formulaProblem('a +', [{ name: 'a' }]) ?? '', /unable to parse/);
  assert.equal(queryProblem('avg:a{$host,!env:x} by {y}'), undefined);
  assert.match(queryProblem('avg:a{') ?? '', /unable to parse/);
});

test('tags that are template variables go through the fields and come out as they were', () => {
  const names = ['host', 'hostGroup'];
  const query = 'avg:a{$host,!$hostGroup,env:x} by {y}';
  const fields = builderFromText(variablesInFields(query, names));
  assert.ok(fields);
  const shown = fieldsFromVariables(fields, names);
  assert.deepEqual(shown.filters, ['$host', '!$hostGroup', 'env:x']);
  assert.equal(textFromBuilder(shown), query);
});

test('a definition that is typed keeps its type; a widget with an empty query asks nothing', () => {
  assert.deepEqual(readDefinition('{"type":"note","x":1}', 'note'), {
    kind: 'definition',
    definition: { type: 'note', x: 1 },
  });
  assert.equal(readDefinition('{"type":"image"}', 'note').kind, 'fault');
  assert.equal(readDefinition('[', 'note').kind, 'fault');
  assert.equal(readDefinition('[]', 'note').kind, 'fault');
  assert.equal(asksNothing({ requests: [{ q: 'a{*}' }, { q: ' ' }] }), true);
  assert.equal(asksNothing({ requests: [{ queries: [{ data_source: 'logs' }] }] }), false);
});

test('a formula that cannot be read is found in any request, and none in the old form', () => {
  const queries = [{ data_source: 'metrics', name: 'a', query: 'avg:x{*}' }];
  const whole = { queries, formulas: [{ formula: 'a * 2' }] };
  assert.equal(hasFormulaProblem({ requests: [whole, { q: 'avg:x{' }] }), false);
  assert.equal(hasFormulaProblem({ requests: [whole, { queries, formulas: [{ formula: 'a * ' }] }] }), true);
});

test('an empty query is no mistake', () => {
  assert.equal(queryProblem(' '), undefined);
});
