import { type FileReport, nameOf } from './test-report.ts';

/** What tests came to, as JSON: times are ISO 8601, each difference and transition as it is. */
export function jsonReport(reports: readonly FileReport[]): unknown {
  return {
    files: reports.map((report) => {
      if ('problem' in report) return report;
      return {
        file: report.file,
        tests: report.tests.map(({ test, result, tookMs }) => ({
          name: nameOf(test),
          ok: result.differences.length === 0,
          tookMs: Math.round(tookMs),
          minutes: result.minutes,
          differences: result.differences.map(({ atMs, ...rest }) => ({ at: new Date(atMs).toISOString(), ...rest })),
          transitions: result.transitions.map(({ atMs, ...rest }) => ({ at: new Date(atMs).toISOString(), ...rest })),
        })),
      };
    }),
  };
}
