import { z } from 'zod';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Question } from '../../../../lib/widget/question.ts';
import { questionSchema } from '../../query/questions/question-schema.ts';

const timeMs = z.number().min(0).max(1e14);

const bodySchema = z.strictObject({
  question: questionSchema,
  from: timeMs,
  to: timeMs,
  variables: z.record(z.string(), z.array(z.string()).max(100)),
});

/** What a public page asks: one question of a widget, its window, and what is chosen for the board's variables. */
export interface Ask {
  readonly question: Question;
  readonly window: TimeWindow;
  readonly variables: Readonly<Record<string, readonly string[]>>;
}

/** Reads the body of `POST /labrador/api/public/{token}/answer`. @throws HttpError 400 that names the field */
export function readAsk(body: unknown): Ask {
  const read = bodySchema.safeParse(body);
  if (!read.success) throw errors.badParameter(read.error.issues[0]?.path.join('.') || 'body');
  const { from: fromMs, to: toMs, ...asked } = read.data;
  if (fromMs > toMs) throw errors.badParameter('from');
  return { question: asked.question, window: { fromMs, toMs }, variables: asked.variables };
}
