import { statSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../clock/clock.ts';
import type { Stoppable } from '../lifecycle/lifecycle.ts';
import type { Logger } from '../log/logger.ts';
import type { DocumentProblem } from '../model/process-status.ts';
import type { FileDocument, ReadText } from './document-file.ts';
import { type DocumentsById, documentFileNames, readDocumentFile, recordsById } from './read-document-folder.ts';

/** What is known of a file: which state of it was read, and the document, if there ever was one. */
interface KnownFile<Kept> {
  readonly signature: string;
  /** Why this state of it cannot be read. */
  readonly problem?: string;
  readonly record?: Kept;
}

interface DocumentFilesParts<Kept extends FileDocument> {
  /** What the documents are, for the log: `dashboards`. */
  readonly what: string;
  /** `config/dashboards`; it need not be there. */
  readonly folder: string;
  readonly readText: ReadText<Kept>;
  /** Documents as they were before a restart, by the names of their files: a file that has become wrong meanwhile has its own. */
  readonly before?: ReadonlyMap<string, Kept>;
  /** Takes over all documents of the folder, at the start and after each change. */
  readonly setFiles: (files: DocumentsById<Kept>) => Promise<void>;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** How often it looks at the files, in milliseconds. */
  readonly pollIntervalMs: number;
}

/** A folder of documents that is looked at until it is stopped. */
export interface WatchedFiles extends Stoppable {
  /** What is wrong now with files, and why the folder itself cannot be kept. */
  problems(): readonly DocumentProblem[];
}

/**
 * Reads the documents in `*.json` of a folder, now and whenever one changes. What is wrong with a file is logged, once for
 * each state of it, as is that it is right again, and costs no other; a document whose file becomes wrong stays as it was until the
 * file is right or gone.
 */
export async function startDocumentFiles<Kept extends FileDocument>(
  parts: DocumentFilesParts<Kept>,
): Promise<WatchedFiles> {
  const files = new DocumentFiles(parts);
  await files.lookFirst();
  const polling = parts.clock.every(parts.pollIntervalMs, () => void files.lookAgain());
  return {
    name: `files of ${parts.what}`,
    stop: () => polling.cancel(),
    problems: () => files.problems(),
  };
}

class DocumentFiles<Kept extends FileDocument> {
  readonly #parts: DocumentFilesParts<Kept>;
  #known: ReadonlyMap<string, KnownFile<Kept>> = new Map();
  /** Names and states at the look before: a file that is being written is read when it has come to rest. */
  #before = '';
  /** Of files whose document is left out, or stays as it was before they became wrong. */
  #problems: readonly DocumentProblem[] = [];
  #isLooking = false;
  /** What is wrong with ids, as it was logged. */
  #said: ReadonlySet<string> = new Set();
  /** Whether the documents as they are known were taken over. */
  #isTaken = false;
  /** Why the last look failed; empty when it did not. */
  #failure = '';

  constructor(parts: DocumentFilesParts<Kept>) {
    this.#parts = parts;
    this.#known = new Map([...(parts.before ?? [])].map(([name, record]) => [name, { signature: unread, record }]));
  }

  problems(): readonly DocumentProblem[] {
    if (this.#failure === '') return this.#problems;
    const { what, folder } = this.#parts;
    return [{ file: folder, message: `the ${what} cannot be kept: ${this.#failure}` }, ...this.#problems];
  }

  /** The first look; where the folder cannot be read all is as before. What goes wrong, others may find mended. */
  async lookFirst(): Promise<void> {
    const signatures = this.#firstSignatures();
    try {
      if (signatures) await this.#look(signatures);
      else await this.#parts.setFiles(this.#byId(this.#known).byId);
    } catch (error) {
      this.#fail(error as Error);
    }
  }

  #firstSignatures(): ReadonlyMap<string, string> | undefined {
    try {
      return this.#signatures();
    } catch (error) {
      this.#fail(error as Error);
      return undefined;
    }
  }

  /** Reads what has changed since it was read, and has it taken over. */
  async #look(signatures: ReadonlyMap<string, string>): Promise<void> {
    this.#before = textOf(signatures);
    const known = new Map<string, KnownFile<Kept>>();
    for (const [name, signature] of signatures) {
      const before = this.#known.get(name);
      known.set(name, before?.signature === signature ? before : this.#read(name, signature, before));
    }
    const { byId, problems } = this.#byId(known);
    this.#known = known;
    const wrong = filesOf(problems);
    for (const file of filesOf(this.#problems)) {
      if (known.has(path.basename(file)) && !wrong.has(file)) this.#parts.log.info(`${file}: is right again`);
    }
    this.#problems = problems;
    this.#isTaken = false;
    await this.#parts.setFiles(byId);
    this.#isTaken = true;
  }

  async lookAgain(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const signatures = this.#signatures();
      const now = textOf(signatures);
      const isAtRest = now === this.#before;
      this.#before = now;
      const read = new Map([...this.#known].map(([name, { signature }]) => [name, signature]));
      if (isAtRest && (!this.#isTaken || now !== textOf(read))) await this.#look(signatures);
      this.#failure = '';
    } catch (error) {
      this.#fail(error as Error);
    } finally {
      this.#isLooking = false;
    }
  }

  /** Logged when it is new: it is tried again with each look. */
  #fail({ message }: Error): void {
    if (this.#failure === message) return;
    this.#failure = message;
    const { what, folder, log } = this.#parts;
    log.warn(`Cannot keep the ${what} of ${folder}: ${message}`);
  }

  #signatures(): ReadonlyMap<string, string> {
    const { folder } = this.#parts;
    return new Map(documentFileNames(folder).map((name) => [name, signatureOf(path.join(folder, name))]));
  }

  #read(name: string, signature: string, before: KnownFile<Kept> | undefined): KnownFile<Kept> {
    const { folder, log, readText } = this.#parts;
    const read = readDocumentFile(folder, name, readText);
    if ('record' in read) return { signature, record: read.record };
    log.warn(`${path.join(folder, name)}: ${read.problem}`);
    return { signature, problem: read.problem, ...(before?.record && { record: before.record }) };
  }

  #byId(known: ReadonlyMap<string, KnownFile<Kept>>): {
    readonly byId: DocumentsById<Kept>;
    readonly problems: readonly DocumentProblem[];
  } {
    const records = [...known].flatMap(([name, { record }]) => (record ? [[name, record] as const] : []));
    const { folder } = this.#parts;
    const { byId, problems } = recordsById(folder, records);
    const lines = problems.map(({ file, message }) => `${file}: ${message}`);
    for (const line of lines) if (!this.#said.has(line)) this.#parts.log.warn(line);
    this.#said = new Set(lines);
    const unreadable = [...known].flatMap(([name, { problem }]) =>
      problem === undefined ? [] : [{ file: path.join(folder, name), message: problem }],
    );
    return { byId, problems: [...unreadable, ...problems] };
  }
}

function filesOf(problems: readonly DocumentProblem[]): ReadonlySet<string> {
  return new Set(problems.map(({ file }) => file));
}

/** Of a file whose state is not known yet. */
const unread = 'unread';

/** Tells one state of a file from another without reading it. */
function signatureOf(file: string): string {
  try {
    const { mtimeNs, size, ino } = statSync(file, { bigint: true });
    return `${mtimeNs}:${size}:${ino}`;
  } catch {
    return 'missing';
  }
}

function textOf(signatures: ReadonlyMap<string, string>): string {
  return JSON.stringify([...signatures]);
}
