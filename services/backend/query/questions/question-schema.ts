import { z } from 'zod';
import { MOST_QUERIES } from '../../../../lib/widget/asked-question.ts';
import type { Question } from '../../../../lib/widget/question.ts';

const formulaParts = {
  queries: z.array(z.looseObject({ data_source: z.string() })).max(MOST_QUERIES),
  formulas: z.array(z.looseObject({ formula: z.string() })).max(MOST_QUERIES),
};

/** By kind, so that none is forgotten. */
const QUESTIONS = {
  classic: z.strictObject({ kind: z.literal('classic'), query: z.string() }),
  histogram: z.strictObject({ kind: z.literal('histogram'), query: z.string() }),
  timeseries: z.strictObject({ kind: z.literal('timeseries'), ...formulaParts }),
  scalar: z.strictObject({ kind: z.literal('scalar'), ...formulaParts }),
} satisfies Record<Question['kind'], z.ZodType<Question>>;

/** A question as a page sends it. What it says in its queries and formulas is checked when it is answered. */
export const questionSchema = z.discriminatedUnion('kind', [
  QUESTIONS.classic,
  QUESTIONS.histogram,
  QUESTIONS.timeseries,
  QUESTIONS.scalar,
]);
