import v8 from 'node:v8';

/** How a mapping's `match` is written. */
export type MatchType = 'wildcard' | 'regex';

const wildcard = /^[a-zA-Z0-9\-_*.]+$/;

/** Repetitions of one thing that the engine takes; more are written out. */
const maxRepetitions = 16;

/** Repetitions that the Agent takes. */
const mostRepetitions = 1000;

/** A character, an escape or a class of characters, and how often it is to come if that is said by numbers. */
const repeated = /(\[(?:[^\]\\]|\\.)+\]|\\.|[^\\()[\]{}|*+?])(?:\{(\d+)(?:(,)(\d*))?\}(\??))?/g;

/** Means something in Go's expressions and nothing, or something else, here. */
const unknownEscape = /(?<!\\)(?:\\\\)*(\\(?![bBdDsSwWtnrfv])[A-Za-z])/;

/**
 * Compiles the `match` of a mapping, anchored at both ends as in the Agent: a wildcard's `*` is a run of anything but dots.
 * It runs in V8's engine without backtracking, in time proportional to pattern times name, because one bad expression
 * could hold the thread for hours otherwise; what that engine cannot do (look-around, back references) neither can the Agent's.
 * @throws Error saying what is wrong with it
 */
export function compileMappingPattern(match: string, type: MatchType): RegExp {
  if (type === 'regex') return compile(toExpression(match));
  if (!wildcard.test(match)) throw new Error(`'${match}' may hold letters, digits, '-', '_', '.' and '*' only`);
  if (match.includes('**')) throw new Error(`'${match}' has '*' twice in a row`);
  return compile(match.replaceAll('.', '\\.').replaceAll('*', '([^.]*)'));
}

/** What is wrong with the `match` of a mapping; undefined when it can be compiled. */
export function mappingPatternFault(match: string, type: MatchType): string | undefined {
  try {
    compileMappingPattern(match, type);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function compile(source: string): RegExp {
  // The flag `l` is known after this only. It changes nothing else.
  v8.setFlagsFromString('--enable-experimental-regexp-engine');
  return new RegExp(`^${source}$`, 'l');
}

/** Go's way of writing in that of JavaScript. */
function toExpression(match: string): string {
  const escaped = unknownEscape.exec(match)?.[1];
  if (escaped) throw new Error(`'${match}' has an escape that is not read here: ${escaped}`);
  if (match.includes('[:')) throw new Error(`'${match}' has a named class ([:…:]), which is not read here`);
  return match.replaceAll('(?P<', '(?<').replace(repeated, writeOut);
}

/** `x{20}` as `x{16}x{4}`, `x{0,20}` as `x{0,16}x{0,4}`. */
function writeOut(whole: string, atom: string, leastText = '', comma = '', mostText = '', lazy = ''): string {
  const least = Number(leastText);
  const most = mostText === '' ? least : Number(mostText);
  if (Math.max(least, most) <= maxRepetitions || most < least) return whole;
  if (Math.max(least, most) > mostRepetitions) throw new Error(`'${whole}' repeats more than ${mostRepetitions} times`);
  const parts: string[] = [];
  for (let rest = least; rest > 0; rest -= maxRepetitions) {
    parts.push(`${atom}{${Math.min(rest, maxRepetitions)}}`);
  }
  for (let rest = most - least; rest > 0; rest -= maxRepetitions) {
    parts.push(`${atom}{0,${Math.min(rest, maxRepetitions)}}${lazy}`);
  }
  if (comma !== '' && mostText === '') parts.push(`${atom}*${lazy}`);
  return parts.join('');
}
