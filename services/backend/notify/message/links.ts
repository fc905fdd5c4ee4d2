import type { Alert } from './alert.ts';

/** How much of the time before and after a transition the pages that messages lead to show, in milliseconds. */
const beforeMs = 900_000;
const afterMs = 300_000;

type Linked = Pick<Alert, 'transition' | 'monitor' | 'eventId' | 'consoleUrl'>;

/** The page of the monitor at the time of the transition, below the console's address: `/monitors/1?group=…`. */
export function monitorPath({ transition, monitor, eventId }: Linked): string {
  const { group } = transition;
  const of = group.tags.length === 0 ? [] : [`group=${encodeURIComponent(group.key)}`];
  return `/monitors/${monitor.id}?${[...of, timesOf(transition.atMs), `event_id=${eventId}`].join('&')}`;
}

/** `[![Metric Graph](…png)](…)`: the graph, which leads to the monitor's page. */
export function graphLink(alert: Linked, snapshotUrl: string): string {
  return `[![Metric Graph](${snapshotUrl})](${alert.consoleUrl}${monitorPath(alert)}&link_source=monitor_notif)`;
}

/** The line of links at the end of a message (api.md 6.2). */
export function footerLinks(alert: Linked): string {
  const { monitor, consoleUrl, transition } = alert;
  const host = transition.group.tags.find((tag) => tag.startsWith('host:'))?.slice('host:'.length);
  const links = [
    ['Monitor Status', monitorPath(alert)],
    ['Edit Monitor', `/monitors/${monitor.id}/edit`],
    // Of processes and logs, to which Datadog's messages lead as well, there are no pages here.
    ...(host === undefined
      ? []
      : [[`View ${host}`, `/hosts?host=${encodeURIComponent(host)}&${timesOf(transition.atMs)}`]]),
  ];
  return links.map(([name, path]) => `[[${name}](${consoleUrl}${path})]`).join(' · ');
}

function timesOf(atMs: number): string {
  return `from_ts=${Math.floor(atMs) - beforeMs}&to_ts=${Math.floor(atMs) + afterMs}`;
}
