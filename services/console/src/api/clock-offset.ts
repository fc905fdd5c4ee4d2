/** Clocks no further apart than this are taken as the same: the way of the answer takes some time as well. */
const SAME_WITHIN_MS = 1500;

/** How far the backend's clock is ahead of the browser's, in milliseconds. */
export function clockOffset(
  report: { readonly lab: { readonly nowMs: number }; readonly receivedAtMs: number } | undefined,
): number {
  if (!report) return 0;
  const offset = report.lab.nowMs - report.receivedAtMs;
  return Math.abs(offset) <= SAME_WITHIN_MS ? 0 : offset;
}
