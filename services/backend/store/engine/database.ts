import { rename, rm, stat, statfs } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { Lane } from './lane.ts';
import { writeCompact } from './write-compact.ts';

/**
 * Where the write-ahead log is written into the database file, in bytes. Replaying it at start takes about 12 ms/MB.
 */
const checkpointAtWalBytes = 30 * 1024 * 1024;

/** What has to be free beyond what a checkpoint writes, in bytes. */
const spareBytes = 32 * 1024 * 1024;

const settings: Readonly<Record<string, string>> = {
  // DuckDB would checkpoint inside a commit, which blocks this thread for seconds; `checkpointWhenDue` does it instead.
  checkpoint_threshold: '1TB',
  memory_limit: '1GB',
  threads: String(Math.min(4, os.availableParallelism())),
  allocator_background_threads: 'true',
  allocator_flush_threshold: '16MB',
  preserve_insertion_order: 'false',
  // What is needed is built in; nothing is ever fetched.
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/** The one database file, with a lane for writers, some for readers, and one for work in the background. */
export class Database {
  readonly #writer: Lane;
  /** Path of the database file. */
  readonly file: string;
  readonly #instance: DuckDBInstance;
  readonly #readers: readonly Lane[];
  readonly #background: Lane;

  private constructor(
    file: string,
    instance: DuckDBInstance,
    lanes: { writer: Lane; readers: readonly Lane[]; background: Lane },
  ) {
    this.file = file;
    this.#instance = instance;
    this.#writer = lanes.writer;
    this.#readers = lanes.readers;
    this.#background = lanes.background;
  }

  /**
   * Opens `DATA/labrador.duckdb`, making it where there is none.
   * @throws when another program has it open, or the file is damaged
   */
  static async open(dataDir: string): Promise<Database> {
    const file = path.join(dataDir, 'labrador.duckdb');
    const temporary = path.join(dataDir, 'tmp');
    try {
      // What a killed process has left.
      await rm(temporary, { recursive: true, force: true });
      const instance = await DuckDBInstance.create(file, {
        ...settings,
        temp_directory: temporary,
      });
      const lane = async (): Promise<Lane> => new Lane(await instance.connect());
      const writer = await lane();
      await writer.run((connection) => connection.run('SET GLOBAL parquet_metadata_cache = true'));
      return new Database(file, instance, {
        writer,
        readers: [await lane(), await lane()],
        background: await lane(),
      });
    } catch (error) {
      throw new Error(`Cannot open the database ${file}: ${(error as Error).message}`, { cause: error });
    }
  }

  /** Runs `work` on the reading connection with the least to do. */
  read<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
    const idlest = this.#readers.reduce((best, lane) => (lane.waiting < best.waiting ? lane : best));
    return idlest.run(work);
  }

  /** As `read`, with all statements of `work` seeing the same state. */
  readSnapshot<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
    return this.read((connection) => inTransaction(connection, () => work(connection)));
  }

  /** As `readSnapshot`, for work that takes long and that nobody waits for. */
  readInBackground<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
    return this.#background.run((connection) => inTransaction(connection, () => work(connection)));
  }

  /** Runs `work` on the writing connection, as one transaction. */
  write<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
    return this.#writer.run((connection) => inTransaction(connection, () => work(connection)));
  }

  /** Sizes of the file and its write-ahead log on disk, in bytes. */
  async sizes(): Promise<{ readonly databaseBytes: number; readonly walBytes: number }> {
    return { databaseBytes: await sizeOf(this.file), walBytes: await sizeOf(`${this.file}.wal`) };
  }

  /** Checkpoints without blocking the thread, once the write-ahead log is that long. @returns whether it did */
  async checkpointWhenDue(walBytes = checkpointAtWalBytes): Promise<boolean> {
    if ((await sizeOf(`${this.file}.wal`)) < walBytes) return false;
    await this.checkpoint();
    return true;
  }

  /**
   * Writes the write-ahead log into the database file.
   * @throws when the disk has no room for it: a checkpoint that fails half-way makes DuckDB refuse everything from then on,
   *   while a log that stays as it is does no harm
   */
  async checkpoint(): Promise<void> {
    const { walBytes } = await this.sizes();
    const freeBytes = await freeBytesAt(path.dirname(this.file));
    if (freeBytes < 2 * walBytes + spareBytes) {
      throw new Error(
        `Cannot checkpoint: ${Math.floor(freeBytes / 1024 ** 2)} MB are free on the disk of ${this.file}`,
      );
    }
    await this.#writer.run((connection) => connection.run('CHECKPOINT'));
  }

  /** Waits for what runs, closes, and gives back what the file has too much. */
  async close(): Promise<void> {
    for (const lane of [this.#background, ...this.#readers, this.#writer]) await lane.close();
    const compact = await writeCompact(this.#instance, this.file).catch(() => undefined);
    this.#instance.closeSync();
    if (compact !== undefined && (await sizeOf(`${this.file}.wal`)) === 0) await rename(compact, this.file);
  }
}

async function inTransaction<Result>(connection: DuckDBConnection, work: () => Promise<Result>): Promise<Result> {
  await connection.run('BEGIN');
  try {
    const result = await work();
    await connection.run('COMMIT');
    return result;
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function freeBytesAt(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}
