import type { Request, Response } from 'express';

/** Which keys a request needs once keys are configured: none, the API key, or API and application key. */
export type RouteKeys = 'none' | 'api' | 'api+app';

/** Bounds of a request's body in bytes: as sent, and after decompression. */
export interface BodyLimit {
  readonly sent: number;
  readonly inflated: number;
}

/** The entries of an error body: texts, or objects of JSON:API, `{status, title, detail}`. */
export type ErrorForm = 'text' | 'json-api';

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
   * body), the decompressed bytes as a Buffer, or how many bytes were sent, none of which is kept. Default `json`. A GET
   * has no body.
   */
  readonly body?: 'json' | 'bytes' | 'size';
  /** How its errors are written (api.md 1.2): `["text"]` unless it is one of Datadog's newer ones. */
  readonly errorForm?: ErrorForm;
  /** What it throws becomes an error body: HttpError as it is, anything else a 500. */
  readonly handle: (deps: Deps) => (request: Request, response: Response) => void | Promise<void>;
}
