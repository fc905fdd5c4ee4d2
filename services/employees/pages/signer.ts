import { createHmac, timingSafeEqual } from 'node:crypto';

/** Tells later whether a text is one that this application wrote. */
export class Signer {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** The signature of a text, for one purpose: that of a flash message is none for a form. */
  sign(purpose: string, text: string): string {
    return createHmac('sha256', this.#secret).update(`${purpose}\n${text}`).digest('base64url');
  }

  isSigned(purpose: string, text: string, signature: string): boolean {
    const given = Buffer.from(signature);
    const right = Buffer.from(this.sign(purpose, text));
    return given.length === right.length && timingSafeEqual(given, right);
  }
}
