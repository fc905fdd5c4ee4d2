/** Commands that are shown of a resource; `...` stands for the rest. */
const maxCommands = 3;

/** Commands whose first argument says what they do. */
const compound: ReadonlySet<string> = new Set(['CLIENT', 'CLUSTER', 'COMMAND', 'CONFIG', 'DEBUG', 'SCRIPT']);

/** How tracers end a command that they cut. */
const cutMark = '...';

/**
 * The resource of a Redis or Valkey span: of a pipeline of commands, one a line, the names of the first three.
 * `GET k1\nSET k2 v` → `GET SET`.
 */
export function quantizeRedis(commands: string): string {
  const names: string[] = [];
  let isCut = false;
  for (let at = 0; at < commands.length && names.length < maxCommands; ) {
    const lineEnd = commands.indexOf('\n', at);
    const end = lineEnd < 0 ? commands.length : lineEnd;
    const name = commandName(commands.slice(at, end));
    if (name === cutMark) isCut = true;
    else if (name !== '') {
      names.push(name);
      isCut = false;
    }
    at = end + 1;
  }
  if (names.length === maxCommands || isCut) names.push(cutMark);
  return names.join(' ');
}

/** @returns empty for an empty line; `...` for a name that the tracer has cut */
function commandName(line: string): string {
  const [, first = '', second = ''] = /^ *([^ ]*) *([^ ]*)/.exec(line) ?? [];
  if (first.endsWith(cutMark)) return cutMark;
  const name = first.toUpperCase();
  if (!compound.has(name) || second === '') return name;
  return second.endsWith(cutMark) ? cutMark : `${name} ${second.toUpperCase()}`;
}
