/** A recurrence rule that cannot be read, or that downtimes cannot have; its message says what. */
export class RruleError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RruleError';
  }
}
