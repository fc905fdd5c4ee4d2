import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** A configuration file of a check, found by its name alone. */
export interface ConfFile {
  readonly check: string;
  readonly file: string;
  /** `*.default`: counts only where the check has no other configuration. */
  readonly isDefault: boolean;
  /** Why it cannot be looked at, where that is known already: a folder that may not be listed, a link in a circle. */
  readonly unreadable?: string;
}

/** Templates and JMX metric lists; never configurations of a check of ours. */
const otherPurposes = new Set(['auto_conf.yaml', 'metrics.yaml']);

/**
 * Lists `<name>.yaml|.yml[.default]` and `<name>.d/*.yaml|.yml[.default]` in a conf.d folder, sorted by path.
 * One level of nesting, and only in folders that end in `.d`, as the Agent does; anything else
 * (`.example`, `.bak`, `.disabled`) is left alone. What cannot be looked at is listed
 * as `unreadable`; a folder then stands for its files.
 */
export function listConfFiles(confdDir: string): ConfFile[] {
  return listFolder({ check: '', file: confdDir, isDefault: false }, (entry, file) => {
    const kind = kindOf(entry, file);
    const folderOf = entry.name.length > '.d'.length && entry.name.endsWith('.d') ? entry.name.slice(0, -2) : undefined;
    if (folderOf !== undefined && kind !== 'file') {
      const folder = { check: folderOf, file, isDefault: false };
      if (kind !== 'folder') return [{ ...folder, ...kind }];
      return listFolder(folder, (inner, innerFile) => confFile(inner, innerFile, folderOf));
    }
    return kind === 'folder' ? [] : confFile(entry, file);
  });
}

/** @param check absent: as the file is called */
function confFile(entry: Dirent, file: string, check?: string): ConfFile[] {
  const stem = confStem(entry.name);
  const kind = kindOf(entry, file);
  if (stem === undefined || kind === 'folder') return [];
  const found = { check: check ?? stem, file, isDefault: entry.name.endsWith('.default') };
  return [kind === 'file' ? found : { ...found, ...kind }];
}

/** `my_metric.yaml.default` → `my_metric`; undefined for what is not a configuration file. */
function confStem(name: string): string | undefined {
  if (otherPurposes.has(name) || name.startsWith('.')) return undefined;
  return /^(.+)\.ya?ml(\.default)?$/.exec(name)?.[1];
}

const missingConfd =
  'there is no such folder, so that no check is configured; create it, or set confd_path (DD_CONFD_PATH) to where it is';

function listFolder(folder: ConfFile, each: (entry: Dirent, file: string) => ConfFile[]): ConfFile[] {
  try {
    return readdirSync(folder.file, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => each(entry, path.join(folder.file, entry.name)));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // A folder inside that is gone again has no files.
    if (code === 'ENOENT' && folder.check !== '') return [];
    return [{ ...folder, unreadable: code === 'ENOENT' ? missingConfd : message }];
  }
}

function kindOf(entry: Dirent, file: string): 'folder' | 'file' | { readonly unreadable: string } {
  if (!entry.isSymbolicLink()) return entry.isDirectory() ? 'folder' : 'file';
  try {
    return statSync(file).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message : String(error) };
  }
}
