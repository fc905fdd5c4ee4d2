import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabServiceCheck } from '../../../../../lib/api-types/service-checks.ts';
import { readCheckStatus } from '../../../../../lib/widget/read-check-status.ts';
import { checkGroups } from './check-groups.ts';

const report = (host: string, status: LabServiceCheck['status'], ...tags: string[]): LabServiceCheck => ({
  check: 'db.up',
  status,
  host,
  tags,
  hostTags: [`team:${host === 'a' ? 'x' : 'y'}`],
  message: '',
  reportedAtS: 10,
  sinceS: 1,
});

const reports = [report('a', 0, 'port:1'), report('b', 2, 'port:1'), report('c', 1), { ...report('d', 2), check: 'x' }];

const groupsOf = (definition: Readonly<Record<string, unknown>>, values: readonly string[] = ['*']) =>
  checkGroups(
    reports,
    readCheckStatus({ check: 'db.up', ...definition }, [{ name: 'team', prefix: 'team', values }]),
  ).map(({ name, report: { status } }) => [name, status]);

test('each host and its tags is a group, or each value of the keys; the worst report decides', () => {
  assert.deepEqual(groupsOf({ grouping: 'cluster' }), [
    ['host:b, port:1', 2],
    ['host:c', 1],
    ['host:a, port:1', 0],
  ]);
  assert.deepEqual(groupsOf({ grouping: 'cluster', group_by: ['team'] }), [
    ['team:y', 2],
    ['team:x', 0],
  ]);
  assert.deepEqual(groupsOf({ grouping: 'cluster', group_by: ['port'] }), [
    ['port:1', 2],
    ['port:–', 1],
  ]);
});

test('tags, variables and the group of one status are conditions', () => {
  assert.deepEqual(groupsOf({ grouping: 'check', group: 'host:a,port:1' }), [['host:a, port:1', 0]]);
  assert.deepEqual(groupsOf({ tags: ['$team', '!port:1'] }, ['y']), [['host:c', 1]]);
  assert.equal(groupsOf({ tags: ['$team'] }).length, 3);
  const { condition } = readCheckStatus({ tags: ['$nobody'] }, []);
  assert.equal(condition.kind, 'fault');
});
