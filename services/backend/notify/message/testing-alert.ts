import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { HostMetadata } from '../../../../lib/model/host.ts';
import type { MonitorTransition } from '../../../../lib/model/monitor.ts';
import { parseMonitorQuery } from '../../../../lib/monitor-language/parse.ts';
import type { Alert } from './alert.ts';

/** 2025-06-27 06:50:29 UTC */
export const testingAtMs = Date.UTC(2025, 5, 27, 6, 50, 29);

/** For tests: the lab's monitor. */
export function testingMonitor(over: Partial<MonitorRecord> = {}): MonitorRecord {
  return {
    id: 7,
    type: 'query alert',
    query: 'avg(last_5m):avg:my_metric{*} by {host} > 800',
    name: 'my_metric is high',
    message: 'It is {{value}} on {{host.name}} ({{host.ip}}). @ops@example.com',
    tags: ['team:lab'],
    priority: null,
    options: { thresholds: { critical: 800, warning: 500 } },
    restricted_roles: null,
    createdAtMs: 0,
    modifiedAtMs: 0,
    ...over,
  };
}

/** For tests: from OK to Alert, of host a. */
export function testingTransition(over: Partial<MonitorTransition> = {}): MonitorTransition {
  return {
    id: 'transition-1',
    monitorId: 7,
    group: { key: 'host:a', tags: ['host:a'] },
    from: 'OK',
    to: 'Alert',
    isRenotify: false,
    atMs: testingAtMs,
    window: { fromMs: testingAtMs - 300_000, toMs: testingAtMs },
    value: 812.5,
    firstTriggeredAtMs: testingAtMs,
    lastTriggeredAtMs: testingAtMs,
    isNotified: true,
    ...over,
  };
}

/** For tests: a host with an address. */
export function testingHost(over: Partial<HostMetadata> = {}): HostMetadata {
  return {
    name: 'a',
    aliases: [],
    agentVersion: '7.60.0',
    platform: 'linux',
    tagsBySource: { system: ['env:lab', 'rack:2'], users: ['rack:1'] },
    system: { machine: 'x86_64', processor: 'Intel', gohai: '{"network":{"ipaddress":"10.0.0.5"}}' },
    checks: [],
    reportedAtS: testingAtMs / 1000,
    ...over,
  };
}

/** For tests: an alert of this monitor and this transition, with its picture and its host. */
export function testingAlert(
  monitor: Partial<MonitorRecord> = {},
  transition: Partial<MonitorTransition> = {},
  over: Partial<Alert> = {},
): Alert {
  const record = testingMonitor(monitor);
  return {
    transition: testingTransition(transition),
    monitor: record,
    query: parseMonitorQuery(record.type, record.query, record.options),
    host: testingHost(),
    eventId: '4001',
    consoleUrl: 'http://localhost:8080',
    snapshotUrl: 'http://localhost:8080/snapshot/view/x.png',
    ...over,
  };
}
