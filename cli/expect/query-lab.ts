import type { QueryResponse } from '../../lib/api-types/query.ts';

/** The answer to a query: its data, a refusal that waiting does not mend, or nobody there. */
export type QueryAnswer =
  | { readonly kind: 'data'; readonly response: QueryResponse }
  | { readonly kind: 'refused'; readonly status: number; readonly errors: string }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** Where and what to ask. */
export interface LabQuery {
  /** Of the lab, without path. */
  readonly url: string;
  readonly query: string;
  /** Unix seconds. */
  readonly fromS: number;
  readonly toS: number;
  readonly keys: { readonly api?: string; readonly app?: string };
  readonly timeoutMs: number;
}

/** Asks `GET /api/v1/query`. */
export async function queryLab({ url, query, fromS, toS, keys, timeoutMs }: LabQuery): Promise<QueryAnswer> {
  const target = new URL('/api/v1/query', url);
  target.search = new URLSearchParams({ from: String(fromS), to: String(toS), query }).toString();
  const headers = {
    ...(keys.api === undefined ? {} : { 'DD-API-KEY': keys.api }),
    ...(keys.app === undefined ? {} : { 'DD-APPLICATION-KEY': keys.app }),
  };
  let status: number;
  let text: string;
  try {
    const response = await fetch(target, { headers, signal: AbortSignal.timeout(timeoutMs) });
    status = response.status;
    text = await response.text();
  } catch (error) {
    return { kind: 'unreachable', reason: reasonOf(error) };
  }
  const body = parseJson(text);
  if (status === 200 && isQueryResponse(body)) return { kind: 'data', response: body };
  return { kind: 'refused', status, errors: errorsOf(body) ?? text.slice(0, 500) };
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isQueryResponse(body: unknown): body is QueryResponse {
  return typeof body === 'object' && body !== null && Array.isArray((body as { series?: unknown }).series);
}

/** Datadog's error body, `{"errors":["…"]}`. */
function errorsOf(body: unknown): string | undefined {
  const errors = typeof body === 'object' && body !== null ? (body as { errors?: unknown }).errors : undefined;
  return Array.isArray(errors) ? errors.join('; ') : undefined;
}
