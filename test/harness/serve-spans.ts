import type { TestContext } from 'node:test';
import express from 'express';
import { errorResponse } from '../../lib/http/error-response.ts';
import { createKeyCheck } from '../../lib/http/keys.ts';
import { mount } from '../../lib/http/mount.ts';
import { listen } from '../../lib/http/server.ts';
import { createLogger } from '../../lib/log/logger.ts';
import { spansRoutes } from '../../services/backend/api/spans/routes.ts';
import { type GivenSpan, spanBatch } from '../../services/backend/store/spans/span-batch.ts';
import { temporaryStore } from '../../services/backend/store/testing/temporary-store.ts';

/**
 * A real store with spans in it behind the routes of spans, on a free port; both go when the test ends.
 * @param spansAt the spans, given the store's time in Unix nanoseconds
 * @returns the URL
 */
export async function serveSpans(
  context: TestContext,
  spansAt: (nowNs: bigint) => readonly GivenSpan[],
): Promise<string> {
  const { store, clock } = await temporaryStore(context);
  const spans = spansAt(BigInt(clock.now()) * 1_000_000n);
  store.sink.send({ kind: 'spans', batch: spanBatch(...spans) });
  const app = express();
  mount(app, spansRoutes, { deps: { store, clock }, keys: createKeyCheck({ keylessFrom: [] }) });
  app.use(errorResponse({ log: createLogger('test', 'error'), onError: () => undefined }));
  const server = await listen(app, { host: '127.0.0.1', port: 0, setting: 'none' });
  context.after(() => server.close(0));
  return `http://127.0.0.1:${server.port}`;
}
