import { decodeOrigin, decodeTags } from './decode-fields.ts';
import { lineError } from './line-error.ts';
import type { DecodeOptions, LineError, MetricMessage, NumericType } from './message.ts';
import { parseInteger, parseNumber } from './parse-number.ts';

const colon = 0x3a;
const pipe = 0x7c;

const numericTypes: Readonly<Record<string, NumericType>> = {
  g: 'gauge',
  c: 'count',
  h: 'histogram',
  d: 'distribution',
  ms: 'timing',
};

/**
 * Reads a metric line, `NAME:VALUES|TYPE|FIELD…`, without line end. Fields come in any order, the last of a kind
 * wins, unknown ones are skipped. One value that is no number fails the whole line.
 */
export function decodeMetric(line: Buffer, options: DecodeOptions): MetricMessage | LineError {
  const headEnd = line.indexOf(pipe);
  if (headEnd < 0) return lineError('metric', "no '|'");
  const nameEnd = line.indexOf(colon);
  if (nameEnd < 0 || nameEnd > headEnd) return lineError('metric', "no ':' between name and value");
  if (nameEnd === 0) return lineError('metric', 'no name');
  if (nameEnd + 1 === headEnd) return lineError('metric', 'no value');
  const [typeText = '', ...fields] = line.toString('utf8', headEnd + 1).split('|');
  const common = decodeMetricFields(fields, options);
  if (common.kind === 'error') return common;
  const name = line.toString('utf8', 0, nameEnd);
  const valueText = line.toString('utf8', nameEnd + 1, headEnd);
  if (typeText === 's') return { ...common, type: 'set', name, member: valueText };
  const type = Object.hasOwn(numericTypes, typeText) ? numericTypes[typeText] : undefined;
  if (!type) return lineError('metric', `unknown type '${typeText}'`);
  const values = decodeValues(valueText);
  return values ? { ...common, type, name, values } : lineError('metric', `no number in '${valueText}'`);
}

/** Values packed with `:`; empty members are skipped. Undefined when one is no number or none is left. */
function decodeValues(text: string): number[] | undefined {
  const values: number[] = [];
  for (const member of text.split(':')) {
    if (member === '') continue;
    const value = parseNumber(member);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values.length > 0 ? values : undefined;
}

type CommonFields = Pick<
  MetricMessage,
  'kind' | 'sampleRate' | 'tags' | 'timestampS' | 'localData' | 'externalData' | 'cardinality'
>;

function decodeMetricFields(fields: readonly string[], options: DecodeOptions): CommonFields | LineError {
  let sampleRate: number | undefined = 1;
  let tags: readonly string[] = [];
  let timestampS: number | undefined;
  for (const field of fields) {
    if (field.startsWith('#')) tags = decodeTags(field.slice(1));
    else if (field.startsWith('@')) {
      sampleRate = parseNumber(field.slice(1));
      if (sampleRate === undefined) return lineError('metric', `no sample rate in '${field}'`);
    } else if (field.startsWith('T') && options.timestamps) {
      timestampS = parseInteger(field.slice(1));
      if (timestampS === undefined || timestampS < 1) return lineError('metric', `no timestamp in '${field}'`);
    }
  }
  return {
    kind: 'metric',
    sampleRate,
    tags,
    ...(timestampS === undefined ? {} : { timestampS }),
    ...decodeOrigin(fields, options),
  };
}
