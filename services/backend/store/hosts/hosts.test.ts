import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryStore } from '../testing/temporary-store.ts';

test('a report that does not tell of something leaves it as it was, also after a restart', async (t) => {
  const { store, nowS, reopen } = await temporaryStore(t);
  const whole = {
    name: 'a',
    agentVersion: '7.1',
    platform: 'linux',
    tagsBySource: { system: ['env:lab'] },
    reportedAtS: nowS,
  };
  store.sink.send({ kind: 'host', host: whole });
  store.sink.send({ kind: 'host', host: { name: 'a', agentVersion: '7.2', reportedAtS: nowS + 600 } });
  const merged = { ...whole, agentVersion: '7.2', reportedAtS: nowS + 600 };
  assert.deepEqual(await store.hosts.list(), [merged]);
  const again = await reopen();
  again.sink.send({ kind: 'host', host: { name: 'a', reportedAtS: nowS + 1200 } });
  assert.deepEqual(await again.hosts.list(), [{ ...merged, reportedAtS: nowS + 1200 }]);
  again.sink.send({ kind: 'host', host: { name: 'a', tagsBySource: {}, reportedAtS: nowS + 1800 } });
  assert.deepEqual((await again.hosts.list())[0]?.tagsBySource, {});
});

test('a host that only its name is known of', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  store.sink.send({ kind: 'host', host: { name: 'a', reportedAtS: nowS } });
  assert.deepEqual(await store.hosts.list(), [
    { name: 'a', agentVersion: '', platform: '', tagsBySource: {}, reportedAtS: nowS },
  ]);
});
