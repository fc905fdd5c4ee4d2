import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import type { HostMetadata } from '../../../../lib/model/host.ts';
import type { MonitorGroup } from '../../../../lib/model/monitor.ts';
import { memoryDocuments } from '../../store/documents/testing-memory-documents.ts';
import type { UserDocuments } from '../../store/store.ts';
import { Downtimes } from './downtimes.ts';
import { scopeTagsOf } from './scope-tags.ts';

/* For tests: downtimes on a disk that is none, and what they are about. */

export interface OpenedDowntimes {
  readonly downtimes: Downtimes;
  readonly clock: VirtualClock;
  readonly documents: UserDocuments;
  /** Hosts as `refreshHosts` finds them. */
  readonly hosts: HostMetadata[];
}

/** @param before one whose documents this one opens, as after a restart */
export async function openDowntimes(
  before?: OpenedDowntimes,
  limits?: { readonly open: number; readonly all: number },
): Promise<OpenedDowntimes> {
  const documents = before?.documents ?? memoryDocuments();
  const clock = before?.clock ?? new VirtualClock();
  const hosts = before?.hosts ?? [];
  const parts = { documents, clock, hosts: { list: async () => hosts }, scopeTags: scopeTagsOf };
  return { downtimes: await Downtimes.open({ ...parts, ...(limits && { limits }) }), clock, documents, hosts };
}

export function monitorOf(fields: Partial<MonitorRecord> = {}): MonitorRecord {
  return {
    ...{ id: 1, type: 'query alert', query: 'avg(last_5m):avg:m{*} by {host} > 1', name: 'm', message: '', tags: [] },
    ...{ priority: null, options: {}, restricted_roles: null, createdAtMs: 0, modifiedAtMs: 0 },
    ...fields,
  } as const;
}

/** @param key `env:b,host:a`, or `*` of a simple alert */
export function groupOf(key: string): MonitorGroup {
  return { key, tags: key === '*' ? [] : key.split(',') };
}
