import type { DatadogConfig } from '../../../lib/config/datadog-schema.ts';

/** Keys that the agent takes up while it runs. The backend reads datadog.yaml once, when it starts. */
const liveKeys = new Set([
  'hostname',
  'host_aliases',
  'tags',
  'extra_tags',
  'env',
  'confd_path',
  'additional_checksd',
  'dd_url',
  'secret_backend_command',
  'secret_backend_arguments',
  'secret_backend_timeout',
  'secret_backend_output_max_size',
  'secret_backend_command_allow_group_exec_perm',
  'secret_backend_remove_trailing_line_break',
  'secret_backend_skip_checks',
  'histogram_aggregates',
  'histogram_percentiles',
  'labrador.dogstatsd_host',
  'labrador.check_timeout',
  'labrador.poll_interval_ms',
  'labrador.file_events',
]);

/** The keys whose values differ, those of Labrador's own section with its name before them. */
export function changedKeys(before: DatadogConfig, now: DatadogConfig): string[] {
  const [old, current] = [flat(before), flat(now)];
  const keys = new Set([...Object.keys(old), ...Object.keys(current)]);
  return [...keys].filter((key) => JSON.stringify(old[key]) !== JSON.stringify(current[key]));
}

/** Whether a change of the key takes effect only after a restart of the lab. */
export function needsRestart(key: string): boolean {
  return !liveKeys.has(key);
}

function flat({ labrador, ...top }: DatadogConfig): Readonly<Record<string, unknown>> {
  const own = Object.entries(labrador).map(([key, value]) => [`labrador.${key}`, value]);
  return { ...top, ...Object.fromEntries(own) };
}
