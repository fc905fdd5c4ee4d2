import path from 'node:path';
import type { Clock } from '../../../../lib/clock/clock.ts';
import { byFileName } from '../../../../lib/document-files/by-file-name.ts';
import { startDocumentFiles, type WatchedFiles } from '../../../../lib/document-files/start-document-files.ts';
import type { Logger } from '../../../../lib/log/logger.ts';
import type { HostReader, UserDocuments } from '../../store/store.ts';
import { Downtimes } from './downtimes.ts';
import { MonitorMutes } from './monitor-mutes.ts';
import { readDowntimeFile } from './read-downtime-file.ts';
import { scopeTagsOf } from './scope-tags.ts';

interface DowntimeParts {
  readonly documents: UserDocuments;
  readonly hosts: Pick<HostReader, 'list'>;
  /** Of which `downtimes/*.json` are read, now and whenever one changes. */
  readonly configDir: string;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** How often the files are looked at, in milliseconds. */
  readonly pollIntervalMs: number;
}

export interface StartedDowntimes {
  readonly downtimes: Downtimes;
  readonly monitorMutes: MonitorMutes;
  /** The look at the files. */
  readonly files: WatchedFiles;
}

/** All downtimes of the lab, those on disk and those in files, and the mutes of monitors, which are downtimes. */
export async function startDowntimes(parts: DowntimeParts): Promise<StartedDowntimes> {
  const { documents, hosts, clock } = parts;
  const downtimes = await Downtimes.open({ documents, hosts, clock, scopeTags: scopeTagsOf });
  const files = await startDocumentFiles({
    ...parts,
    what: 'downtimes',
    folder: path.join(parts.configDir, 'downtimes'),
    readText: (text, of) => readDowntimeFile(text, of, (id) => downtimes.firstSeen(id)),
    before: byFileName(downtimes.knownFiles()),
    setFiles: (records) => downtimes.setFiles(records),
  });
  return { downtimes, monitorMutes: new MonitorMutes({ downtimes, clock }), files };
}
