import { z } from 'zod';
import { appErrors } from '../app-error.ts';

/** Columns that the list can be sorted by; with `-` before it, from the last to the first. */
export const sortColumns = ['name', 'email', 'phone', 'created_at'] as const;

export type SortColumn = (typeof sortColumns)[number];
export type Sort = SortColumn | `-${SortColumn}`;

/** Which part of the employees is asked for. */
export interface ListQuery {
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  /** What name, e-mail or phone must contain; empty: anything. */
  readonly search: string;
  readonly sort: Sort;
}

export const defaultPerPage = 20;
const maxPerPage = 100;
const maxPage = 1_000_000;
const maxSearchLength = 100;

const sorts = sortColumns.flatMap((column): Sort[] => [column, `-${column}`]);
const wholeNumber = (most: number) =>
  z.coerce
    .number(`Must be a whole number from 1 to ${most}.`)
    .int(`Must be a whole number from 1 to ${most}.`)
    .min(1, `Must be a whole number from 1 to ${most}.`)
    .max(most, `Must be a whole number from 1 to ${most}.`);

const parameters = {
  page: wholeNumber(maxPage).default(1),
  per_page: wholeNumber(maxPerPage).default(defaultPerPage),
  q: z
    .string('Must be given once.')
    .max(maxSearchLength, `Must have at most ${maxSearchLength} characters.`)
    .transform((text) => text.toWellFormed().trim())
    .default(''),
  sort: z.enum(sorts, `Must be one of ${sorts.join(', ')}.`).default('name'),
};
const strict = z.object(parameters);
const lenient = z.object({
  page: parameters.page.catch(1),
  q: parameters.q.catch(''),
  sort: parameters.sort.catch('name'),
});

/**
 * The parameters of the API's list: `page`, `per_page`, `q`, `sort`.
 * @throws AppError 400 that names each that is not valid
 */
export function parseListQuery(query: unknown): ListQuery {
  const parsed = strict.safeParse(query);
  if (parsed.success) {
    const { page, per_page: perPage, q: search, sort } = parsed.data;
    return { page, perPage, search, sort };
  }
  throw appErrors.invalid(Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path[0], message])));
}

/** The same for the page: what is not valid is as if it were absent, as a person may have written it. */
export function readListQuery(query: unknown): ListQuery {
  const { page, q: search, sort } = lenient.parse(query);
  return { page, perPage: defaultPerPage, search, sort };
}
