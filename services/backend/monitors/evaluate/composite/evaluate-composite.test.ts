import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCompositeMonitor } from '../../../../../lib/monitor-language/parse-composite-monitor.ts';
import { evaluateComposite, type MemberStatus } from './evaluate-composite.ts';

/** A member that is OK in groups of these tags. */
function memberIn(...groups: readonly (readonly string[])[]): MemberStatus {
  return {
    name: 'm',
    isMulti: true,
    groups: groups.map((tags) => ({ group: { key: tags.join(','), tags }, state: 'OK' })),
  };
}

function problemOf(...members: readonly MemberStatus[]): string | undefined {
  const query = parseCompositeMonitor(members.map((_, at) => at + 1).join(' && '));
  return evaluateComposite(query, { memberOf: (id) => members[id - 1], keepsNoData: false }, 0).problem;
}

const simple: MemberStatus = { name: 's', isMulti: false, groups: [] };

test('members with groups and none in common: the evaluation says by what each is', () => {
  assert.equal(
    problemOf(memberIn(['host:x']), simple, memberIn(['env:lab', 'team:y'])),
    'its members have no group in common: monitor 1 has host:x, monitor 3 has env:lab,team:y',
  );
  assert.match(problemOf(memberIn(['host:x']), memberIn(['host:y'])) ?? '', /no group in common/);
});

test('nothing is said while a group may still come, or where there is one', () => {
  assert.equal(problemOf(memberIn(['host:x']), memberIn()), undefined);
  assert.equal(problemOf(memberIn(), memberIn()), undefined);
  assert.equal(
    problemOf(memberIn(['host:x'], ['host:z']), memberIn(['host:y', 'env:lab'], ['host:x', 'env:lab'])),
    undefined,
  );
  assert.equal(problemOf(simple, simple), undefined);
  assert.equal(problemOf(memberIn(['host:x']), simple), undefined);
});
