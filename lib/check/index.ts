/** What `labrador/check` exports to the authors of checks. */
export { z } from 'zod';
export { AgentCheck } from './agent-check.ts';
export type { CheckClass } from './check-class.ts';
export type { CheckContext, PersistentCache } from './check-context.ts';
export type { CheckLog } from './check-log.ts';
export { normalizeTag } from './normalize-tag.ts';
export { ServiceCheckStatus } from './service-check-status.ts';
export type {
  EventInput,
  MetricOptions,
  MonotonicCountOptions,
  ServiceCheckOptions,
  SubmissionOptions,
} from './submission-options.ts';
