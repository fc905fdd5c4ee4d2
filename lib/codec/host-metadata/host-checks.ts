import { errors } from '../../http/errors.ts';
import type { HostCheck } from '../../model/host.ts';
import { cutText, maxNameLength, show } from '../fields.ts';
import type { Refusals } from '../refusals.ts';

/** Instances that one report may tell of. */
const maxChecks = 2000;

/** Characters of a message that are kept: an error comes with its stack. */
const maxMessageLength = 4000;

const statuses = ['OK', 'WARNING', 'ERROR'] as const;

/**
 * Decodes `agent_checks`: `[[check, source, id, status, message, {}], …]`, one for each instance (in Agent 5 for each of its
 * warnings). What is none of these is refused by itself.
 * @throws HttpError 400 when it is no list, or too long
 */
export function decodeHostChecks(list: unknown, refusals: Refusals): readonly HostCheck[] {
  if (!Array.isArray(list)) throw errors.bad(`'agent_checks' must be a list, it is ${show(list)}`);
  if (list.length > maxChecks) throw errors.bad(`'agent_checks' may have ${maxChecks} entries`);
  const checks: HostCheck[] = [];
  for (const [at, entry] of list.entries()) {
    const check = decodeOne(entry);
    if (check) checks.push(check);
    else
      refusals.add(
        'bad_item',
        `agent_checks[${at}] must be [check, source, id, status, message], it is ${show(entry)}`,
      );
  }
  return checks;
}

function decodeOne(entry: unknown): HostCheck | undefined {
  if (!Array.isArray(entry)) return undefined;
  const [check, source, checkId] = entry.slice(0, 3).map(toName);
  const status = statuses.find((each) => each === entry[3]);
  if (!check || source === undefined || checkId === undefined || !status) return undefined;
  const message = typeof entry[4] === 'string' ? cutText(entry[4], maxMessageLength) : '';
  return { check, source, checkId, status, message };
}

/** The ids of Agent 5 are numbers. @returns undefined for what is no name */
function toName(value: unknown): string | undefined {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.length <= maxNameLength ? value : undefined;
}
