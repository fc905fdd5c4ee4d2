import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The file of a folder in which a dashboard is to be kept: the one that has its id already, else one with the name of its
 * address (`cpu-load.json`).
 * @throws when that is the file of another dashboard
 */
export function dashboardFile(folder: string, { id, url }: { readonly id: string; readonly url: string }): string {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const own = names.map((name) => path.join(folder, name)).find((file) => idIn(file) === id);
  if (own !== undefined) return own;
  const slug = /^\/dashboard\/[^/]+\/([a-z0-9-]+)$/.exec(url)?.[1] ?? id;
  const file = path.join(folder, `${slug}.json`);
  if (existsSync(file))
    throw new Error(`Cannot write ${file}: it is there, and not of dashboard ${id}; name a file by --output`);
  return file;
}

function idIn(file: string): unknown {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { readonly id?: unknown } | null)?.id;
  } catch {
    return undefined;
  }
}
