import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { documentFileNames } from '../../lib/document-files/read-document-folder.ts';

/** A document as its file is named. */
export interface NamedDocument {
  /** `dashboard`, `monitor`, `downtime`. */
  readonly what: string;
  readonly id: string | number;
  /** What its file is called, without an ending; empty: as its id. */
  readonly slug: string;
  /** Whether the lab has it from a file. */
  readonly isInFile: boolean;
}

/** Where a document is to be kept. */
export interface DocumentFolder {
  /** Absolute; it need not be there. */
  readonly folder: string;
  /** The id that the lab gives to a file without one. */
  readonly stableId: (name: string) => string | number;
  /** The file that the user named, absolute. */
  readonly output?: string;
}

/** Where a document goes. `isKept`: the lab has it from this file, and nothing is to be written. */
export interface DocumentFile {
  readonly file: string;
  readonly isKept: boolean;
}

/**
 * The file in which a document is to be kept: the one that the user named, else the one that is this document already, else
 * one with its name (`cpu-load.json`).
 * @throws when that is the file of another document, or would be a second one with the same id
 */
export function documentFile(named: NamedDocument, { folder, stableId, output }: DocumentFolder): DocumentFile {
  const { what, id, slug, isInFile } = named;
  if (output !== undefined && path.dirname(output) !== folder) return { file: output, isKept: false };
  const names = documentFileNames(folder);
  const ownName = names.find((name) => (idIn(path.join(folder, name), id) ?? stableId(name)) === id);
  const own = ownName === undefined ? undefined : path.join(folder, ownName);
  if (own !== undefined && output !== undefined && output !== own) {
    throw new Error(`Cannot write ${output}: ${what} ${id} is kept in ${own}`);
  }
  if (own !== undefined) return { file: own, isKept: isInFile };
  if (output !== undefined) return { file: output, isKept: false };
  const file = path.join(folder, `${slug || id}.json`);
  if (existsSync(file))
    throw new Error(`Cannot write ${file}: it is there, and not of ${what} ${id}; name a file by --output`);
  return { file, isKept: false };
}

/** Of a file that is broken at the moment, too: it will be mended. An answer of API v2 has it in its `data`. @param wanted the id that is looked for in such a one */
function idIn(file: string, wanted: NamedDocument['id']): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    const document = JSON.parse(text) as { readonly id?: unknown; readonly data?: { readonly id?: unknown } } | null;
    return document?.id ?? document?.data?.id;
  } catch {
    return new RegExp(`"id"\\s*:\\s*${JSON.stringify(wanted)}(?![\\d.])`).test(text) ? wanted : undefined;
  }
}
