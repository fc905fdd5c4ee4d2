import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { DocumentChange } from '../../store/store.ts';
import { monitorEdits } from './monitor-edits.ts';
import type { DoneToMonitor } from './monitor-journal.ts';

/** Monitors by their ids. */
export type MonitorsById = ReadonlyMap<number, MonitorRecord>;

/** Says that files were looked at: of a lab that is new nobody is told what was there before it. */
const looked = 'looked';

/** The monitors of files as they were when they were last taken over; undefined in a lab that is new. */
export function readKnownFiles(stored: Readonly<Record<string, unknown>>): MonitorsById | undefined {
  const { [looked]: mark, ...records } = stored;
  if (mark === undefined) return undefined;
  return new Map((Object.values(records) as MonitorRecord[]).map((record) => [record.id, record]));
}

/** What was done to files since they were last taken over, and what is to be written so that it is known the next time. */
export function fileEdits(
  known: MonitorsById | undefined,
  files: MonitorsById,
  madeBefore: (id: number) => MonitorRecord | undefined,
): { readonly done: readonly DoneToMonitor[]; readonly documents: readonly DocumentChange[] } {
  const changed = [...files.values()].flatMap((record): readonly DoneToMonitor[] => {
    const before = known?.get(record.id) ?? madeBefore(record.id);
    if (!before) return [{ what: 'created', record, ...inFile(record) }];
    const edits = monitorEdits(before, record);
    return edits.length === 0 ? [] : [{ what: 'edited', record, before, edits, ...inFile(record) }];
  });
  const gone = [...(known?.values() ?? [])].filter(({ id }) => !files.has(id));
  const deleted = gone.map((record): DoneToMonitor => ({ what: 'deleted', record, ...inFile(record) }));
  const documents: DocumentChange[] = [
    ...changed.map(({ record }): DocumentChange => ({ kind: 'monitor_file', id: String(record.id), value: record })),
    ...gone.map(({ id }): DocumentChange => ({ kind: 'monitor_file', id: String(id) })),
  ];
  if (known) return { done: [...changed, ...deleted], documents };
  return { done: [], documents: [...documents, { kind: 'monitor_file', id: looked, value: true }] };
}

function inFile({ file }: MonitorRecord): Pick<DoneToMonitor, 'file'> {
  return file === undefined ? {} : { file };
}
