import { type FileReport, nameOf, printDifference, printHistory, type RunTest } from './test-report.ts';

/** What tests came to, as JUnit's XML: a suite for each file. A file that cannot be read is an error of a case of its name. */
export function junitReport(reports: readonly FileReport[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${reports.map(suite).join('')}</testsuites>\n`;
}

function suite(report: FileReport): string {
  if ('problem' in report) {
    const error = `<error message="${escaped(report.problem)}"/>`;
    const only = `    <testcase name="${escaped(report.file)}" classname="${escaped(report.file)}">${error}</testcase>\n`;
    return `  <testsuite name="${escaped(report.file)}" tests="1" failures="0" errors="1">\n${only}  </testsuite>\n`;
  }
  const { file, tests } = report;
  const failures = tests.filter(({ result }) => result.differences.length > 0).length;
  const cases = tests.map((each) => testCase(each, file)).join('');
  return `  <testsuite name="${escaped(file)}" tests="${tests.length}" failures="${failures}" errors="0">\n${cases}  </testsuite>\n`;
}

function testCase({ test, result, tookMs }: RunTest, file: string): string {
  const head = `    <testcase name="${escaped(nameOf(test))}" classname="${escaped(file)}" time="${(tookMs / 1000).toFixed(3)}"`;
  const [first] = result.differences;
  if (!first) return `${head}/>\n`;
  const message = `${first.what}: expected ${first.expected}, actual ${first.actual}`;
  const lines = [
    ...result.differences.map((each) => printDifference(each, test)),
    printHistory(result.transitions, test),
  ];
  const text = lines.join('\n');
  return `${head}>\n      <failure message="${escaped(message)}">${escaped(text)}</failure>\n    </testcase>\n`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Without what XML cannot have at all. */
function escaped(text: string): string {
  return text.replaceAll(/(?![\t\n\r])\p{Cc}/gu, '').replaceAll(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}
