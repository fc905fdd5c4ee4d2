import { errors } from '../../../../lib/http/errors.ts';

/** Cells (groups × buckets) of an answer; more is refused. */
const maxCells = 2_000_000;

/** Groups of an answer; more are refused. */
const maxGroups = 10_000;

/** @throws HttpError 400 when the answer would be too large */
export function refuseTooManyGroups(groups: number, bucketCount: number): void {
  if (groups > maxGroups) throw errors.tooManyGroups(maxGroups);
  if (groups * bucketCount > maxCells) throw errors.tooManyPoints({ limit: maxCells, buckets: bucketCount });
}
