import type { ServiceCheckStatus } from '../../model/service-check.ts';
import { decodeOrigin, decodeTags } from './decode-fields.ts';
import { lineError } from './line-error.ts';
import type { DecodeOptions, LineError, ServiceCheckMessage } from './message.ts';
import { parseInteger } from './parse-number.ts';

/** Length of `_sc|`; the Agent drops the fourth byte whatever it is. */
const prefixLength = 4;

/**
 * Reads a service check line, `_sc|NAME|STATUS|FIELD…`. A `|` ends the message like any field, as in the Agent.
 * A timestamp that is not understood is listed in `badFields` and costs nothing else.
 */
export function decodeServiceCheck(line: Buffer, options: DecodeOptions): ServiceCheckMessage | LineError {
  const text = line.toString('utf8');
  if (text.split('|', 3).length < 3) return lineError('service_check', "fewer than two '|'");
  const [name = '', statusText = '', ...fields] = line.toString('utf8', prefixLength).split('|');
  if (name === '') return lineError('service_check', 'no name');
  if (!/^[0-3]$/.test(statusText)) return lineError('service_check', `no status (0 to 3) in '${statusText}'`);
  return {
    kind: 'service_check',
    name,
    status: Number(statusText) as ServiceCheckStatus,
    ...decodeCheckFields(fields),
    ...decodeOrigin(fields, options),
  };
}

type CheckFields = Omit<ServiceCheckMessage, 'kind' | 'name' | 'status'>;

function decodeCheckFields(fields: readonly string[]): CheckFields {
  const badFields: string[] = [];
  const check: { -readonly [Key in keyof CheckFields]: CheckFields[Key] } = { message: '', tags: [], badFields };
  for (const field of fields) {
    const value = field.slice(2);
    if (field.startsWith('#')) check.tags = decodeTags(field.slice(1));
    else if (field.startsWith('h:')) check.host = value;
    else if (field.startsWith('m:')) check.message = value;
    else if (field.startsWith('d:')) {
      const timestampS = parseInteger(value);
      if (timestampS === undefined) badFields.push(field);
      else check.timestampS = timestampS;
    }
  }
  return check;
}
