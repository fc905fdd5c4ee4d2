/** What the employees service answered. */
export interface EmployeesAnswer {
  readonly status: number;
  /** Parsed JSON. */
  readonly body: unknown;
}

/** The employees service is not known, does not answer, or answers what cannot be used. */
export class EmployeesUnavailable extends Error {
  /** For the caller: 502, or 504 when it took too long. */
  readonly status: 502 | 504;

  constructor(message: string, options: { readonly status?: 504; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'EmployeesUnavailable';
    this.status = options.status ?? 502;
  }
}

const timeoutMs = 5000;
const maxBodyBytes = 1024 * 1024;

/**
 * Asks the employees service for a list.
 * @param url where the service is, without a path
 * @param query passed on as it is, with its question mark; may be empty
 * @throws EmployeesUnavailable
 */
export async function fetchEmployees(url: string | undefined, query = ''): Promise<EmployeesAnswer> {
  if (url === undefined) throw new EmployeesUnavailable('The employees service is not configured: set EMPLOYEES_URL');
  try {
    const response = await fetch(new URL(`/api/employees${query}`, url), { signal: AbortSignal.timeout(timeoutMs) });
    const text = await readText(response);
    if (response.status >= 500) throw new EmployeesUnavailable(`The employees service answered ${response.status}`);
    return { status: response.status, body: parse(text) };
  } catch (error) {
    if (error instanceof EmployeesUnavailable) throw error;
    if ((error as Error).name === 'TimeoutError') {
      const message = `The employees service did not answer within ${timeoutMs / 1000} s`;
      throw new EmployeesUnavailable(message, { status: 504, cause: error });
    }
    throw new EmployeesUnavailable(`The employees service at ${url} cannot be reached`, { cause: error });
  }
}

/** The body, unless it is larger than any list can be. */
async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) throw new EmployeesUnavailable('The answer of the employees service is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new EmployeesUnavailable('The employees service did not answer with JSON', { cause: error });
  }
}
