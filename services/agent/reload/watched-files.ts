import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { CheckFolders } from '../discovery/check-sources.ts';
import { listConfFiles } from '../discovery/conf-files.ts';
import { fileSignature, missingFile } from './file-signature.ts';
import type { Signatures } from './file-watcher.ts';

/** Everything whose change has to be noticed. */
export interface WatchedPlaces {
  readonly configFile: string;
  readonly confdDir: string;
  readonly checkFolders: CheckFolders;
  /** Source files of the checks that are loaded. */
  readonly modules: readonly string[];
}

/** Looks at all of it: files that are there, and source files that were. */
export function lookAtFiles(places: WatchedPlaces): Signatures {
  const seen = new Map<string, string>();
  const add = (file: string): void => {
    seen.set(file, fileSignature(file));
  };
  add(places.configFile);
  for (const { file } of listConfFiles(places.confdDir)) add(file);
  for (const file of places.modules) add(file);
  for (const folder of checkFolders(places)) {
    for (const entry of listFolder(folder)) {
      const file = entry.endsWith('.ts') ? path.join(folder, entry) : path.join(folder, entry, 'check.ts');
      const signature = fileSignature(file);
      // Its being there is what matters; its content does once it is a module that is loaded.
      if (signature !== missingFile && !seen.has(file)) seen.set(file, 'there');
    }
  }
  return seen;
}

/** The folders in which these files are, for file events. */
export function foldersToWatch(places: WatchedPlaces): string[] {
  const folders = new Set([path.dirname(places.configFile), places.confdDir, ...checkFolders(places)]);
  for (const entry of listFolder(places.confdDir))
    if (entry.endsWith('.d')) folders.add(path.join(places.confdDir, entry));
  // A package.json may lie far up, in a folder where much else happens; polling sees it.
  for (const file of places.modules) if (path.basename(file) !== 'package.json') folders.add(path.dirname(file));
  return [...folders];
}

function checkFolders({ checkFolders: { shipped, additional } }: WatchedPlaces): string[] {
  return additional ? [shipped, additional] : [shipped];
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
