import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { Response } from 'express';
import { errors } from '../../../../lib/http/errors.ts';
import { HttpError } from '../../../../lib/http/http-error.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { Logger } from '../../../../lib/log/logger.ts';
import type { AskedQuestion, SentAnswer } from '../../../../lib/widget/asked-question.ts';
import { answerHeld } from '../../query/questions/answer-held.ts';
import { inOrder } from '../../query/questions/in-order.ts';
import { readAskedQuestions } from '../../query/questions/read-asked-questions.ts';
import type { SourceDeps } from '../../query/questions/sources/read-source.ts';

/** What questions need of the backend. */
export interface AskDeps {
  readonly store: SourceDeps;
  readonly log: Logger;
}

/** While the store reads for one question, the answer to another is made. */
const AT_ONCE = 2;

/**
 * `POST /labrador/api/query`: the questions of all widgets of a board in one request. A line of JSON for each, in their
 * order and as soon as it is there; one that cannot be answered says so in its own.
 */
export const askQuestions: Route<AskDeps>['handle'] =
  ({ store, log }) =>
  async (request, response) => {
    const asked = readAskedQuestions(request.body);
    response.set({ 'Content-Type': 'application/x-ndjson; charset=utf-8', 'Cache-Control': 'no-store' });
    const answer = (each: AskedQuestion | Error) => answerOne(store, log, each);
    for await (const line of inOrder(asked, AT_ONCE, answer)) {
      if (response.closed) return;
      await write(response, line);
    }
    response.end();
  };

async function answerOne(store: SourceDeps, log: Logger, asked: AskedQuestion | Error): Promise<string> {
  // Others that ask or send have their turn between two questions.
  await setImmediate();
  let answer: SentAnswer;
  try {
    if (asked instanceof Error) throw asked;
    answer = await answerHeld(store, asked);
  } catch (error) {
    if (!(error instanceof HttpError)) log.error({ err: error }, 'a question of a widget failed');
    const { status, errors: texts } = error instanceof HttpError ? error : errors.internal();
    answer = { kind: 'error', error: { status, errors: texts } };
  }
  return `${JSON.stringify(answer)}\n`;
}

/** Waits while whoever asked does not read. */
async function write(response: Response, line: string): Promise<void> {
  if (response.write(line)) return;
  const done = new AbortController();
  const { signal } = done;
  await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]).finally(() =>
    done.abort(),
  );
}
