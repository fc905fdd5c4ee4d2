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

const TIMEOUT_MS = 15_000;

/** What is wrong with one request, as lines for a person; none while nothing answers, which the shell says for all of them. */
export function errorLines(error: unknown): readonly string[] {
  if (error === null || error === undefined || error instanceof BackendGone) return [];
  if (error instanceof ApiError) return error.errors;
  return [error instanceof Error ? error.message : String(error)];
}

/**
 * `GET path` as JSON. `T` is the contract of lib/api-types; it is not checked again here, console and backend are one build.
 * @throws ApiError on a status other than 2xx, BackendGone when nothing answers
 */
export async function getJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await reach(path, signal);
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new ApiError(response.status, errorsIn(body) ?? [`${path} answered ${response.status}.`]);
  if (body === undefined) throw new ApiError(response.status, [`${path} did not answer with JSON.`]);
  return body as T;
}

async function reach(path: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(path, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new BackendGone({ cause: error });
  }
}

function errorsIn(body: unknown): string[] | undefined {
  if (typeof body !== 'object' || body === null || !('errors' in body) || !Array.isArray(body.errors)) return undefined;
  return body.errors.map(String);
}
