import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Logger } from '../../../lib/log/logger.ts';
import { relayServerLine } from './server-line.ts';

/** What is logged for a line, with its level. */
function relayed(line: string): [string, unknown] {
  const logged: [string, unknown][] = [];
  const take =
    (level: string) =>
    (_fields: object, _format: string, text: string): void =>
      void logged.push([level, text]);
  relayServerLine(line, { debug: take('debug'), warn: take('warn'), error: take('error') } as unknown as Logger);
  assert.equal(logged.length, 1);
  return logged[0] ?? ['', undefined];
}

test("lines of either server keep their level and lose their time; another server's line is told as it is", () => {
  assert.deepEqual(relayed('2026-11-26  4:16:54 0 [Note] InnoDB: log sequence number 0'), [
    'debug',
    'InnoDB: log sequence number 0',
  ]);
  assert.deepEqual(relayed('2026-11-26 14:16:54 12 [Warning] Aborted connection 12 to %d'), [
    'warn',
    'Aborted connection 12 to %d',
  ]);
  assert.deepEqual(relayed('2026-11-26 14:16:54 0 [ERROR] Aborting'), ['error', 'Aborting']);
  assert.deepEqual(relayed('2026-11-26T14:16:54.123456Z 0 [System] [MY-010931] [Server] ready'), [
    'debug',
    '[MY-010931] [Server] ready',
  ]);
  assert.deepEqual(relayed("Version: '10.11.19'  port: 3307"), ['debug', "Version: '10.11.19'  port: 3307"]);
});
