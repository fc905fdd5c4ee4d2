import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { readCookie } from './read-cookie.ts';
import type { Signer } from './signer.ts';

/** The name of the form's hidden field. */
export const csrfField = '_csrf';
const cookieName = 'employees_csrf';
const purpose = 'csrf';
const cookieForm = /^[\w-]{22}$/;

/**
 * Forms that only this application's own pages can send: a cookie holds a random text, the form that text's signature
 * (signed double submit). Another site can make a browser send the cookie, but knows no form that goes with it.
 */
export class Csrf {
  readonly #signer: Signer;

  constructor(signer: Signer) {
    this.#signer = signer;
  }

  /** What a form on the page to be sent has in its hidden field; gives the browser a cookie if it has none. */
  token(request: Request, response: Response): string {
    const known = readCookie(request.headers, cookieName);
    if (known && cookieForm.test(known)) return this.#signer.sign(purpose, known);
    const fresh = randomBytes(16).toString('base64url');
    response.cookie(cookieName, fresh, { httpOnly: true, sameSite: 'lax', path: '/' });
    return this.#signer.sign(purpose, fresh);
  }

  /** Whether a form was made for the browser that sent it. */
  isOwnForm(request: Request): boolean {
    const cookie = readCookie(request.headers, cookieName);
    const token = (request.body as Readonly<Record<string, unknown>> | undefined)?.[csrfField];
    return cookie !== undefined && typeof token === 'string' && this.#signer.isSigned(purpose, cookie, token);
  }
}
