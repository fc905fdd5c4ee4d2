import type { DuckDBConnection } from '@duckdb/node-api';
import type { SecondsWindow } from '../seconds-window.ts';
import { forms } from './forms.ts';
import { relation } from './relation.ts';
import { deleteSegments, insertSegment, listSegments, overlap, type Segment } from './segment.ts';
import type { SegmentFiles } from './segment-files.ts';
import { type Tier, type TierTable, tableOf } from './tiers.ts';
import { writeRows } from './write-rows.ts';

/** What is sealed. */
interface SealTask {
  readonly tier: Tier;
  /** The tier that is made of this one. */
  readonly next: Tier | undefined;
  readonly window: SecondsWindow;
  /** Rows of later generations stay in DuckDB. */
  readonly upToGeneration: number;
  readonly files: SegmentFiles;
  /** Is told each file that is written, before it is. */
  readonly wrote: (file: string) => void;
}

/** A segment that is written and not in use yet. */
interface SealedTable {
  readonly table: TierTable;
  readonly segment: Segment;
  /** Segments whose rows are in it. */
  readonly replaced: readonly Segment[];
  /** The file with rows for the next tier. */
  readonly derived?: string;
  readonly derivedTo?: TierTable;
}

/** Segments of a window that are written and not in use yet. */
export interface Seal extends Pick<SealTask, 'window' | 'upToGeneration'> {
  readonly tables: readonly SealedTable[];
}

/** Writes the segments of a window, and the rows that the next tier gets of it, into files. */
export async function writeSegments(connection: DuckDBConnection, task: SealTask): Promise<Seal> {
  const segments = await listSegments(connection);
  const tables: SealedTable[] = [];
  for (const table of task.tier.tables) {
    const sealed = await writeSegment(connection, { ...task, table, segments });
    if (sealed) tables.push(sealed);
  }
  const { window, upToGeneration } = task;
  return { window, upToGeneration, tables };
}

async function writeSegment(
  connection: DuckDBConnection,
  task: SealTask & { readonly table: TierTable; readonly segments: readonly Segment[] },
): Promise<SealedTable | undefined> {
  const { table, window, files } = task;
  const hot = hotRows(table, task);
  const [[hotCount] = []] = (await connection.runAndReadAll(`SELECT count(*) FROM ${table.name} ${hot}`)).getRowsJS();
  if (Number(hotCount) === 0) return undefined;
  const replaced = task.segments.filter((segment) => segment.table === table.name && overlap(segment, window));
  const segment = await writeRows(connection, {
    table,
    window,
    files,
    rows: mergedRows(task, replaced),
    wrote: task.wrote,
  });
  const derived =
    task.next &&
    (await writeDerived(connection, {
      ...task,
      next: task.next,
      file: segment.file,
      isAgain: replaced.length > 0,
    }));
  return { table, segment, replaced, ...derived };
}

/** SQL: the condition for the rows in DuckDB that are sealed. */
function hotRows(table: TierTable, { window, upToGeneration }: Pick<SealTask, 'window' | 'upToGeneration'>): string {
  const generation = table.isWrittenTo ? ` AND generation <= ${upToGeneration}` : '';
  return `WHERE ts >= ${window.fromS} AND ts < ${window.toS}${generation}`;
}

/** SQL: all rows of the window, those in DuckDB and those of the segments that are replaced. */
function mergedRows(task: SealTask & { readonly table: TierTable }, replaced: readonly Segment[]): string {
  const { table, window, files, upToGeneration } = task;
  const { columns, addUp } = forms[table.form];
  const hot = `SELECT ${columns.join(', ')} FROM ${table.name} ${hotRows(table, task)}`;
  if (replaced.length === 0) return table.join === 'add' ? addUp(`(${hot})`) : hot;
  const newer = table.isWrittenTo ? `generation <= ${upToGeneration}` : 'true';
  const all = relation({
    table,
    window,
    columns: columns.slice(2),
    among: 'true',
    segments: replaced,
    files,
    isLate: true,
    hotCondition: newer,
  });
  return table.join === 'add' ? addUp(all) : `SELECT * FROM ${all}`;
}

/** Writes the rows of the next tier: all, or, when it was made of this window before, those of steps that have changed. */
async function writeDerived(
  connection: DuckDBConnection,
  task: SealTask & { readonly table: TierTable; readonly next: Tier; readonly file: string; readonly isAgain: boolean },
): Promise<{ readonly derived: string; readonly derivedTo: TierTable }> {
  const { table, next, files } = task;
  const derivedTo = tableOf(next, table.form === 'bins' ? 'bins' : 'rollups');
  const { stepS } = next;
  const changed = task.isAgain
    ? `SEMI JOIN (SELECT context, (ts // ${stepS} * ${stepS})::UINTEGER AS ts FROM ${table.name} ${hotRows(table, task)})
       USING (context, ts)`
    : '';
  const rows = forms[table.form].deriveFrom(files.path(task.file), stepS);
  const derived = files.newName(derivedTo.name, task.window);
  task.wrote(derived);
  await connection.run(`COPY (SELECT * FROM (${rows}) ${changed}) TO '${files.path(derived)}' (FORMAT parquet)`);
  return { derived, derivedTo };
}

/** Puts written segments in the place of the rows that are in them; within one transaction. */
export async function applySeal(connection: DuckDBConnection, seal: Seal, files: SegmentFiles): Promise<void> {
  for (const sealed of seal.tables) {
    if (sealed.derived && sealed.derivedTo) await takeDerived(connection, sealed, { seal, files });
    await deleteSegments(connection, sealed.replaced);
    await insertSegment(connection, sealed.segment);
    await connection.run(`DELETE FROM ${sealed.table.name} ${hotRows(sealed.table, seal)}`);
  }
}

async function takeDerived(
  connection: DuckDBConnection,
  { derived = '', derivedTo, replaced }: SealedTable,
  { seal, files }: { readonly seal: Seal; readonly files: SegmentFiles },
): Promise<void> {
  if (!derivedTo) return;
  const rows = `read_parquet('${files.path(derived)}')`;
  const { name } = derivedTo;
  if (replaced.length > 0) {
    await connection.run(
      `DELETE FROM ${name} USING (SELECT DISTINCT context, ts FROM ${rows}) AS derived
       WHERE ${name}.context = derived.context AND ${name}.ts = derived.ts
       AND ${name}.ts >= ${seal.window.fromS} AND ${name}.ts < ${seal.window.toS}`,
    );
  }
  const columns = forms[derivedTo.form].columns.join(', ');
  await connection.run(`INSERT INTO ${name} (${columns}) SELECT ${columns} FROM ${rows}`);
}
