import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The id of this installation: made once, kept in `DATA/agent/uuid`. */
export function installUuid(dataDir: string): string {
  const file = path.join(dataDir, 'agent', 'uuid');
  try {
    const known = readFileSync(file, 'utf8').trim();
    if (/^[0-9a-f-]{36}$/.test(known)) return known;
  } catch {
    // Not made yet.
  }
  const uuid = randomUUID();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${uuid}\n`);
  return uuid;
}
