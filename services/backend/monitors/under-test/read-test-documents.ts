import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { FileOrigin, ReadFile } from '../../../../lib/document-files/document-file.ts';
import type { Downtime } from '../../../../lib/model/downtime.ts';
import { readMonitorFile } from '../definitions/read-monitor-file.ts';
import { readDowntimeFile } from '../downtimes/read-downtime-file.ts';
import { TestFileError } from './test-file-error.ts';
import type { WrittenDocument } from './test-file-schema.ts';

/** Where a document of a test stands. */
interface Place {
  /** From where paths are. */
  readonly folder: string;
  /** When the test begins, Unix milliseconds: documents are of then. */
  readonly atMs: number;
  /** Its place in its list. */
  readonly at: number;
}

/** A monitor, from its file or as it is; without an id in it, it has its place, 1 for the first. @throws TestFileError */
export function readTestMonitor(written: WrittenDocument, place: Place): MonitorRecord {
  const own = typeof written === 'string' ? written : { id: place.at + 1, ...written };
  return readDocument(own, { ...place, field: `monitor ${place.at + 1}`, read: readMonitorFile });
}

/** A downtime, from its file or as it is. @throws TestFileError */
export function readTestDowntime(written: WrittenDocument, place: Place): Downtime {
  return readDocument(written, { ...place, field: `downtimes[${place.at}]`, read: readDowntimeFile });
}

function readDocument<Kept>(
  written: WrittenDocument,
  {
    folder,
    atMs,
    field,
    at,
    read,
  }: Place & { readonly field: string; readonly read: (text: string, of: FileOrigin) => ReadFile<Kept> },
): Kept {
  const file = typeof written === 'string' ? path.resolve(folder, written) : '';
  const text = typeof written === 'string' ? readText(file, field) : JSON.stringify(written);
  const name = file === '' ? `${field} ${at}` : path.basename(file);
  const found = read(text, { file, name, modifiedAtMs: atMs });
  if ('problem' in found) throw new TestFileError(`${field}${file && ` (${written})`}: ${found.problem}`);
  return found.record;
}

function readText(file: string, field: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new TestFileError(`${field}: cannot read ${file}: ${(error as Error).message}`, { cause: error });
  }
}
