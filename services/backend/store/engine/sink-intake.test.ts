import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServiceCheck } from '../../../../lib/model/service-check.ts';
import { CheckStore } from '../checks/check-store.ts';
import { Counters } from './counters.ts';
import { Retention } from './retention.ts';
import { SinkIntake } from './sink-intake.ts';
import { ToldClock } from './told-clock.ts';

const check: ServiceCheck = { check: 'c', status: 0, host: '', timestampS: 1000, message: '', tags: [] };

test('service checks that wait for the disk hold up the answers, until they are on it', () => {
  const checks = new CheckStore({ clock: new ToldClock(1e6), counters: new Counters(), retention: new Retention() });
  let committed: () => void = assert.fail;
  const commit = {
    get pendingRows() {
      return checks.pendingRows;
    },
    uncommittedForMs: 0,
    onCommitted: (callback: () => void) => {
      committed = callback;
      return () => undefined;
    },
  };
  const answers: number[] = [];
  const intake = new SinkIntake(
    { commit, accept: (message) => message.kind === 'checks' && checks.accept(message.checks) },
    ({ rows }) => void answers.push(rows),
  );
  const send = (count: number) => intake.accept({ kind: 'checks', checks: Array.from({ length: count }, () => check) });
  send(124_999);
  assert.deepEqual(answers, [499_996]);
  send(1);
  assert.deepEqual(answers, [499_996]);
  const write = checks.take();
  write.restore();
  assert.equal(checks.pendingRows, 500_000);
  checks.take();
  committed();
  assert.deepEqual(answers, [499_996, 500_000]);
});

test('rows that wait for the disk too long hold up the answers, until a commit', () => {
  const commit = { pendingRows: 1, uncommittedForMs: 349, onCommitted: (callback: () => void) => tell(callback) };
  let committed: () => void = assert.fail;
  const tell = (callback: () => void) => {
    committed = callback;
    return () => undefined;
  };
  const answers: number[] = [];
  const intake = new SinkIntake({ commit, accept: () => undefined }, ({ rows }) => void answers.push(rows));
  const send = () => intake.accept({ kind: 'host', host: { name: 'a' } as never });
  send();
  commit.uncommittedForMs = 350;
  send();
  send();
  assert.deepEqual(answers, [1]);
  committed();
  assert.deepEqual(answers, [1, 3]);
});
