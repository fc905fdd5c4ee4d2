import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readTestFile } from '../../services/backend/monitors/under-test/read-test-file.ts';

/** All transitions that Datadog tells of (api.md 5.4). */
const told = [
  ...['OK -> Warn', 'OK -> Alert', 'OK -> No Data'],
  ...['Warn -> Alert', 'Warn -> No Data', 'Warn -> OK'],
  ...['Alert -> Warn', 'Alert -> No Data', 'Alert -> OK'],
  ...['No Data -> OK', 'No Data -> Warn', 'No Data -> Alert'],
  ...['Alert again', 'Warn again', 'No Data again'],
];

/** What the tests of a file expect to be told. */
function expectedIn(file: string): readonly string[] {
  return readTestFile(path.join(import.meta.dirname, file)).flatMap(({ expectations }) =>
    expectations.flatMap(({ transition }) => {
      if (transition?.kind === 'again') return [`${transition.state} again`];
      if (transition?.kind !== 'move' || transition.heldBackBy !== undefined) return [];
      return [`${transition.from} -> ${transition.to}`];
    }),
  );
}

test('each transition that is told is expected by a file beside this one', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.yaml'));
  const expected = new Set(files.flatMap(expectedIn));
  assert.deepEqual(
    told.filter((transition) => !expected.has(transition)),
    [],
  );
});
