import { basicAuthorization, type HttpRequest, withoutCredentials } from 'labrador/check';
import type { HttpInstance } from './instance.ts';

const methodsWithData = ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];

/** The request that an instance asks for: headers as Datadog's check makes them, and the body. */
export function requestOf(instance: HttpInstance): HttpRequest {
  const { method, data } = instance;
  const url = new URL(withoutCredentials(instance.url));
  const sendsData = methodsWithData.includes(method);
  const headers = new Headers(instance.headers ?? (instance.include_default_headers ? defaultHeaders : {}));
  for (const [name, value] of Object.entries(instance.extra_headers)) headers.set(name, value);
  if (sendsData && !headers.has('content-type')) headers.set('content-type', 'application/x-www-form-urlencoded');
  const authorization = basicAuthorization(instance, instance.url);
  if (authorization !== undefined) headers.set('authorization', authorization);
  if (!sendsData || data === undefined) return { url, method, headers };
  return { url, method, headers, body: typeof data === 'string' ? data : JSON.stringify(data) };
}

const defaultHeaders = { 'User-Agent': 'Labrador', Accept: 'text/html, */*', 'Accept-Encoding': 'identity' };
