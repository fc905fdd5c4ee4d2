import { parseLabels } from './parse-labels.ts';
import { parseNumber } from './parse-number.ts';

/** A line with a value, as it stands there. */
export interface ParsedSample {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  /** May be NaN or infinite. */
  readonly value: number;
}

const noLabels: ReadonlyMap<string, string> = new Map();
const namePattern = /[^\s{]+/y;

/**
 * Reads a line with a value: `name{label="value"} 1.5 1700000000 # {trace_id="a"} 0.3`. The time and the exemplar after
 * it are checked and left out. Names in quotes, `{"my.metric", label="value"} 1`, are read too.
 * @throws Error when the line is none
 */
export function parseSample(line: string): ParsedSample {
  namePattern.lastIndex = 0;
  let name = namePattern.exec(line)?.[0] ?? '';
  let labels = noLabels;
  let position = skipBlanks(line, name.length);
  if (line[position] === '{') {
    const parsed = parseLabels(line, position);
    if (name !== '' && parsed.quotedName !== undefined) throw new Error('has two names');
    name = parsed.quotedName ?? name;
    ({ labels, end: position } = parsed);
  }
  if (name === '') throw new Error('has no name');
  return { name, labels, value: parseRest(line.slice(position)) };
}

/** @returns the value, of: value, perhaps a time, perhaps an exemplar */
function parseRest(rest: string): number {
  const exemplar = / # *\{/.exec(rest);
  const fields = words(exemplar ? rest.slice(0, exemplar.index) : rest);
  if (fields.length === 0) throw new Error('has no value');
  if (fields.length > 2) throw new Error(`has ${JSON.stringify(fields[2])} after its time`);
  const [value = '', time] = fields;
  if (time !== undefined) parseNumber(time);
  if (exemplar) checkExemplar(rest, exemplar.index + exemplar[0].length - 1);
  return parseNumber(value);
}

function checkExemplar(rest: string, start: number): void {
  const { end } = parseLabels(rest, start);
  const fields = words(rest.slice(end));
  if (fields.length === 0 || fields.length > 2) throw new Error('has an exemplar without a value, or with too much');
  for (const field of fields) parseNumber(field);
}

function words(text: string): string[] {
  return text.split(/[ \t]+/).filter((word) => word !== '');
}

function skipBlanks(line: string, start: number): number {
  let position = start;
  while (line[position] === ' ' || line[position] === '\t') position++;
  return position;
}
