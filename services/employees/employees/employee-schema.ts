import { z } from 'zod';
import { appErrors, type FieldErrors } from '../app-error.ts';
import type { EmployeeFields } from './employee.ts';

/** Of the columns. */
export const maxLengths = { name: 100, email: 254, phone: 30 } as const;

/** Line ends, other control characters, and marks that turn the direction of the text after them. */
const invisible = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const phoneForm = /^\+?[\d ().\-/]*(?:(?:x|ext\.?) ?\d{1,6})?$/i;
const leastPhoneDigits = 5;

const name = z
  .string('Enter a name.')
  .trim()
  .min(1, 'Enter a name.')
  .max(maxLengths.name, `A name has at most ${maxLengths.name} characters.`)
  .refine((text) => text.isWellFormed() && !invisible.test(text), 'A name has no line breaks or control characters.');

const email = z
  .string('Enter an e-mail address.')
  .trim()
  .toLowerCase()
  .min(1, 'Enter an e-mail address.')
  .max(maxLengths.email, `An e-mail address has at most ${maxLengths.email} characters.`)
  .pipe(z.email('Enter an e-mail address such as ada@example.com.'));

/** None is null; a form sends an empty text. */
const phone = z
  .string('Enter a phone number, or nothing.')
  .trim()
  .max(maxLengths.phone, `A phone number has at most ${maxLengths.phone} characters.`)
  .refine(
    (text) => text === '' || (phoneForm.test(text) && text.replace(/\D/g, '').length >= leastPhoneDigits),
    'Enter a phone number such as +44 20 7946 0123.',
  )
  .nullable()
  .transform((text) => text || null);

const allFields = z.strictObject({ name, email, phone: phone.default(null) });
const someFields = z.strictObject({ name, email, phone }).partial();

/**
 * All fields of an employee, from JSON or a form.
 * @throws AppError 400 that says what is wrong with which field
 */
export function parseEmployee(input: unknown): EmployeeFields {
  return unwrap(allFields.safeParse(input));
}

/**
 * Those fields that are to change.
 * @throws AppError 400 that says what is wrong with which field, or that there is none
 */
export function parseEmployeeChange(input: unknown): Partial<EmployeeFields> {
  const change = unwrap(someFields.safeParse(input));
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  if (given.length === 0) throw appErrors.badRequest('Nothing to change: give name, email or phone');
  return Object.fromEntries(given);
}

function unwrap<Value>(parsed: z.ZodSafeParseResult<Value>): Value {
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) fields[key] ??= 'There is no such field.';
    else if (issue.path.length === 0) throw appErrors.invalidJson();
    else fields[String(issue.path[0])] ??= issue.message;
  }
  throw appErrors.invalid(fields satisfies FieldErrors);
}
