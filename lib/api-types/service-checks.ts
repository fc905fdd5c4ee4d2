import type { ServiceCheckStatus } from '../model/service-check.ts';

/** `GET /labrador/api/service-checks?check=&host=`: the latest report of each check × host × tags, worst first. */
export interface LabServiceChecks {
  readonly nowS: number;
  readonly checks: readonly LabServiceCheck[];
}

export interface LabServiceCheck {
  readonly check: string;
  readonly status: ServiceCheckStatus;
  /** Empty when it belongs to no host. */
  readonly host: string;
  /** Its own tags; those of its host are not among them. */
  readonly tags: readonly string[];
  /** Tags that it has by its host as that is known now, sorted; neither `host:<name>` nor its own tags are among them. */
  readonly hostTags: readonly string[];
  readonly message: string;
  /** Unix seconds of the newest report. */
  readonly reportedAtS: number;
  /** Unix seconds of the first report with this status in a row, as far as reports are kept. */
  readonly sinceS: number;
}
