import express, { type Express } from 'express';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { errorResponse } from '../../../lib/http/error-response.ts';
import { createKeyCheck } from '../../../lib/http/keys.ts';
import { mount } from '../../../lib/http/mount.ts';
import type { Route } from '../../../lib/http/route.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import { Counters } from './counters.ts';
import { BodyDecoder, type DecodeLimits } from './decode/body-decoder.ts';
import type { IntakeDeps } from './intake-deps.ts';
import { createRecordingStore, type RecordingStore } from './recording-store.ts';
import { RefusalLog } from './refusal-log.ts';
import { UnusedRequests } from './unused/unused-requests.ts';

/** For tests of the doors: one door on an app of its own. */
export interface DoorHarness extends RecordingStore {
  readonly app: Express;
  readonly counters: Counters;
  /** Unix seconds at which the clock stands. */
  readonly nowS: number;
}

/**
 * @param unansweredRows what the store has not taken over yet, as it says
 * @param limits bounds of decoding, where they differ
 */
export function openDoor(
  routes: readonly Route<IntakeDeps>[],
  unansweredRows = 0,
  limits: Partial<DecodeLimits> = {},
): DoorHarness {
  const recording = createRecordingStore();
  const clock = new VirtualClock();
  const log = createLogger('test', 'off');
  const counters = new Counters();
  const app = express();
  const deps: IntakeDeps = {
    store: recording.store,
    clock,
    log,
    counters,
    refusals: new RefusalLog({ counters, log, clock }),
    decoder: new BodyDecoder(limits),
    unused: new UnusedRequests({ counters, clock }),
    metricAge: { pastS: 15 * 86_400, futureS: 600 },
    unansweredRows: () => unansweredRows,
  };
  mount(app, routes, { deps, keys: createKeyCheck({ keylessFrom: [] }) });
  app.use(errorResponse({ log, onError: () => undefined }));
  return { ...recording, app, counters, nowS: clock.now() / 1000 };
}
