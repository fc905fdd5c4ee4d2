import type { HealthReport } from './health-report.ts';

/** The text of the Agent's `health`. */
export function renderHealth({ healthy, unhealthy }: HealthReport): string {
  const lines = [`Agent health: ${unhealthy.length === 0 ? 'PASS' : 'FAIL'}`];
  if (unhealthy.length > 0) {
    lines.push(`=== ${unhealthy.length} unhealthy components ===`);
    lines.push(...unhealthy.map(({ name, reason }) => `${name}: ${reason}`));
  }
  if (healthy.length > 0) lines.push(`=== ${healthy.length} healthy components ===`, healthy.join(', '));
  return `${lines.join('\n')}\n`;
}
