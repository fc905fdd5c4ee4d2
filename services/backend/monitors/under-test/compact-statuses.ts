import type { ServiceCheckStatus } from '../../../../lib/model/service-check.ts';
import { TestFileError } from './test-file-error.ts';

const statuses: Readonly<Record<string, ServiceCheckStatus>> = { ok: 0, warning: 1, critical: 2, unknown: 3 };

/** Reports of a list at most. */
const mostReports = 1_000_000;

/**
 * Reads a list of reports: `ok`, `warning`, `critical`, `unknown`, and `_` for none; `okx3` is one and three more, as `7x3` is of
 * values, and `_x3` are three.
 * @throws TestFileError naming what is not understood
 */
export function readCompactStatuses(text: string): readonly (ServiceCheckStatus | undefined)[] {
  const reports = text
    .split(/\s+/)
    .filter((each) => each !== '')
    .flatMap((word) => {
      const [, none, status, more] = /^(?:(_)|(ok|warning|critical|unknown))(?:x(\d{1,7}))?$/i.exec(word) ?? [];
      if (none === undefined && status === undefined) {
        throw new TestFileError(`'${word}' is no status; write ok, warning, critical, unknown, _, okx3 or _x3`);
      }
      const count = none === undefined ? Number(more ?? 0) + 1 : Number(more ?? 1);
      if (count > mostReports) throw new TestFileError(`more than ${mostReports} reports`);
      return new Array<ServiceCheckStatus | undefined>(count).fill(statuses[status?.toLowerCase() ?? '']);
    });
  return reports;
}
