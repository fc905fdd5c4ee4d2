import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeServer } from '../session/server-facts.ts';
import { readReplicaChannel, replicaStatusStatement } from './replica-status.ts';
import { type Replication, replicationHealth } from './replication.ts';

const facts = (version: string) => describeServer({ version, comment: '', account: 'a@b' });

test('each server is asked by its own words', () => {
  assert.equal(replicaStatusStatement(facts('8.0.22')), 'SHOW REPLICA STATUS');
  assert.equal(replicaStatusStatement(facts('8.0.21')), 'SHOW SLAVE STATUS');
  assert.equal(replicaStatusStatement(facts('10.11.18-MariaDB')), 'SHOW REPLICA STATUS');
  assert.equal(replicaStatusStatement(facts('10.4.1-MariaDB')), 'SHOW SLAVE STATUS');
  assert.equal(replicaStatusStatement(facts('8.4.0'), "a'b"), "SHOW REPLICA STATUS FOR CHANNEL 'a''b'");
  assert.equal(replicaStatusStatement(facts('10.11.1-MariaDB'), 'c'), "SHOW REPLICA 'c' STATUS");
});

test('a row is read with old and new names of columns', () => {
  const names = { Replica_IO_Running: 'Yes', Replica_SQL_Running: 'No', Seconds_Behind_Source: 5, Source_UUID: 'u' };
  assert.deepEqual(readReplicaChannel({ ...names, Channel_Name: '' }), {
    ...{ name: 'default', secondsBehind: 5, isIoRunning: true, isSqlRunning: false, sourceUuid: 'u' },
  });
  const old = { Slave_IO_Running: 'Connecting', Slave_SQL_Running: 'Yes', Seconds_Behind_Master: null };
  assert.deepEqual(readReplicaChannel({ ...old, Channel_Name: 'c' }), {
    ...{ name: 'c', secondsBehind: undefined, isIoRunning: false, isSqlRunning: true, sourceUuid: undefined },
  });
});

test('health: both threads OK, one of them WARNING, none CRITICAL; a source needs its binary log', () => {
  const channel = (isIoRunning: boolean, isSqlRunning: boolean) => ({
    ...{ name: 'c', secondsBehind: 0, sourceUuid: undefined, isIoRunning, isSqlRunning },
  });
  const health = (given: Partial<Replication>) =>
    replicationHealth({ channels: [], replicas: 0, hasBinaryLog: true, ...given }).map(({ status, mode }) => [
      status,
      mode,
    ]);
  assert.deepEqual(health({ channels: [channel(true, true)] }), [[0, 'replica']]);
  assert.deepEqual(health({ channels: [channel(true, true), channel(false, true)] }), [[1, 'replica']]);
  assert.deepEqual(health({ channels: [channel(false, false)] }), [[2, 'replica']]);
  assert.deepEqual(health({ channels: [channel(true, true)], replicas: 2 }), [
    [0, 'source'],
    [0, 'replica'],
  ]);
  assert.deepEqual(health({ replicas: 1, hasBinaryLog: false }), [[1, 'source']]);
  assert.deepEqual(health({}), [[3, undefined]]);
});
