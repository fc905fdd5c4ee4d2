import type { HttpRequest } from './exchange.ts';
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
  const authorization = basicAuthorization(instance);
  if (authorization !== undefined) headers.set('authorization', authorization);
  if (!sendsData || data === undefined) return { url, method, headers };
  return { url, method, headers, body: typeof data === 'string' ? data : JSON.stringify(data) };
}

const defaultHeaders = { 'User-Agent': 'Labrador', Accept: 'text/html, */*', 'Accept-Encoding': 'identity' };

/** An address as it may be shown: as it was written, but without the user name and password that it may hold. */
export function withoutCredentials(address: string): string {
  const url = new URL(address);
  if (url.username === '' && url.password === '') return address;
  url.username = '';
  url.password = '';
  return url.href;
}

function basicAuthorization(instance: HttpInstance): string | undefined {
  const { username, password } = instance;
  const url = new URL(instance.url);
  const user = username ?? decodeURIComponent(url.username);
  if (user === '') return undefined;
  const secret = username === undefined ? decodeURIComponent(url.password) : (password ?? '');
  return `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
}
