import { z } from 'zod';
import { errors } from '../../../../lib/http/errors.ts';
import { type AskedQuestion, MOST_QUESTIONS } from '../../../../lib/widget/asked-question.ts';
import { questionSchema } from './question-schema.ts';

const timeMs = z.number().min(0).max(1e14);

const askedSchema = z.strictObject({
  question: questionSchema,
  window: z.strictObject({ fromMs: timeMs, toMs: timeMs }),
  held: z.strictObject({ untilMs: timeMs, digest: z.number().int().min(0) }).optional(),
});

const bodySchema = z.strictObject({ questions: z.array(z.unknown()).min(1).max(MOST_QUESTIONS) });

/**
 * Reads the body of `POST /labrador/api/query`: each question on its own, or what is wrong with it.
 * @throws HttpError 400 when it is no list of questions, or one too long
 */
export function readAskedQuestions(body: unknown): readonly (AskedQuestion | Error)[] {
  const read = bodySchema.safeParse(body);
  if (!read.success) throw errors.inputInvalid(describe(read.error, 'body'));
  return read.data.questions.map(readAsked);
}

function readAsked(written: unknown): AskedQuestion | Error {
  const read = askedSchema.safeParse(written);
  if (!read.success) return errors.inputInvalid(describe(read.error, 'question'));
  const { question, window, held } = read.data;
  if (window.fromMs > window.toMs) return errors.wrongOrder(window.fromMs / 1000, window.toMs / 1000);
  return { question, window, ...(held && { held }) };
}

function describe(error: z.ZodError, whole: string): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || whole}: ${message}`).join('; ');
}
