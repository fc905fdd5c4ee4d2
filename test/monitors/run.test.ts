import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { createLogger } from '../../lib/log/logger.ts';
import { testMails } from '../../services/backend/monitor-test-mails.ts';
import { runFile } from '../../services/backend/monitors/under-test/run-file.ts';
import { printReport } from '../../services/backend/monitors/under-test/test-report.ts';

const deps = { log: createLogger('monitor-test', 'off'), mailsOf: testMails };

const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.yaml'));

suite('monitors', { concurrency: 2 }, () => {
  for (const name of files) {
    test(name, async () => {
      const report = await runFile(path.join(import.meta.dirname, name), deps);
      const isMet = 'tests' in report && report.tests.every(({ result }) => result.differences.length === 0);
      assert.ok(isMet, printReport(report));
    });
  }
});
