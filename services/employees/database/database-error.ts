/** The server cannot be reached, or has no room: the same request may succeed in a moment. */
export class DatabaseUnavailable extends Error {
  constructor(cause: unknown) {
    super(`Cannot reach the database: ${cause instanceof Error ? describe(cause) : String(cause)}`, { cause });
    this.name = 'DatabaseUnavailable';
  }
}

/** Errors of the connection, of its time, and of a server that has no room or is going away. */
const unavailableCodes = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'ER_CON_COUNT_ERROR',
  'ER_CONNECTION_KILLED',
  'ER_SERVER_SHUTDOWN',
  'ER_TOO_MANY_USER_CONNECTIONS',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
]);

/** What the driver says without a code. */
const unavailableTexts = ['Queue limit reached.', 'Pool is closed.', 'in closed state'];

/** An error of the driver, as DatabaseUnavailable if it is one; else as it is. */
export function toDatabaseError(error: unknown): unknown {
  const {
    code,
    fatal,
    message = '',
  } = (error ?? {}) as Partial<Record<'code' | 'message', string>> & {
    readonly fatal?: unknown;
  };
  const isUnavailable =
    fatal === true || unavailableCodes.has(code ?? '') || unavailableTexts.some((text) => message.includes(text));
  return isUnavailable ? new DatabaseUnavailable(error) : error;
}

/** A refused connection to a name with several addresses has its text in its parts. */
function describe(error: Error): string {
  if (error.message) return error.message;
  const { code, errors } = error as { readonly code?: string; readonly errors?: readonly Error[] };
  return errors?.map(({ message }) => message).join('; ') || code || error.name;
}
