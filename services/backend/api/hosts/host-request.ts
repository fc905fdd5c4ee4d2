import type { Request } from 'express';
import {
  isJsonObject,
  type JsonObject,
  maxNameLength,
  misfit,
  readHost,
  readTags,
  show,
  tagsForm,
} from '../../../../lib/codec/fields.ts';
import { errors } from '../../../../lib/http/errors.ts';
import { optionalParam, requiredSeconds } from '../request-params.ts';

/** The host in the address of a request. @throws HttpError 400 when it cannot be one */
export function requestedHost(request: Pick<Request, 'params'>): string {
  const host = readHost(request.params.host);
  if (!host) throw errors.bad(`A host's name has 1 to ${maxNameLength} characters`);
  return host;
}

/** Hosts are found that something came from within so many seconds, unless the request says otherwise. */
const foundWithinS = 10_800;

/**
 * The parameter `from` of lists of hosts, Unix seconds; Datadog's Python client writes it as `from_`. Absent: three hours ago.
 * @throws HttpError 400 when it is no time
 */
export function requestedSince(request: Pick<Request, 'query'>, nowS: number): number {
  const name = ['from', 'from_'].find((each) => optionalParam(request, each) !== undefined);
  return name === undefined ? nowS - foundWithinS : requiredSeconds(request, name);
}

/**
 * The parameter `source` of requests for tags of hosts: a source as Agents and the store have it. `user` and `datadog`, as
 * Datadog shows them, are `users` and `system`. Datadog's Python client writes it into the body as well.
 * @throws HttpError 400 when it is no text or too long, or when address and body differ
 */
export function requestedSource(request: Pick<Request, 'query' | 'body'>): string | undefined {
  const inAddress = optionalParam(request, 'source');
  const inBody = isJsonObject(request.body) ? request.body.source : undefined;
  if (inBody !== undefined && typeof inBody !== 'string') throw errors.bad(`'source' ${misfit(inBody, 'a text')}`);
  if (inAddress !== undefined && inBody !== undefined && inAddress !== inBody)
    throw errors.bad(`'source' is ${show(inAddress)} in the address and ${show(inBody)} in the body`);
  const source = (inAddress ?? inBody)?.trim().toLowerCase();
  if (source === undefined) return undefined;
  if (source === '' || source.length > maxNameLength) throw errors.badParameter('source');
  if (source === 'user') return 'users';
  return source === 'datadog' ? 'system' : source;
}

/**
 * Tags of a body `{host, tags, source}`, normalised and sorted.
 * @param host that of the address, which the body's must be if it has one
 * @throws HttpError 400 naming what is wrong
 */
export function requestedTags(body: unknown, host: string): readonly string[] {
  const object = requestedObject(body, ['host', 'tags', 'source']);
  if (object.host !== undefined && object.host !== host) throw errors.bad(`'host' must be ${show(host)} or absent`);
  // None at all is a slip, not a wish to take all away.
  const tags = Array.isArray(object.tags) ? readTags(object.tags) : undefined;
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
