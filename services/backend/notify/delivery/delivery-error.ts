/** A message that did not reach where it was sent. */
export class DeliveryError extends Error {
  /** Whether it would be refused again, however often it is tried. */
  readonly isFinal: boolean;

  constructor(message: string, options: ErrorOptions & { readonly isFinal: boolean }) {
    super(message, options);
    this.name = 'DeliveryError';
    this.isFinal = options.isFinal;
  }
}
