import { createHash, randomInt } from 'node:crypto';

/** Without 0, 1, l and o, which are mistaken for others. */
const alphabet = '23456789abcdefghijkmnpqrstuvwxyz';

const pattern = /^[a-z0-9]{3}-[a-z0-9]{3}-[a-z0-9]{3}$/;

/** An id as dashboards have it, `x4x-ttz-cnu`. @param pick a whole number from 0 below its argument */
export function newDashboardId(pick: (below: number) => number = (below) => randomInt(below)): string {
  const letters = Array.from({ length: 9 }, () => alphabet[pick(alphabet.length)] ?? '2').join('');
  return inThrees(letters);
}

/** An id that is always the same for the same text. */
export function stableDashboardId(text: string): string {
  const bytes = createHash('sha256').update(text).digest();
  let at = 0;
  return newDashboardId((below) => (bytes[at++] ?? 0) % below);
}

/** Whether a text has the form of a dashboard's id. */
export function isDashboardId(text: string): boolean {
  return pattern.test(text);
}

/**
 * The number that a dashboard has as a timeboard or screenboard: its id read as a number of base 36. It is below 2^53, and
 * no other dashboard has it.
 */
export function boardNumber(id: string): number {
  return Number.parseInt(id.replaceAll('-', ''), 36);
}

/** The id of the dashboard with this number as a board; undefined when no id has it. */
export function idOfBoardNumber(number: number): string | undefined {
  const letters = number.toString(36).padStart(9, '0');
  return Number.isSafeInteger(number) && number >= 0 && letters.length === 9 ? inThrees(letters) : undefined;
}

function inThrees(letters: string): string {
  return `${letters.slice(0, 3)}-${letters.slice(3, 6)}-${letters.slice(6)}`;
}
