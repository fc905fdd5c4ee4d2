import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { ConnectionOptions } from 'node:tls';
import type { Clock } from '../../clock/clock.ts';

const maxRedirects = 30;

export interface HttpRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** As it came, without the undoing of any `Content-Encoding`; at most `maxBodyBytes` of it. */
  readonly body: Buffer;
  /** Whether the body went on after that. */
  readonly isCut: boolean;
  /** Milliseconds from the request to the head of the answer; after redirects those of the last. */
  readonly responseTimeMs: number;
}

export interface ExchangeOptions {
  /** For everything, redirects and body included. */
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly followRedirects: boolean;
  /** How much of a body is looked at; with the first byte beyond it the connection ends. */
  readonly maxBodyBytes: number;
  /** Of `https:`, see `readTlsOptions`. */
  readonly tls: ConnectionOptions;
}

/**
 * Sends a request, follows redirects, and reads the answer, each over a connection of its own and past any proxy.
 * @throws Error when there is no whole answer in time
 */
export async function httpExchange(request: HttpRequest, options: ExchangeOptions): Promise<HttpAnswer> {
  const abort = new AbortController();
  const { clock, timeoutMs } = options;
  const timer = clock.after(timeoutMs, () => abort.abort(new Error(`timed out after ${timeoutMs} ms`)));
  try {
    return await follow(request, { ...options, signal: abort.signal });
  } catch (error) {
    throw abort.signal.aborted ? abort.signal.reason : error;
  } finally {
    timer.cancel();
    // What goes wrong between a head and its body leaves a connection open.
    abort.abort();
  }
}

type SendOptions = ExchangeOptions & { readonly signal: AbortSignal };

async function follow(first: HttpRequest, options: SendOptions): Promise<HttpAnswer> {
  let request = first;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const startMs = options.clock.monotonic();
    const response = await send(request, options);
    const responseTimeMs = options.clock.monotonic() - startMs;
    const next = options.followRedirects ? redirected(request, response) : undefined;
    if (!next) {
      const { statusCode: status = 0, headers } = response;
      return { status, headers, responseTimeMs, ...(await readBody(response, options.maxBodyBytes)) };
    }
    response.destroy();
    request = next;
  }
  throw new Error(`more than ${maxRedirects} redirects`);
}

function send(request: HttpRequest, options: SendOptions): Promise<IncomingMessage> {
  const { url, method, body } = request;
  return new Promise((resolve, reject) => {
    const headers = Object.fromEntries(request.headers);
    const common = { method, headers, agent: false, signal: options.signal };
    const sent =
      url.protocol === 'https:' ? https.request(url, { ...common, ...options.tls }) : http.request(url, common);
    sent.once('response', resolve);
    // Stays: what goes wrong after the head of the answer is told by the answer, too.
    sent.on('error', reject);
    sent.once('upgrade', (_response, socket) => {
      socket.destroy();
      reject(new Error('the server switched to another protocol, which it was not asked to'));
    });
    sent.end(body);
  });
}

/** @returns the request that the answer asks for, as browsers make it; undefined when it asks for none */
function redirected(request: HttpRequest, response: IncomingMessage): HttpRequest | undefined {
  const { statusCode: status = 0, headers: answered } = response;
  if (![301, 302, 303, 307, 308].includes(status) || answered.location === undefined) return undefined;
  const url = new URL(answered.location, request.url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new Error(`a redirect to ${url.protocol}, which is not followed`);
  }
  const headers = new Headers(request.headers);
  // Secrets are for the host that they were given for.
  if (url.origin !== request.url.origin) for (const name of ['authorization', 'cookie', 'host']) headers.delete(name);
  const isRepeated =
    status === 307 || status === 308 || request.method === 'HEAD' || (status !== 303 && request.method !== 'POST');
  if (isRepeated) return { ...request, url, headers };
  headers.delete('content-type');
  return { url, headers, method: 'GET' };
}

async function readBody(response: IncomingMessage, maxBodyBytes: number): Promise<Pick<HttpAnswer, 'body' | 'isCut'>> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    // Leaving the loop ends the connection.
    if (length > maxBodyBytes) break;
  }
  return { body: Buffer.concat(chunks).subarray(0, maxBodyBytes), isCut: length > maxBodyBytes };
}
