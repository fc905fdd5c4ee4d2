import type { InstanceReport } from './check-report.ts';
import { formatTable } from './format-table.ts';

/** The sections of `agent check --table`: title, part of the report, and its columns with what each shows of an entry. */
const tables = [
  {
    title: 'Series',
    key: 'metrics',
    columns: { Metric: 'metric', Type: 'type', Timestamp: 'timestamp', Value: 'value', Host: 'host', Tags: 'tags' },
  },
  {
    title: 'Sketches',
    key: 'sketches',
    columns: { Metric: 'metric', Timestamp: 'timestamp', Value: 'value', Host: 'host', Tags: 'tags' },
  },
  {
    title: 'Service Checks',
    key: 'service_checks',
    columns: {
      Check: 'check',
      Hostname: 'host_name',
      Timestamp: 'timestamp',
      Status: 'status',
      Message: 'message',
      Tags: 'tags',
    },
  },
  {
    title: 'Events',
    key: 'events',
    columns: { Title: 'msg_title', Text: 'msg_text', Timestamp: 'timestamp', Host: 'host', Tags: 'tags' },
  },
] as const;

/** What runs would submit, as tables; sections without data are left out. */
export function formatCheckTables(reports: readonly InstanceReport[]): string {
  return tables
    .flatMap(({ title, key, columns }) => {
      const entries = reports.flatMap(({ aggregator }): readonly object[] => aggregator[key] ?? []).flatMap(byPoint);
      if (entries.length === 0) return [];
      const rows = entries.map((entry) => Object.values(columns).map((name) => cellText(entry[name])));
      return [`=== ${title} ===\n${formatTable(Object.keys(columns), rows)}`];
    })
    .join('\n');
}

/** A line for each point of a series; other entries as they are. */
function byPoint(entry: object): Record<string, unknown>[] {
  const { points, ...rest } = entry as { points?: readonly [number, number][] };
  return points ? points.map(([timestamp, value]) => ({ ...rest, timestamp, value })) : [{ ...rest }];
}

function cellText(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  return value === undefined ? '' : String(value).replaceAll('\n', ' ');
}
