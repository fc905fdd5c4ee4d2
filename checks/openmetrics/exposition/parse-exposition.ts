import { type FamilySample, type FamilyType, familyTypes, type MetricFamily } from './metric-family.ts';
import { parseSample } from './parse-sample.ts';
import { sampleSuffix } from './sample-suffix.ts';

/** `prometheus`: the text format 0.0.4. `openmetrics`: OpenMetrics 1.0, which has an end, `# EOF`. */
export type ExpositionFormat = 'prometheus' | 'openmetrics';

/** Most samples of one family; they are held until the family is whole. */
export const maxFamilySamples = 100_000;

interface OpenFamily {
  /** As written behind TYPE, HELP or UNIT. */
  readonly name: string;
  type?: FamilyType;
  readonly samples: FamilySample[];
}

/**
 * Reads an exposition, family by family. A sample that belongs to no family that was opened by `# TYPE` (or HELP, UNIT)
 * is a family of its own, of unknown type.
 * @throws Error naming the line that cannot be read, or is beyond `maxFamilySamples`; of OpenMetrics also when the end is missing or followed by more
 */
export function* parseExposition(lines: Iterable<string>, format: ExpositionFormat): Generator<MetricFamily> {
  let open: OpenFamily | undefined;
  let isEnded = false;
  let number = 0;
  for (const line of lines) {
    number++;
    try {
      if (isEnded && line !== '') throw new Error('comes after # EOF');
      const text = line.trim();
      if (text === '') continue;
      if (text.startsWith('#')) {
        const comment = parseComment(text, format);
        if (comment === 'end') isEnded = true;
        if (typeof comment === 'string') continue;
        if (comment.family !== open?.name) {
          if (open) yield closed(open);
          open = { name: comment.family, samples: [] };
        }
        if (comment.type !== undefined) setType(open, comment.type);
        continue;
      }
      const { name, labels, value } = parseSample(text);
      const suffix = open && sampleSuffix(name, { name: open.name, type: open.type ?? 'unknown' });
      if (open && suffix !== undefined) {
        if (open.samples.length >= maxFamilySamples) throw new Error(`is one more than ${maxFamilySamples} of ${name}`);
        open.samples.push({ suffix, labels, value });
        continue;
      }
      if (open) yield closed(open);
      open = undefined;
      yield { name, type: 'unknown', samples: [{ suffix: '', labels, value }] };
    } catch (error) {
      throw new Error(`line ${number} ${(error as Error).message}`, { cause: error });
    }
  }
  if (format === 'openmetrics' && !isEnded) throw new Error('the text ends without # EOF: it is not whole');
  if (open) yield closed(open);
}

/** @returns `ignored` for a comment that says nothing, `end` for the end of OpenMetrics */
function parseComment(
  line: string,
  format: ExpositionFormat,
): { readonly family: string; readonly type?: FamilyType } | 'ignored' | 'end' {
  if (format === 'openmetrics' && line === '# EOF') return 'end';
  const [, keyword = '', given = '', type = ''] =
    /^#[ \t]+(HELP|TYPE|UNIT)[ \t]+("(?:[^"\\]|\\.)*"|\S+)(?:[ \t]+(.*))?$/.exec(line) ?? [];
  if (keyword === '') {
    if (format === 'openmetrics') throw new Error('is a comment that is none of HELP, TYPE, UNIT and EOF');
    return 'ignored';
  }
  const family = given.startsWith('"') ? given.slice(1, -1).replace(/\\(["\\])/g, '$1') : given;
  return keyword === 'TYPE' ? { family, type: readType(type.trim()) } : { family };
}

function readType(text: string): FamilyType {
  if (text === 'untyped') return 'unknown';
  const type = familyTypes.find((known) => known === text);
  if (type === undefined) throw new Error(`has the type ${JSON.stringify(text)}, which is none`);
  return type;
}

function setType(family: OpenFamily, type: FamilyType): void {
  if (family.type === type) return;
  if (family.type !== undefined) throw new Error(`gives a second type to ${family.name}`);
  if (family.samples.length > 0) throw new Error(`gives a type to ${family.name} after its samples`);
  family.type = type;
}

function closed({ name, type = 'unknown', samples }: OpenFamily): MetricFamily {
  return { name: type === 'counter' ? name.replace(/_total$/, '') : name, type, samples };
}
