import type { QueryResponse } from '../../lib/api-types/query.ts';
import { askLab, type Lab, type LabAnswer } from './ask-lab.ts';

/** The answer to a query. */
export type QueryAnswer = LabAnswer<QueryResponse>;

/** What to ask. */
export interface LabQuery {
  readonly query: string;
  /** Unix seconds. */
  readonly fromS: number;
  readonly toS: number;
}

/** Asks `GET /api/v1/query`. */
export function queryLab(lab: Lab, { query, fromS, toS }: LabQuery): Promise<QueryAnswer> {
  const parameters = { from: String(fromS), to: String(toS), query };
  return askLab(lab, { path: '/api/v1/query', parameters, isBody: isQueryResponse });
}

function isQueryResponse(body: unknown): body is QueryResponse {
  return typeof body === 'object' && body !== null && Array.isArray((body as { series?: unknown }).series);
}
