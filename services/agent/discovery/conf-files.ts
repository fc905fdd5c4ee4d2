import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** A configuration file of a check, found by its name alone. */
export interface ConfFile {
  readonly check: string;
  readonly file: string;
  /** `*.default`: counts only where the check has no other configuration. */
  readonly isDefault: boolean;
}

/** Templates and JMX metric lists; never configurations of a check of ours. */
const otherPurposes = new Set(['auto_conf.yaml', 'metrics.yaml']);

/**
 * Lists `<name>.yaml|.yml[.default]` and `<name>.d/*.yaml|.yml[.default]` in a conf.d folder, sorted by path.
 * One level of nesting, and only in folders that end in `.d`, as the Agent does; anything else
 * (`.example`, `.bak`, `.disabled`) is left alone. A missing folder has no files.
 */
export function listConfFiles(confdDir: string): ConfFile[] {
  const found: ConfFile[] = [];
  for (const entry of listFolder(confdDir)) {
    const file = path.join(confdDir, entry.name);
    if (isFolder(entry, file)) {
      if (entry.name.endsWith('.d') && entry.name !== '.d') {
        found.push(...listCheckFolder(file, entry.name.slice(0, -'.d'.length)));
      }
      continue;
    }
    const stem = confStem(entry.name);
    if (stem) found.push({ check: stem, file, isDefault: entry.name.endsWith('.default') });
  }
  return found;
}

function listCheckFolder(folder: string, check: string): ConfFile[] {
  return listFolder(folder)
    .filter((entry) => confStem(entry.name) !== undefined && !isFolder(entry, path.join(folder, entry.name)))
    .map((entry) => ({
      check,
      file: path.join(folder, entry.name),
      isDefault: entry.name.endsWith('.default'),
    }));
}

/** `my_metric.yaml.default` → `my_metric`; undefined for what is not a configuration file. */
function confStem(name: string): string | undefined {
  if (otherPurposes.has(name) || name.startsWith('.')) return undefined;
  return /^(.+)\.ya?ml(\.default)?$/.exec(name)?.[1];
}

function listFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function isFolder(entry: Dirent, file: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
