/** A moment as the Agent's `status` has it: `2026-01-01 11:59:55 UTC (1767268795000)`; `Never` where there is none. */
export function formatDate(atMs: number | undefined): string {
  if (atMs === undefined) return 'Never';
  return `${new Date(atMs).toISOString().slice(0, 19).replace('T', ' ')} UTC (${Math.round(atMs)})`;
}
