import { parseArgs } from 'node:util';
import { createLogger } from '../../lib/log/logger.ts';
import { OutputError, writeOutput } from '../../lib/output/write-output.ts';
import { testMails } from './monitor-test-mails.ts';
import { jsonReport } from './monitors/under-test/json-report.ts';
import { junitReport } from './monitors/under-test/junit-report.ts';
import { runFile, statusOf } from './monitors/under-test/run-file.ts';
import { type FileReport, printReport } from './monitors/under-test/test-report.ts';

/* `labrador monitor test FILES…`: runs tests of monitors. Exit status 0: all as expected; 1: not; 2: a file cannot be read or written. */

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
process.exitCode = statusOf(reports);
if (values.junit !== undefined) writeJunit(values.junit);

function writeJunit(file: string): void {
  try {
    writeOutput(file, junitReport(reports));
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    process.stderr.write(`labrador monitor test: ${error.message}\n`);
    process.exitCode = 2;
  }
}
