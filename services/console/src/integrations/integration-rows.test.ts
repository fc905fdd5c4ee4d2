import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckProblem, CheckStatus } from '../../../../lib/model/check-status.ts';
import type { Integration } from '../../../../lib/model/integration.ts';
import { integrationRows } from './integration-rows.ts';

const disk: Integration = {
  check: 'disk',
  sourceFile: '/lab/checks/disk/check.ts',
  description: 'Sends how full file systems are.',
  metrics: [],
  confFile: '/lab/config/conf.d/disk.d/conf.yaml',
  instances: [],
  problems: [],
};
const instance = { checkId: 'disk:1', source: 'file:/a.yaml', instanceYaml: '{}\n', initConfigYaml: '{}\n' };
const status: CheckStatus = {
  checkId: 'disk:1',
  check: 'disk',
  source: 'file:/a.yaml',
  intervalS: 15,
  state: 'ok',
  runs: 1,
  errors: 0,
  warnings: 0,
  missedRuns: 0,
  metricSamples: { last: 1, total: 1 },
  serviceChecks: { last: 0, total: 0 },
  events: { last: 0, total: 0 },
  lastWarnings: [],
  lastSubmitted: [],
};
const problem: CheckProblem = { severity: 'error', check: 'disk', file: '/a.yaml', message: 'not YAML' };

function row(integration: Integration, checks: readonly CheckStatus[], problems: readonly CheckProblem[] = []) {
  const [first] = integrationRows(
    { confdPath: '/lab/config/conf.d', integrations: [integration] },
    { checks, problems },
  );
  assert.ok(first);
  return first;
}

test('a check without instances is not configured, one whose instances run works', () => {
  assert.equal(row(disk, []).state, 'unconfigured');
  assert.equal(row({ ...disk, instances: [instance] }, [status]).state, 'working');
  assert.equal(row({ ...disk, instances: [instance] }, [{ ...status, state: 'waiting' }]).state, 'working');
});

test('one instance in error, one that does not run, an error in a file and missing code each break it', () => {
  const both = { ...disk, instances: [instance, { ...instance, checkId: 'disk:2' }] };
  assert.equal(row(both, [status, { ...status, checkId: 'disk:2', state: 'error' }]).state, 'broken');
  assert.equal(row(both, [status]).state, 'broken');
  assert.equal(row(disk, [], [problem]).state, 'broken');
  const { sourceFile: _, ...gone } = disk;
  assert.equal(row(gone, []).state, 'broken');
});

test('warnings leave it working, and are told', () => {
  const configured = { ...disk, instances: [instance] };
  assert.equal(row(configured, [status]).hasWarnings, false);
  const warned = row(configured, [{ ...status, lastWarnings: ['slow'] }]);
  assert.deepEqual([warned.state, warned.hasWarnings], ['working', true]);
  const written = row(configured, [status], [{ ...problem, severity: 'warning' }]);
  assert.deepEqual([written.state, written.hasWarnings], ['working', true]);
});

test('problems of the report that the status does not tell are kept, and warn', () => {
  const told = row({ ...disk, problems: ['/a.yaml: error: not YAML', '/m.csv:3: no unit'] }, [], [problem]);
  assert.deepEqual(told.otherProblems, ['/m.csv:3: no unit']);
  const untold = row({ ...disk, instances: [instance], problems: ['/m.csv:3: no unit'] }, [status]);
  assert.deepEqual([untold.state, untold.hasWarnings], ['working', true]);
});

test('instances are joined by check id; what runs and is not in the report yet comes last; other checks are left out', () => {
  const configured = { ...disk, instances: [{ ...instance, checkId: 'disk:2' }, instance] };
  const second = { ...status, checkId: 'disk:2' };
  const newer = { ...status, checkId: 'disk:3' };
  const other = { ...status, check: 'network', checkId: 'network:1' };
  const { instances } = row(configured, [status, second, newer, other]);
  assert.deepEqual(
    instances.map((one) => [one.checkId, one.config?.checkId, one.status?.checkId]),
    [
      ['disk:2', 'disk:2', 'disk:2'],
      ['disk:1', 'disk:1', 'disk:1'],
      ['disk:3', undefined, 'disk:3'],
    ],
  );
});

test('an instance that runs as before a broken edit is one, and says so', () => {
  const broken = { ...instance, checkId: 'disk:edited' };
  const rows = ({ instances }: ReturnType<typeof row>) =>
    instances.map(({ config, status: runs, runsOld }) => [config?.checkId, runs?.checkId, runsOld]);
  const edited = row({ ...disk, instances: [broken] }, [status], [problem]);
  assert.deepEqual(rows(edited), [['disk:edited', 'disk:1', true]]);
  assert.equal(edited.state, 'broken');
  // Of two in the file the one that was not touched runs as it is written.
  const second = { ...status, checkId: 'disk:2' };
  assert.deepEqual(
    rows(row({ ...disk, instances: [{ ...instance, checkId: 'disk:2' }, broken] }, [status, second], [problem])),
    [
      ['disk:2', 'disk:2', undefined],
      ['disk:edited', 'disk:1', true],
    ],
  );
  // A file that is no YAML says nothing of its instances.
  assert.deepEqual(rows(row(disk, [status], [problem])), [[undefined, 'disk:1', true]]);
  // One that never was right does not run at all.
  assert.deepEqual(rows(row({ ...disk, instances: [broken] }, [], [problem])), [['disk:edited', undefined, undefined]]);
  // While files change nothing is broken.
  assert.deepEqual(rows(row({ ...disk, instances: [broken] }, [status])), [
    ['disk:edited', undefined, undefined],
    [undefined, 'disk:1', undefined],
  ]);
});
