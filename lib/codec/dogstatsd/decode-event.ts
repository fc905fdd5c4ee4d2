import type { EventAlertType, EventPriority } from '../../model/event.ts';
import { decodeOrigin, decodeTags } from './decode-fields.ts';
import { lineError } from './line-error.ts';
import type { DecodeOptions, EventMessage, LineError } from './message.ts';
import { parseInteger } from './parse-number.ts';

const colon = 0x3a;

/** Length of `_e{1,0}`, the shortest header. */
const minHeaderLength = 7;

const priorities: readonly string[] = ['normal', 'low'] satisfies EventPriority[];
const alertTypes: readonly string[] = ['error', 'warning', 'info', 'success'] satisfies EventAlertType[];

/**
 * Reads an event line, `_e{TITLELEN,TEXTLEN}:TITLE|TEXT|FIELD…`; the lengths are bytes as on the wire.
 * `\n` (two characters) in title and text is a line break. An optional field that is not understood is listed in
 * `badFields` and costs nothing else.
 */
export function decodeEvent(line: Buffer, options: DecodeOptions): EventMessage | LineError {
  const headerEnd = line.indexOf(colon);
  const lengths = headerEnd < minHeaderLength ? undefined : decodeLengths(line.toString('latin1', 0, headerEnd));
  if (!lengths) return lineError('event', "the header is not '_e{TITLE LENGTH,TEXT LENGTH}:'");
  if (lengths.title === 0) return lineError('event', 'no title');
  const titleEnd = headerEnd + 1 + lengths.title;
  const textEnd = titleEnd + 1 + lengths.text;
  if (textEnd > line.length) return lineError('event', 'shorter than its header says');
  const [, ...fields] = line.toString('utf8', textEnd).split('|');
  return {
    kind: 'event',
    title: unescapeLines(line.toString('utf8', headerEnd + 1, titleEnd)),
    text: unescapeLines(line.toString('utf8', titleEnd + 1, textEnd)),
    ...decodeEventFields(fields),
    ...decodeOrigin(fields, options),
  };
}

function decodeLengths(header: string): { title: number; text: number } | undefined {
  const match = /^_e\{([^,]*),(.*)\}$/.exec(header);
  const title = parseInteger(match?.[1] ?? '');
  const text = parseInteger(match?.[2] ?? '');
  return title === undefined || text === undefined || title < 0 || text < 0 ? undefined : { title, text };
}

function unescapeLines(text: string): string {
  return text.replaceAll('\\n', '\n');
}

type EventFields = Omit<EventMessage, 'kind' | 'title' | 'text'>;

function decodeEventFields(fields: readonly string[]): EventFields {
  const badFields: string[] = [];
  const event: { -readonly [Key in keyof EventFields]: EventFields[Key] } = {
    priority: 'normal',
    alertType: 'info',
    aggregationKey: '',
    sourceTypeName: '',
    tags: [],
    badFields,
  };
  for (const field of fields) {
    const value = field.slice(2);
    if (field.startsWith('#')) event.tags = decodeTags(field.slice(1));
    else if (field.startsWith('h:')) event.host = value;
    else if (field.startsWith('k:')) event.aggregationKey = value;
    else if (field.startsWith('s:')) event.sourceTypeName = value;
    else if (field.startsWith('d:')) {
      const timestampS = parseInteger(value);
      if (timestampS === undefined) badFields.push(field);
      else event.timestampS = timestampS;
    } else if (field.startsWith('p:')) {
      if (priorities.includes(value)) event.priority = value as EventPriority;
      else badFields.push(field);
    } else if (field.startsWith('t:')) {
      if (alertTypes.includes(value)) event.alertType = value as EventAlertType;
      else badFields.push(field);
    }
  }
  return event;
}
