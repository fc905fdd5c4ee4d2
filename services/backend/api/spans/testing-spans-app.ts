import express, { type Express } from 'express';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { errorResponse } from '../../../../lib/http/error-response.ts';
import { createKeyCheck } from '../../../../lib/http/keys.ts';
import { mount } from '../../../../lib/http/mount.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import type { SpanBucket, SpanPage, SpanReader } from '../../store/spans/span-reader.ts';
import { spansRoutes } from './routes.ts';

/** What the reader of a test answers, whatever it is asked. */
export interface Answers {
  readonly page?: SpanPage;
  readonly trace?: (id: bigint) => Awaited<ReturnType<SpanReader['trace']>>;
  readonly buckets?: (groups: number) => readonly SpanBucket[];
}

/** The routes of spans over a reader that gives fixed answers, at noon of 2026-01-01; `asked` is what it was asked. */
export function testingSpansApp(answers: Answers): { readonly app: Express; readonly asked: unknown[] } {
  const asked: unknown[] = [];
  const refuse = (): never => {
    throw new Error('not asked for here');
  };
  const spans: SpanReader = {
    search: async (...question) => {
      asked.push(question);
      return answers.page ?? { spans: [], hostTags: new Map() };
    },
    trace: async (id) => {
      asked.push(id);
      return answers.trace?.(id) ?? { spans: [], isTruncated: false };
    },
    aggregate: async (...question) => {
      asked.push(question);
      return answers.buckets?.(question[1].groupBy.length) ?? [];
    },
    attributes: refuse,
    edges: refuse,
    timeShares: refuse,
  };
  const app = express();
  const clock = new VirtualClock(Date.UTC(2026, 0, 1, 12));
  mount(app, spansRoutes, { deps: { store: { spans }, clock }, keys: createKeyCheck({ keylessFrom: [] }) });
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  return { app, asked };
}
