import { readFile } from 'node:fs/promises';
import type { ProcessInstance } from './instance.ts';
import type { FoundProcess } from './process-table.ts';

/**
 * The processes that an instance means. A `pid_file` that is not there means none.
 * @throws Error when the file does not begin with a process id
 */
export async function selectProcesses(
  all: readonly FoundProcess[],
  instance: ProcessInstance,
): Promise<readonly FoundProcess[]> {
  const isMeant = await matcherOf(instance);
  const meant = all.filter(isMeant);
  const family = instance.collect_children ? withDescendants(meant, all) : meant;
  const { user } = instance;
  return family.filter(({ userName, userId }) => user === undefined || user === userName || user === String(userId));
}

async function matcherOf(instance: ProcessInstance): Promise<(process: FoundProcess) => boolean> {
  const { search_string, exact_match, pid_file } = instance;
  if (search_string && exact_match) return ({ name }) => search_string.includes(name);
  if (search_string) {
    const expressions = search_string.map((source) => new RegExp(source));
    return ({ commandLine }) => expressions.some((expression) => expression.test(commandLine));
  }
  const wanted = pid_file === undefined ? instance.pid : await readPid(pid_file);
  return ({ pid }) => pid === wanted;
}

async function readPid(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new Error(`Cannot read the pid_file ${file}: ${error.message}`, { cause: error });
  });
  if (text === undefined) return undefined;
  const [line = ''] = text.split('\n');
  if (!/^\s*\d+\s*$/.test(line))
    throw new Error(`Cannot read the pid_file ${file}: it does not begin with a process id`);
  return Number(line);
}

function withDescendants(roots: readonly FoundProcess[], all: readonly FoundProcess[]): readonly FoundProcess[] {
  const family = new Set(roots);
  // A set that grows while it is walked: children's children are met, too.
  for (const { pid } of family) for (const each of all) if (each.parentPid === pid) family.add(each);
  return [...family];
}
