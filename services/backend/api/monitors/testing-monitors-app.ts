import express, { type Express } from 'express';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { errorResponse } from '../../../../lib/http/error-response.ts';
import { createKeyCheck } from '../../../../lib/http/keys.ts';
import { mount } from '../../../../lib/http/mount.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import type { MonitorGroupStatus, MonitorState } from '../../../../lib/model/monitor.ts';
import { MonitorJournal } from '../../monitors/definitions/monitor-journal.ts';
import { Monitors } from '../../monitors/definitions/monitors.ts';
import { Downtimes } from '../../monitors/downtimes/downtimes.ts';
import { MonitorMutes } from '../../monitors/downtimes/monitor-mutes.ts';
import type { MonitorStates, MonitorStatus } from '../../monitors/monitor-states.ts';
import { type MemoryDocuments, memoryDocuments } from '../../store/documents/testing-memory-documents.ts';
import type { MonitorDeps } from './monitor-deps.ts';
import { monitorRoutes } from './routes.ts';

/** For tests: the endpoints of monitors on an app of their own, with states that the test sets. */
export interface MonitorsApp extends MonitorDeps {
  readonly app: Express;
  readonly clock: VirtualClock;
  readonly documents: MemoryDocuments;
  readonly monitorStates: KnownStates;
}

/** Half past two in the afternoon. */
const startMs = Date.parse('2026-03-02T14:30:00Z');

export async function openMonitorsApp(): Promise<MonitorsApp> {
  const documents = memoryDocuments();
  const clock = new VirtualClock(startMs);
  const journal = new MonitorJournal({ clock });
  const downtimes = await Downtimes.open({ documents, clock, hosts: { list: async () => [] }, scopeTags: () => [] });
  const deps = {
    monitors: await Monitors.open({ documents, journal, clock }),
    monitorStates: new KnownStates(),
    downtimes,
    monitorMutes: new MonitorMutes({ downtimes, clock }),
    clock,
  } satisfies MonitorDeps;
  const app = express();
  mount(app, monitorRoutes, { deps, keys: createKeyCheck({ keylessFrom: [] }) });
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  return { ...deps, app, documents };
}

/** States of groups that a test says, and what was resolved of them. */
class KnownStates implements MonitorStates {
  readonly resolved: unknown[] = [];
  readonly #known = new Map<number, MonitorStatus>();

  set(monitorId: number, overall: MonitorState, groups: readonly MonitorGroupStatus[], problem?: string): void {
    this.#known.set(monitorId, { overall, overallSinceMs: startMs - 60_000, groups, ...(problem && { problem }) });
  }

  stateOf(monitorId: number): MonitorStatus {
    return this.#known.get(monitorId) ?? { overall: 'No Data', groups: [] };
  }

  async resolve(...asked: Parameters<MonitorStates['resolve']>): Promise<void> {
    this.resolved.push(asked);
  }
}

/** A group that is in a state since a minute. */
export function groupIn(state: MonitorState, ...tags: readonly string[]): MonitorGroupStatus {
  const group = { key: tags.length === 0 ? '*' : tags.join(','), tags };
  const isTriggered = state !== 'OK';
  return {
    group,
    state,
    sinceMs: startMs - 60_000,
    renotified: 0,
    ...(isTriggered && { lastTriggeredAtMs: startMs - 60_000 }),
  };
}
