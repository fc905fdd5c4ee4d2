import type { Express } from 'express';
import request from 'supertest';

/** For tests of the doors: posts a body as it is, as a client would that encodes by itself. */
export function postBytes(
  app: Express,
  path: string,
  body: Buffer,
  headers: Readonly<Record<string, string>> = {},
): request.Test {
  const call = request(app).post(path).set('Content-Type', 'application/x-protobuf').set(headers);
  return call.serialize((whole) => whole).send(body as unknown as string);
}
