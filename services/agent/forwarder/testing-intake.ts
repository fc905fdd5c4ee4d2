import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A post that the intake of a test has got. */
export interface PostedBody {
  readonly url: string | undefined;
  readonly apiKey: unknown;
  readonly body: Record<string, unknown>;
}

/** An intake for tests: keeps what is posted and answers with `status`. */
export class TestingIntake {
  readonly posted: PostedBody[] = [];
  status = 202;
  readonly #server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as PostedBody['body'];
      this.posted.push({ url: request.url, apiKey: request.headers['dd-api-key'], body });
      response.writeHead(this.status).end('{}');
    });
  });

  /** @returns `http://127.0.0.1:41234` */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
