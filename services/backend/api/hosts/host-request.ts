import type { Request } from 'express';
import {
  isJsonObject,
  type JsonObject,
  maxNameLength,
  readHost,
  readTags,
  show,
  tagsForm,
} from '../../../../lib/codec/fields.ts';
import { errors } from '../../../../lib/http/errors.ts';
import { optionalParam } from '../request-params.ts';

/** The host in the address of a request. @throws HttpError 400 when it cannot be one */
export function requestedHost(request: Pick<Request, 'params'>): string {
  const host = readHost(request.params.host);
  if (!host) throw errors.bad(`A host's name has 1 to ${maxNameLength} characters`);
  return host;
}

/**
 * The parameter `source` of requests for tags of hosts: a source as Agents and the store have it. `user` and `datadog`, as
 * Datadog shows them, are `users` and `system`.
 * @throws HttpError 400 when it is too long
 */
export function requestedSource(request: Pick<Request, 'query'>): string | undefined {
  const source = optionalParam(request, 'source')?.trim().toLowerCase();
  if (source === undefined) return undefined;
  if (source === '' || source.length > maxNameLength) throw errors.badParameter('source');
  if (source === 'user') return 'users';
  return source === 'datadog' ? 'system' : source;
}

/**
 * Tags of a body `{host, tags}`, normalised and sorted.
 * @param host that of the address, which the body's must be if it has one
 * @throws HttpError 400 naming what is wrong
 */
export function requestedTags(body: unknown, host: string): readonly string[] {
  const object = requestedObject(body, ['host', 'tags']);
  if (object.host !== undefined && object.host !== host) throw errors.bad(`'host' must be ${show(host)} or absent`);
  const tags = object.tags === undefined ? undefined : readTags(object.tags);
  if (!tags) throw errors.bad(`'tags' must be ${tagsForm}, it is ${show(object.tags)}`);
  return tags;
}

/** A body with these fields, none of which has to be there; no body has none. @throws HttpError 400 for any other */
export function requestedObject(body: unknown, fields: readonly string[]): JsonObject {
  if (body === undefined || body === null) return {};
  if (!isJsonObject(body)) throw errors.bad(`The body must be an object, it is ${show(body)}`);
  const other = Object.keys(body).find((key) => !fields.includes(key));
  if (other !== undefined) throw errors.unexpectedProperty(other);
  return body;
}

/** A parameter that is true or false; absent is false. @throws HttpError 400 for anything else */
export function requestedFlag(request: Pick<Request, 'query'>, name: string): boolean {
  const text = optionalParam(request, name)?.toLowerCase() ?? 'false';
  if (text !== 'true' && text !== 'false') throw errors.badParameter(name);
  return text === 'true';
}
