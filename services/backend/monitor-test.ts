import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createLogger } from '../../lib/log/logger.ts';
import { testMails } from './monitor-test-mails.ts';
import { jsonReport } from './monitors/under-test/json-report.ts';
import { junitReport } from './monitors/under-test/junit-report.ts';
import { runFile, statusOf } from './monitors/under-test/run-file.ts';
import { type FileReport, printReport } from './monitors/under-test/test-report.ts';

/* `labrador monitor test FILES…`: runs tests of monitors. Exit status 0: all as expected; 1: not; 2: a file cannot be read. */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, junit: { type: 'string' } },
});
const deps = { log: createLogger('monitor-test', 'off'), mailsOf: testMails };
const reports: FileReport[] = [];
for (const file of positionals) {
  const report = await runFile(file, deps);
  reports.push(report);
  if (!values.json) process.stdout.write(printReport(report));
}
if (values.json) process.stdout.write(`${JSON.stringify(jsonReport(reports), null, 2)}\n`);
if (values.junit !== undefined) writeFileSync(values.junit, junitReport(reports));
process.exitCode = statusOf(reports);
