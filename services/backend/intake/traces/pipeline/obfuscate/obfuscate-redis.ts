/** What of a command's arguments, counted from 0, becomes `?`. */
type Rule =
  | { readonly kind: 'one'; readonly at: number }
  /** That one, which stands for all that follow. */
  | { readonly kind: 'from'; readonly at: number }
  /** That one and each `step` further. */
  | { readonly kind: 'every'; readonly at: number; readonly step: number };

const rules: ReadonlyMap<string, Rule> = new Map(
  Object.entries({
    AUTH: { kind: 'from', at: 0 },
    ...each('APPEND GETSET LPUSHX GEORADIUSBYMEMBER RPUSHX SET SETNX SISMEMBER ZRANK ZREVRANK ZSCORE', {
      kind: 'one',
      at: 1,
    }),
    ...each('HSETNX LREM LSET SETBIT SETEX PSETEX SETRANGE ZINCRBY SMOVE RESTORE', { kind: 'one', at: 2 }),
    LINSERT: { kind: 'one', at: 3 },
    ...each('GEOHASH GEOPOS GEODIST LPUSH RPUSH SREM ZREM SADD', { kind: 'from', at: 1 }),
    GEOADD: { kind: 'every', at: 3, step: 3 },
    ...each('HSET HMSET', { kind: 'every', at: 2, step: 2 }),
    ...each('MSET MSETNX', { kind: 'every', at: 1, step: 2 }),
  } satisfies Record<string, Rule>),
);

/** What may stand between the key and the first score of ZADD. */
const zaddOptions: ReadonlySet<string> = new Set(['NX', 'XX', 'CH', 'INCR', 'GT', 'LT']);

/**
 * Commands of Redis or Valkey, one a line, with `?` in place of the values they write and the secrets they send; keys and
 * commands that write nothing stay. As the Agent does with `redis.raw_command`.
 */
export function obfuscateRedis(commands: string): string {
  return splitCommands(commands)
    .map(([command = '', ...args]) => [command, ...hideValues(command.toUpperCase(), args)].join(' '))
    .join('\n');
}

function each(commands: string, rule: Rule): Record<string, Rule> {
  return Object.fromEntries(commands.split(' ').map((command) => [command, rule]));
}

function hideValues(command: string, args: readonly string[]): readonly string[] {
  if (command === 'CONFIG') return args[0]?.toUpperCase() === 'SET' ? hide(args, { kind: 'one', at: 2 }) : args;
  if (command === 'BITFIELD') {
    const setAt = args.findIndex((arg, at) => at > 0 && arg.toUpperCase() === 'SET');
    return setAt < 0 ? args : hide(args, { kind: 'one', at: setAt + 3 });
  }
  if (command === 'ZADD') {
    const scoreAt = args.findIndex((arg, at) => at > 0 && !zaddOptions.has(arg.toUpperCase()));
    return scoreAt < 0 ? args : hide(args, { kind: 'every', at: scoreAt + 1, step: 2 });
  }
  const rule = rules.get(command);
  return rule ? hide(args, rule) : args;
}

function hide(args: readonly string[], rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'one':
      return args.map((arg, at) => (at === rule.at ? '?' : arg));
    case 'from':
      return args.length > rule.at ? [...args.slice(0, rule.at), '?'] : args;
    case 'every':
      return args.map((arg, at) => (at >= rule.at && (at - rule.at) % rule.step === 0 ? '?' : arg));
  }
}

/** The words of each line; between double quotes spaces and line ends are part of a word, `\"` does not end it. */
function splitCommands(commands: string): string[][] {
  const lines: string[][] = [];
  let words: string[] = [];
  let start = -1;
  let isQuoted = false;
  for (let at = 0; at <= commands.length; at++) {
    const character = commands[at] ?? '\n';
    const isBlank = character === ' ' || character === '\n' || character === '\t' || character === '\r';
    if (at === commands.length || (isBlank && !isQuoted)) {
      if (start >= 0) words.push(commands.slice(start, at));
      start = -1;
      if (character === '\n' && words.length > 0) {
        lines.push(words);
        words = [];
      }
    } else {
      if (start < 0) start = at;
      // The first word is the command: a quote has no meaning there.
      if (character === '\\') at++;
      else if (character === '"' && words.length > 0) isQuoted = !isQuoted;
    }
  }
  return lines;
}
