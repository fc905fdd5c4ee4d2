import { errors } from '../../http/errors.ts';
import type { ServiceCheck, ServiceCheckStatus } from '../../model/service-check.ts';
import { describeAge, judgeAge, serviceCheckAge } from '../age.ts';
import {
  cutText,
  isJsonObject,
  maxNameLength,
  misfit,
  readHost,
  readTags,
  readText,
  show,
  tagsForm,
} from '../fields.ts';
import { Refusals } from '../refusals.ts';

/** Characters of a message that are kept. */
export const maxMessageLength = 4000;

/** What came out of a payload of service checks. */
export interface CheckRunPayload {
  readonly checks: readonly ServiceCheck[];
  /** Reports whose message was longer than what is kept and is cut. */
  readonly cut: number;
  readonly refusals: Refusals;
}

/**
 * Decodes the body of `POST /api/v1/check_run`: one `{check, host_name, status, timestamp, message, tags}` (datadogpy)
 * or a list of them (Agent, API clients). A report without timestamp is of now. A report that cannot be taken costs no
 * other.
 * @param nowS Unix seconds
 * @throws HttpError 400 when the body is neither
 */
export function decodeCheckRun(body: unknown, nowS: number): CheckRunPayload {
  if (!isJsonObject(body) && !Array.isArray(body)) {
    throw errors.bad(`Payload must be a service check or a list of them, not ${show(body)}`);
  }
  const list: readonly unknown[] = Array.isArray(body) ? body : [body];
  const checks: ServiceCheck[] = [];
  const refusals = new Refusals();
  let cut = 0;
  list.forEach((item, index) => {
    const check = decodeOne(item, { where: `checks[${index}]`, nowS, refusals });
    if (!check) return;
    checks.push({ ...check, message: cutText(check.message, maxMessageLength) });
    if (check.message.length > maxMessageLength) cut += 1;
  });
  return { checks, cut, refusals };
}

/** @returns the report with its whole message */
function decodeOne(
  item: unknown,
  to: { readonly where: string; readonly nowS: number; readonly refusals: Refusals },
): ServiceCheck | undefined {
  const { nowS, refusals } = to;
  if (!isJsonObject(item)) return void refusals.add('bad_item', `${to.where} is ${show(item)}, not an object`);
  const { check } = item;
  if (typeof check !== 'string' || check === '' || check.length > maxNameLength) {
    const words = `${to.where}: check ${misfit(check, `a name of 1 to ${maxNameLength} characters`)}`;
    return void refusals.add('bad_name', words);
  }
  const where = `${to.where} "${check}"`;
  const status = asStatus(item.status);
  if (status === undefined) return void refusals.add('bad_status', `${where}: status ${misfit(item.status, '0 to 3')}`);
  const host = readHost(item.host_name);
  if (host === undefined) return void refusals.add('bad_host', `${where}: host_name is not a host's name`);
  const tags = readTags(item.tags);
  if (tags === undefined) return void refusals.add('bad_tags', `${where}: tags is not ${tagsForm}`);
  const message = readText(item.message);
  if (message === undefined) return void refusals.add('bad_text', `${where}: message ${misfit(item.message, 'text')}`);
  const timestamp = item.timestamp ?? nowS;
  if (typeof timestamp !== 'number')
    return void refusals.add('bad_timestamp', `${where}: timestamp ${misfit(timestamp, 'a number')}`);
  const timestampS = Math.floor(timestamp);
  const age = judgeAge(timestampS, nowS, serviceCheckAge);
  if (age !== 'ok') return void refusals.add(age, `${where}: ${describeAge(timestampS, nowS, serviceCheckAge)}`);
  return { check, status, host, timestampS, message, tags };
}

function asStatus(value: unknown): ServiceCheckStatus | undefined {
  return value === 0 || value === 1 || value === 2 || value === 3 ? value : undefined;
}
