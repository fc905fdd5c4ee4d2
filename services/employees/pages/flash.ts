import type { Request, Response } from 'express';
import { readCookie } from './read-cookie.ts';
import type { Signer } from './signer.ts';

const cookieName = 'employees_flash';
const purpose = 'flash';
const cookieOptions = { httpOnly: true, sameSite: 'lax', path: '/' } as const;
/** A message that no page came to show by then is not news any more. */
const maxAgeMs = 60_000;

/** A message for the next page, in a signed cookie: what was done before the redirect to it. */
export class Flash {
  readonly #signer: Signer;

  constructor(signer: Signer) {
    this.#signer = signer;
  }

  set(response: Response, message: string): void {
    const text = Buffer.from(message).toString('base64url');
    const value = `${text}.${this.#signer.sign(purpose, text)}`;
    response.cookie(cookieName, value, { ...cookieOptions, maxAge: maxAgeMs });
  }

  /** The message, if there is one, which is then gone. */
  take(request: Request, response: Response): string | undefined {
    const cookie = readCookie(request.headers, cookieName);
    if (cookie === undefined) return undefined;
    response.clearCookie(cookieName, cookieOptions);
    const [text = '', signature = ''] = cookie.split('.');
    return this.#signer.isSigned(purpose, text, signature) ? Buffer.from(text, 'base64url').toString() : undefined;
  }
}
