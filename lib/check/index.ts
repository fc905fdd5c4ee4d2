/** What `labrador/check` exports to the authors of checks. */
export { z } from 'zod';
export { AgentCheck } from './agent-check.ts';
export type { CheckClass } from './check-class.ts';
export type { CheckContext, PersistentCache } from './check-context.ts';
export type { CheckLog } from './check-log.ts';
export { expressionProblem } from './expression-problem.ts';
export { basicAuthorization } from './http/basic-authorization.ts';
export { headersSchema } from './http/headers-schema.ts';
export { type HttpAnswer, type HttpRequest, httpExchange } from './http/http-exchange.ts';
export { reasonOf } from './http/reason-of.ts';
export { readTlsOptions } from './http/tls-options.ts';
export { withoutCredentials } from './http/without-credentials.ts';
export { normalizeTag } from './normalize-tag.ts';
export { ServiceCheckStatus } from './service-check-status.ts';
export type {
  EventInput,
  MetricOptions,
  MonotonicCountOptions,
  ServiceCheckOptions,
  SubmissionOptions,
} from './submission-options.ts';
