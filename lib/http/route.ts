import type { Request, Response } from 'express';

/** Which keys a request needs once keys are configured: none, the API key, or API and application key. */
export type RouteKeys = 'none' | 'api' | 'api+app';

/**
 * One row of a route table: everything about an endpoint but its code.
 * @typeParam Deps what its handler needs from the composition root
 */
export interface Route<Deps> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly keys: RouteKeys;
  /** Body bytes as sent and after decompression; the defaults of the server where absent. */
  readonly bodyLimit?: { readonly sent: number; readonly inflated: number };
  readonly handle: (deps: Deps) => (request: Request, response: Response) => void | Promise<void>;
}
