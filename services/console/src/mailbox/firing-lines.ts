import type { LabStatus } from '../../../../lib/api-types/lab.ts';

/**
 * What to run so that the shipped monitor alerts: one value that is far too high, of a host of its own.
 * @param origin where the browser reaches the lab, `http://127.0.0.1:8080`
 */
export function firingLines(lab: LabStatus | undefined, origin: string): readonly string[] {
  // Keys are asked for where they are configured, which is where they are not told.
  const asksForKey = lab !== undefined && !lab.env.some(({ name }) => name === 'DD_API_KEY');
  return [
    `curl -X POST ${origin}/api/v1/series \\`,
    ...(asksForKey ? ['  -H "DD-API-KEY: $DD_API_KEY" \\'] : []),
    `  -d '{"series": [{"metric": "my_metric", "host": "my-host",`,
    `       "points": [['$(date +%s)', 900]]}]}'`,
  ];
}
