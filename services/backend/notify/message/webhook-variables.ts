import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { queriesIn } from '../../../../lib/query-language/queries-in.ts';
import type { Alert } from './alert.ts';
import { aggregationKey, cycleKey } from './alert-keys.ts';
import type { AlertMessage } from './alert-message.ts';
import { changeWords } from './change-words.ts';
import { eventText } from './event-text.ts';
import { groupValues } from './group-values.ts';
import { monitorPath } from './links.ts';
import { plainText } from './plain-text.ts';

/** What a webhook's payload can name, without `$`; what is absent or undefined is `null` there. */
export type WebhookVariables = Readonly<Record<string, string | undefined>>;

const eventTypes: Readonly<Record<MonitorRecord['type'], string>> = {
  'metric alert': 'query_alert_monitor',
  'query alert': 'query_alert_monitor',
  'service check': 'service_check',
  'event-v2 alert': 'event_v2_alert',
  composite: 'composite_monitor',
  'trace-analytics alert': 'trace_analytics_alert',
};

/** The variables of a webhook's payload for a transition (api.md 6.6); all are text. */
export function webhookVariables(alert: Alert, message: AlertMessage): WebhookVariables {
  const { transition, monitor, query, eventId, consoleUrl, snapshotUrl, testedBy } = alert;
  const { group, atMs } = transition;
  const metric = metricOf(query);
  const tags = [...group.tags, ...monitor.tags, 'monitor'];
  const { transition: word, alertType } = changeWords(transition);
  return {
    ID: eventId,
    EVENT_TITLE: message.title,
    EVENT_MSG: eventText(message.body),
    EVENT_TYPE: eventTypes[monitor.type],
    ALERT_ID: String(monitor.id),
    ALERT_METRIC: metric,
    METRIC_NAMESPACE: metric?.split('.')[0],
    ALERT_QUERY: monitor.query,
    ALERT_SCOPE: group.tags.join(',') || scopeOf(query),
    ALERT_STATUS: plainText(message.sentence),
    ALERT_TITLE: message.title,
    ALERT_TRANSITION: word,
    ALERT_PRIORITY: message.priority === null ? undefined : `P${message.priority}`,
    ALERT_TYPE: alertType,
    ALERT_CYCLE_KEY: cycleKey(transition),
    AGGREG_KEY: aggregationKey(transition),
    DATE: String(Math.floor(atMs)),
    LAST_UPDATED: String(Math.floor(atMs)),
    HOSTNAME: groupValues(group.tags).host,
    LINK: `${consoleUrl}${monitorPath(alert)}`,
    ORG_ID: '1',
    ORG_NAME: 'Labrador',
    PRIORITY: 'normal',
    SNAPSHOT: snapshotUrl,
    TAGS: tags.join(','),
    TEXT_ONLY_MSG: plainText(message.body),
    USER: testedBy ?? transition.resolvedBy,
    ...Object.fromEntries(Object.entries(groupValues(tags)).map(([key, of]) => [`TAGS[${key}]`, of])),
  };
}

function metricOf(query: MonitorQuery): string | undefined {
  if (query.kind === 'service check') return query.check;
  if (query.kind !== 'metric') return undefined;
  return [...new Set(queriesIn(query.expression).map(({ metric }) => metric))].join(',') || undefined;
}

function scopeOf(query: MonitorQuery): string {
  if (query.kind === 'service check') return query.over.join(',') || '*';
  return query.kind === 'metric' && query.expression.kind === 'metric' ? query.expression.scope : '*';
}
