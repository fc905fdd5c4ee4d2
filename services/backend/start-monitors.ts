import path from 'node:path';
import type { Clock } from '../../lib/clock/clock.ts';
import { byFileName } from '../../lib/document-files/by-file-name.ts';
import { startDocumentFiles, type WatchedFiles } from '../../lib/document-files/start-document-files.ts';
import type { Logger } from '../../lib/log/logger.ts';
import type { MonitorDeps } from './api/monitors/monitor-deps.ts';
import { MonitorJournal } from './monitors/definitions/monitor-journal.ts';
import { Monitors } from './monitors/definitions/monitors.ts';
import { readMonitorFile } from './monitors/definitions/read-monitor-file.ts';
import { startDowntimes } from './monitors/downtimes/start-downtimes.ts';
import { MonitorEngine } from './monitors/engine/monitor-engine.ts';
import type { Store } from './store/store.ts';

interface MonitorParts {
  readonly store: Store;
  /** Of which `monitors/*.json` and `downtimes/*.json` are read, now and whenever one changes. */
  readonly configDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** How often the files are looked at, in milliseconds. */
  readonly pollIntervalMs: number;
  /** Transitions are on disk. */
  readonly onTransitions?: () => void;
}

export interface StartedMonitors {
  /** For the API. */
  readonly deps: Omit<MonitorDeps, 'clock'>;
  readonly engine: MonitorEngine;
  /** Of what is done to monitors, to be told. */
  readonly journal: MonitorJournal;
  /** The looks at the files. */
  readonly files: readonly WatchedFiles[];
}

/** All monitors of the lab with what they are in, and the downtimes that hold their notifications back. */
export async function startMonitors(parts: MonitorParts): Promise<StartedMonitors> {
  const { store, configDir, clock, log, onTransitions } = parts;
  const { documents } = store;
  const journal = new MonitorJournal({ clock });
  const monitors = await Monitors.open({ documents, journal, clock });
  const monitorFiles = await startDocumentFiles({
    ...parts,
    what: 'monitors',
    folder: path.join(configDir, 'monitors'),
    readText: readMonitorFile,
    before: byFileName(monitors.knownFiles()),
    setFiles: (files) => monitors.setFiles(files),
  });
  const { files: downtimeFiles, ...ofDowntimes } = await startDowntimes({
    ...{ ...parts, documents, hosts: store.hosts },
  });
  const mutings = ofDowntimes.downtimes;
  const engine = await MonitorEngine.open({
    ...{ monitors, sources: store, documents, mutings, clock, log },
    ...(onTransitions && { onTransitions }),
  });
  const deps = { ...ofDowntimes, monitors, monitorStates: engine };
  return { deps, engine, journal, files: [monitorFiles, downtimeFiles] };
}
