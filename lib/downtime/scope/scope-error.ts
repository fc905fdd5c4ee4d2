/** A scope that cannot be read, or that Datadog's downtimes cannot have; its message says what and where. */
export class ScopeError extends Error {
  /** 0-based offset into the scope's text. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = 'ScopeError';
    this.offset = offset;
  }
}
