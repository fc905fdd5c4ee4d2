import type { LabKeys } from '../keys/lab-keys.ts';

const EXAMPLE = {
  title: 'My dashboard',
  layout_type: 'ordered',
  widgets: [
    { definition: { type: 'timeseries', title: 'my_metric', requests: [{ q: 'avg:my_metric{*} by {host}' }] } },
  ],
} as const;

/** A command for a POSIX shell that makes a dashboard with one graph; it names keys by their variables, never by value. */
export function createCommand(origin: string, keys: LabKeys | undefined): string {
  return [
    `curl -s '${origin}/api/v1/dashboard'`,
    `-H 'Content-Type: application/json'`,
    ...(keys?.apiKey ? ['-H "DD-API-KEY: $DD_API_KEY"'] : []),
    ...(keys?.appKey ? ['-H "DD-APPLICATION-KEY: $DD_APP_KEY"'] : []),
    `-d '${JSON.stringify(EXAMPLE)}'`,
  ].join(' \\\n  ');
}
