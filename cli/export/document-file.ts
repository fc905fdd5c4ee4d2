import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A document as its file is named. */
export interface NamedDocument {
  /** `dashboard`, `monitor`. */
  readonly what: string;
  readonly id: string | number;
  /** What its file is called, without an ending; empty: as its id. */
  readonly slug: string;
}

/**
 * The file of a folder in which a document is to be kept: the one that has its id already, else one with its name
 * (`cpu-load.json`).
 * @throws when that is the file of another document
 */
export function documentFile(folder: string, { what, id, slug }: NamedDocument): string {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const own = names.map((name) => path.join(folder, name)).find((file) => idIn(file) === id);
  if (own !== undefined) return own;
  const file = path.join(folder, `${slug || id}.json`);
  if (existsSync(file))
    throw new Error(`Cannot write ${file}: it is there, and not of ${what} ${id}; name a file by --output`);
  return file;
}

function idIn(file: string): unknown {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { readonly id?: unknown } | null)?.id;
  } catch {
    return undefined;
  }
}
