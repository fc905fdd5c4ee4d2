import type { QueryClient } from '@tanstack/react-query';
import type { SentAnswer } from '../../../../lib/widget/asked-question.ts';
import { postForLines } from '../api/request.ts';
import { type BatchPage, QuestionBatch } from './question-batch.ts';

const BATCHES = new WeakMap<QueryClient, QuestionBatch>();

/** The batch of a page, beside its cache. */
export function questionBatchOf(client: QueryClient): QuestionBatch {
  const found = BATCHES.get(client);
  if (found) return found;
  const batch = new QuestionBatch(page);
  BATCHES.set(client, batch);
  return batch;
}

/** A page that is not seen has no frames, and on a busy machine they are late: what is there is drawn all the same. */
const LONGEST_WAIT_MS = 50;

const page: BatchPage = {
  send: (questions, signal) => postForLines<SentAnswer>('/labrador/api/query', { questions }, signal),
  whenSeen: async () => {
    while (document.visibilityState === 'hidden') {
      await new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }));
    }
  },
  nextFrame: () =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, LONGEST_WAIT_MS);
      requestAnimationFrame(() => {
        clearTimeout(timer);
        // What is drawn for it is no part of the frame's own task.
        setTimeout(resolve);
      });
    }),
  now: () => performance.now(),
};
