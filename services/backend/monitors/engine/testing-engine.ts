import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { createLogger, type Logger } from '../../../../lib/log/logger.ts';
import type { MonitorTransition } from '../../../../lib/model/monitor.ts';
import { memoryDocuments } from '../../store/documents/testing-memory-documents.ts';
import type { MetricReader, UserDocuments } from '../../store/store.ts';
import type { MonitorSources } from '../evaluate/evaluate-monitor.ts';
import { MonitorEngine } from './monitor-engine.ts';
import type { Mutings } from './mutings.ts';

/** When tests begin: a whole minute, Unix milliseconds. */
export const startMs = Date.UTC(2026, 0, 5, 8);

/** A monitor for a test; what is left out is usual. */
export function testMonitor(monitor: Partial<MonitorRecord> = {}): MonitorRecord {
  return {
    id: 1,
    type: 'query alert',
    query: 'avg(last_1m):avg:m{*} by {host} > 10',
    name: 'high',
    message: '',
    tags: [],
    priority: null,
    options: { new_group_delay: 0 },
    restricted_roles: null,
    createdAtMs: startMs,
    modifiedAtMs: startMs,
    ...monitor,
  };
}

/** No group is in a downtime. */
export const noMutings: Mutings = { refreshHosts: async () => {}, mutingOf: () => undefined, find: () => undefined };

/** What an engine of a test is made of: metrics of a test, documents without a disk, and the time. */
export interface TestEngineParts {
  readonly metrics: Pick<MetricReader, 'select' | 'rollup' | 'sketches'>;
  readonly monitors: { list(): readonly MonitorRecord[] };
  readonly documents?: UserDocuments;
  readonly onTransitions?: () => void;
  readonly mutings?: Mutings;
  readonly sources?: Partial<MonitorSources>;
  readonly log?: Logger;
}

/** What a test reads: its metrics, and nothing else. */
export function testSources(metrics: TestEngineParts['metrics']): MonitorSources {
  const refuse = async (): Promise<never> => {
    throw new Error('no test reads this');
  };
  return {
    metrics: metrics as MetricReader,
    hosts: { list: async () => [] } as unknown as MonitorSources['hosts'],
    checks: { latest: refuse, recent: refuse },
    events: { list: refuse, get: refuse, add: refuse, reserveId: refuse },
    spans: { aggregate: refuse } as unknown as MonitorSources['spans'],
  };
}

/** Opens an engine on metrics of a test. */
export async function testEngine({
  documents = memoryDocuments(),
  metrics,
  sources: others,
  ...parts
}: TestEngineParts) {
  const clock = new VirtualClock(startMs);
  const sources = { ...testSources(metrics), ...others };
  const engine = await MonitorEngine.open({
    ...{ documents, sources, mutings: noMutings, clock, log: createLogger('test', 'off') },
    ...parts,
  });
  return { engine, clock, documents };
}

/** A logger for tests that keeps its lines. */
export function keptLog(): { readonly log: Logger; readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (text: unknown): void => void lines.push(String(text));
  return { log: Object.assign(createLogger('test', 'off'), { info: keep, warn: keep, error: keep }), lines };
}

/** What waits to be carried out, in order. */
export async function outbox(documents: UserDocuments): Promise<readonly MonitorTransition[]> {
  const found = Object.values(await documents.load('monitor_transition')) as MonitorTransition[];
  return found.sort((a, b) => a.atMs - b.atMs || (a.group.key < b.group.key ? -1 : 1));
}
