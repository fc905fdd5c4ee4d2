import type { LabKeys } from '../keys/lab-keys.ts';

/** A monitor as the API and the files of `config/monitors` have it. */
export const EXAMPLE_MONITOR = {
  name: 'my_metric is high',
  type: 'query alert',
  query: 'avg(last_5m):avg:my_metric{*} by {host} > 800',
  message: '{{#is_alert}}my_metric of {{host.name}} is {{value}}.{{/is_alert}} @ops@example.com',
  tags: ['team:labrador'],
  options: { thresholds: { critical: 800, warning: 500 }, notify_no_data: true, no_data_timeframe: 10 },
} as const;

/** A command for a POSIX shell that makes a monitor; it names keys by their variables, never by value. */
export function createMonitorCommand(origin: string, keys: LabKeys | undefined): string {
  return [
    `curl -s '${origin}/api/v1/monitor'`,
    `-H 'Content-Type: application/json'`,
    ...(keys?.apiKey ? ['-H "DD-API-KEY: $DD_API_KEY"'] : []),
    ...(keys?.appKey ? ['-H "DD-APPLICATION-KEY: $DD_APP_KEY"'] : []),
    `-d '${JSON.stringify(EXAMPLE_MONITOR)}'`,
  ].join(' \\\n  ');
}
