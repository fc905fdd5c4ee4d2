import { errors } from '../../../../lib/http/errors.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { refuseDeep } from './refuse-deep.ts';

/** The body of a request, which must be an object. @throws HttpError 400 when it is none, or nested too deep */
export function objectBody(body: unknown): JsonObject {
  if (body === undefined) throw errors.bodyMissing();
  if (!isJsonObject(body)) throw errors.bodyNoObject();
  refuseDeep(body);
  return body;
}
