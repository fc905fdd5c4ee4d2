import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { CheckSource } from '../discovery/check-sources.ts';
import { fileSignature } from '../reload/file-signature.ts';
import type { LoadedModule } from '../worker/protocol.ts';

/** The most files of a folder that are looked at. */
const mostFiles = 200;

/** The source files beside a check's module, itself and the folder's own listing included, as they are now. */
export function folderModules({ file, folder }: CheckSource): LoadedModule[] {
  return [file, folder, ...sourceFiles(folder)].map((each) => ({ file: each, signature: fileSignature(each) }));
}

function sourceFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(ts|mts|js|mjs|cjs|json)$/.test(name))
      .slice(0, mostFiles)
      .map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}
