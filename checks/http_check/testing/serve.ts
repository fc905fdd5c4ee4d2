import { readFileSync } from 'node:fs';
import http, { type IncomingMessage, type RequestListener } from 'node:http';
import https, { type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

/** Path of a file of this folder. */
export const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/**
 * A server on a free port, closed after the test.
 * @param listener answers, once the whole request is there
 * @param tls makes it https with the certificate of this folder that it names; further options of TLS
 */
export async function serve(
  context: TestContext,
  listener: RequestListener,
  tls?: ServerOptions & { readonly certificate: string },
): Promise<{ readonly address: string; readonly seen: SeenRequest[] }> {
  const seen: SeenRequest[] = [];
  const onRequest: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const { method = '', url = '', headers } = request;
    seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    listener(request, response);
  };
  const key = readFileSync(fileOf('key.pem'));
  const server = tls
    ? https.createServer({ ...tls, key, cert: readFileSync(fileOf(tls.certificate)) }, onRequest)
    : http.createServer(onRequest);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { address: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`, seen };
}
