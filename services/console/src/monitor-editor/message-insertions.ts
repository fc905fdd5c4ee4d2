/** Something to put into a message. */
export interface Insertion {
  readonly label: string;
  readonly text: string;
}

const CONDITIONS = ['is_alert', 'is_warning', 'is_no_data', 'is_recovery', 'is_alert_recovery', 'is_renotify'];
const VARIABLES = ['value', 'threshold', 'warn_threshold', 'comparator', 'last_triggered_at', 'triggered_duration_sec'];
const OF_HOST = ['host.ip', 'host.metadata_platform', 'host.metadata_agent_version'];

/** What a message of a monitor with these group keys may say, by name. */
export function insertionsFor(groupKeys: readonly string[]): readonly Insertion[] {
  const ofGroups = groupKeys.filter((key) => key !== '*').map((key) => `${key}.name`);
  const names = [...ofGroups, ...(groupKeys.includes('host') ? OF_HOST : []), ...VARIABLES];
  return [
    ...CONDITIONS.map((name) => ({ label: `{{#${name}}} … {{/${name}}}`, text: `{{#${name}}}\n\n{{/${name}}}\n` })),
    ...names.map((name) => ({ label: `{{${name}}}`, text: `{{${name}}}` })),
    { label: '@ a mail address', text: '@ops@example.com' },
    { label: '@ a webhook', text: '@webhook-NAME' },
  ];
}
