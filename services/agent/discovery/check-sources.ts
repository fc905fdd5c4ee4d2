import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Where the code of checks may be. */
export interface CheckFolders {
  /** `checks/` of the clone: `<name>/check.ts`. */
  readonly shipped: string;
  /** `additional_checksd` of datadog.yaml: `<name>/check.ts` or `<name>.ts`; empty when not set. */
  readonly additional: string;
}

/** The code of a check. */
export interface CheckSource {
  readonly check: string;
  /** The module to load. */
  readonly file: string;
  /** The folder that belongs to the check alone; the module's own folder when it is a single file. */
  readonly folder: string;
  /** Other places that hold a check of this name and are not used. */
  readonly shadowed: readonly string[];
}

/** The paths at which a check's code is looked for, first that exists wins. */
export function checkPaths(check: string, folders: CheckFolders): string[] {
  const paths = [path.join(folders.shipped, check, 'check.ts')];
  if (folders.additional) {
    paths.push(path.join(folders.additional, check, 'check.ts'), path.join(folders.additional, `${check}.ts`));
  }
  return paths;
}

/**
 * Finds a check's code. A check of the clone wins over one of the same name in `additional_checksd`, as a shipped
 * integration wins on the real Agent: so what runs here is what would run there. A folder wins over a single file.
 */
export function findCheckSource(check: string, folders: CheckFolders): CheckSource | undefined {
  const [file, ...shadowed] = checkPaths(check, folders).filter((each) => existsSync(each));
  if (!file) return undefined;
  return { check, file, folder: path.dirname(file), shadowed };
}

/** Names of all checks whose code is there, sorted. */
export function listCheckNames(folders: CheckFolders): string[] {
  const names = new Set<string>();
  for (const folder of [folders.shipped, folders.additional]) {
    if (!folder) continue;
    for (const entry of readFolder(folder)) {
      if (existsSync(path.join(folder, entry, 'check.ts'))) names.add(entry);
    }
  }
  for (const entry of folders.additional ? readFolder(folders.additional) : []) {
    if (entry.endsWith('.ts') && !entry.endsWith('.test.ts') && !entry.endsWith('.d.ts')) names.add(entry.slice(0, -3));
  }
  return [...names].sort();
}

function readFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
