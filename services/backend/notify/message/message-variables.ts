import type { TemplateContext, TemplateValue } from '../../../../lib/message-template/types.ts';
import type { HostMetadata } from '../../../../lib/model/host.ts';
import type { Alert } from './alert.ts';
import { groupValues } from './group-values.ts';
import { hostAddress } from './host-address.ts';

/** The variables of a message (api.md 6.4); what is not known is absent, and so empty. */
export function messageVariables(
  alert: Pick<Alert, 'transition' | 'monitor' | 'query' | 'host' | 'consoleUrl'>,
): TemplateContext['variables'] {
  const { transition, monitor, query, host } = alert;
  const thresholds = monitor.options.thresholds ?? {};
  return present({
    ...(host && ofHost(host)),
    ...Object.fromEntries(
      Object.entries(groupValues(transition.group.tags)).map(([key, value]) => [`${key}.name`, value]),
    ),
    value: transition.value,
    threshold: thresholds.critical ?? ('threshold' in query ? query.threshold : undefined),
    warn_threshold: thresholds.warning,
    alert_recovery_threshold: thresholds.critical_recovery,
    warn_recovery_threshold: thresholds.warning_recovery,
    ok_threshold: thresholds.ok,
    comparator: 'comparator' in query ? query.comparator : undefined,
    ...ofTimes(transition),
    check_message: transition.checkMessage,
    ...ofMembers(transition),
    ...ofMatched(alert),
  });
}

function ofTimes({
  firstTriggeredAtMs: first,
  lastTriggeredAtMs: last,
  atMs,
}: Alert['transition']): Readonly<Record<string, TemplateValue | undefined>> {
  return {
    first_triggered_at: first === undefined ? undefined : new Date(first),
    first_triggered_at_epoch: first === undefined ? undefined : String(Math.floor(first)),
    last_triggered_at: last === undefined ? undefined : new Date(last),
    last_triggered_at_epoch: last === undefined ? undefined : String(Math.floor(last)),
    triggered_duration_sec: first === undefined ? undefined : String(Math.max(0, Math.floor((atMs - first) / 1000))),
  };
}

/** Its tags by key, its address, and what its Agent says of it. */
function ofHost(host: HostMetadata): Readonly<Record<string, string | undefined>> {
  const tags = Object.values(host.tagsBySource).flat();
  return {
    ...Object.fromEntries(Object.entries(groupValues(tags)).map(([key, value]) => [`host.${key}`, value])),
    'host.ip': hostAddress(host),
    'host.metadata_agent_version': host.agentVersion,
    'host.metadata_machine': host.system?.machine,
    'host.metadata_platform': host.system?.platform ?? host.platform,
    'host.metadata_processor': host.system?.processor,
  };
}

function ofMembers({ members = {} }: Alert['transition']): Readonly<Record<string, TemplateValue | undefined>> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([letter, { state, value }]) => [
      [`${letter}.status`, state],
      [`${letter}.value`, value],
    ]),
  );
}

/** Links are whole addresses in messages. */
function ofMatched({
  transition: { matched = {} },
  consoleUrl,
}: Pick<Alert, 'transition' | 'consoleUrl'>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(matched).map(([name, value]) => [name, /^\w+\.link$/.test(name) ? `${consoleUrl}${value}` : value]),
  );
}

function present(variables: Readonly<Record<string, TemplateValue | undefined>>): TemplateContext['variables'] {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, TemplateValue] => entry[1] !== undefined),
  );
}
