import { currentKeys } from '../keys/current-keys.ts';
import { keyHeaders, type LabKeys } from '../keys/lab-keys.ts';

/** The backend answered, but not with what was asked for. */
export class ApiError extends Error {
  readonly status: number;
  /** The messages of the error body, for a person. */
  readonly errors: readonly string[];

  constructor(status: number, errors: readonly string[]) {
    super(errors.join('; '));
    this.name = 'ApiError';
    this.status = status;
    this.errors = errors;
  }
}

/** The backend did not answer at all, or not in time. */
export class BackendGone extends Error {
  constructor(options?: ErrorOptions) {
    super('The backend does not answer.', options);
    this.name = 'BackendGone';
  }
}

/** Nothing answered what somebody did once. No view asks it again, so that it is said where it was done. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

const TIMEOUT_MS = 15_000;
const TIMEOUT_OF_MANY_MS = 60_000;

/**
 * `GET path` as JSON, with the keys of this tab unless others are given. `T` is the contract of lib/api-types; it is
 * not checked again here, console and backend are one build.
 * @throws ApiError on a status other than 2xx, BackendGone when nothing answers
 */
export async function getJson<T>(
  path: string,
  signal: AbortSignal,
  keys: LabKeys | undefined = currentKeys(),
): Promise<T> {
  return answerOf<T>(path, await reach(path, { headers: keyHeaders(keys), signal }));
}

/** `POST path` with a JSON body that only asks, as getJson. @param timeoutMs after which nothing is waited for any more */
export async function postJson<T>(
  path: string,
  body: unknown,
  signal: AbortSignal,
  timeoutMs: number = TIMEOUT_MS,
): Promise<T> {
  const headers = { 'content-type': 'application/json', ...keyHeaders(currentKeys()) };
  return answerOf<T>(
    path,
    await reach(path, { method: 'POST', body: JSON.stringify(body), headers, signal, timeoutMs }),
  );
}

/**
 * `POST path` with a JSON body that asks many things at once, as getJson: the values of an answer that has one in each line,
 * each read when it is wanted.
 */
export async function* postForLines<T>(path: string, body: unknown, signal: AbortSignal): AsyncGenerator<T> {
  const headers = { 'content-type': 'application/json', ...keyHeaders(currentKeys()) };
  const sent = { method: 'POST', body: JSON.stringify(body), headers, signal, timeoutMs: TIMEOUT_OF_MANY_MS } as const;
  const response = await reach(path, sent);
  if (!response.ok) await answerOf<T>(path, response);
  const text = await response.text().catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new BackendGone({ cause: error });
  });
  for (const line of text.split('\n')) if (line !== '') yield JSON.parse(line) as T;
}

/** `GET path` as the text that it answers with, whatever it is of, as getJson. */
export async function getText(path: string, signal: AbortSignal): Promise<string> {
  const response = await reach(path, { headers: { accept: '*/*', ...keyHeaders(currentKeys()) }, signal });
  if (!response.ok) await answerOf<never>(path, response);
  return response.text();
}

/**
 * `PUT`, `POST`, `PATCH` or `DELETE path`, with a JSON body, that changes something, as getJson; undefined where nothing
 * comes back (204). A change is not given up half-way.
 * @throws Unanswered where getJson throws BackendGone: it may have been done
 */
export async function sendJson<T>(
  method: 'PUT' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const headers = { 'content-type': 'application/json', ...keyHeaders(currentKeys()) };
  const signal = new AbortController().signal;
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await reach(path, { method, ...sent, headers, signal }).catch((cause: unknown) => {
    throw new Unanswered('The backend did not answer: look whether it was done before you do it again.', { cause });
  });
  return answerOf<T>(path, response);
}

interface Request {
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly timeoutMs?: number;
}

async function reach(
  path: string,
  { headers, signal, timeoutMs = TIMEOUT_MS, ...request }: Request,
): Promise<Response> {
  try {
    return await fetch(path, {
      ...request,
      headers: { accept: 'application/json', ...headers },
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new BackendGone({ cause: error });
  }
}

async function answerOf<T>(path: string, response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new ApiError(response.status, errorsIn(body) ?? [`${path} answered ${response.status}.`]);
  if (body === undefined) throw new ApiError(response.status, [`${path} did not answer with JSON.`]);
  return body as T;
}

function errorsIn(body: unknown): string[] | undefined {
  if (typeof body !== 'object' || body === null || !('errors' in body) || !Array.isArray(body.errors)) return undefined;
  return body.errors.map(errorText);
}

/** An error is a text, or an object with a `detail` as newer routes of the API answer. */
function errorText(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { detail, title } = error as { readonly detail?: unknown; readonly title?: unknown };
  return String(detail ?? title ?? JSON.stringify(error));
}
