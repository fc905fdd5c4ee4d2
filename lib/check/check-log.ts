/** Called as pino's: a text with `%s`, `%d`, `%o` places, or an object of fields and then a text. */
export interface LogFunction {
  (message: string, ...values: unknown[]): void;
  (fields: object, message?: string, ...values: unknown[]): void;
}

/** The log of one check instance; the runtime adds the check's name and id. A pino logger is one. */
export interface CheckLog {
  readonly debug: LogFunction;
  readonly info: LogFunction;
  readonly warn: LogFunction;
  readonly error: LogFunction;
}
