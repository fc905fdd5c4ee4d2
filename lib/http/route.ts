import type { Request, Response } from 'express';

/** Which keys a request needs once keys are configured: none, the API key, or API and application key. */
export type RouteKeys = 'none' | 'api' | 'api+app';

/** Bounds of a request's body in bytes: as sent, and after decompression. */
export interface BodyLimit {
  readonly sent: number;
  readonly inflated: number;
}

/**
 * One row of a route table: everything about an endpoint but its code.
 * @typeParam Deps what its handler needs from the composition root
 */
export interface Route<Deps> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly keys: RouteKeys;
  /** Absent: the server's default. */
  readonly bodyLimit?: BodyLimit;
  /**
   * What the handler finds as `request.body`: the parsed JSON (whatever the content type says; `undefined` without a
   * body), or the decompressed bytes as a Buffer. Default `json`. A GET has no body.
   */
  readonly body?: 'json' | 'bytes';
  /** What it throws becomes an error body: HttpError as it is, anything else a 500. */
  readonly handle: (deps: Deps) => (request: Request, response: Response) => void | Promise<void>;
}
