import { readTestFile } from './read-test-file.ts';
import { runTest, type TestDeps } from './run-test.ts';
import { TestFileError } from './test-file-error.ts';
import type { FileReport, RunTest } from './test-report.ts';

/** Runs the tests of a file, one after the other. */
export async function runFile(file: string, deps: TestDeps): Promise<FileReport> {
  try {
    const tests: RunTest[] = [];
    for (const test of readTestFile(file)) {
      const startMs = performance.now();
      const result = await runTest(test, deps);
      tests.push({ test, result, tookMs: performance.now() - startMs });
    }
    return { file, tests };
  } catch (error) {
    if (error instanceof TestFileError) return { file, problem: error.message };
    throw error;
  }
}

/** 0: all as expected; 1: something was not; 2: a file cannot be read. */
export function statusOf(reports: readonly FileReport[]): 0 | 1 | 2 {
  if (reports.some((report) => 'problem' in report)) return 2;
  const isMet = (report: FileReport): boolean =>
    'tests' in report && report.tests.every(({ result }) => result.differences.length === 0);
  return reports.every(isMet) ? 0 : 1;
}
