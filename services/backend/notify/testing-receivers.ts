import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** Who wants a receiver: a test, or a benchmark. */
interface Owner {
  after(stop: () => Promise<unknown>): void;
}

/** For tests: a server of mail on a port of its own. */
export interface TestingSmtp {
  readonly port: number;
  /** What it took, in order. */
  readonly mails: readonly {
    readonly to: readonly string[];
    readonly from: string;
    readonly mail: ParsedMail;
    readonly raw: Buffer;
  }[];
  /** What it answers to the next mails in place of taking them: a code of SMTP. */
  refuseWith(code: number | undefined): void;
}

export async function startSmtp(t: Owner, password?: string): Promise<TestingSmtp> {
  const mails: TestingSmtp['mails'][number][] = [];
  let refusal: number | undefined;
  const server = new SMTPServer({
    ...{
      logger: false,
      disabledCommands: password === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
      allowInsecureAuth: true,
    },
    authOptional: password === undefined,
    onAuth: (auth, _session, callback) =>
      auth.password === password ? callback(null, { user: 'me' }) : callback(new Error('wrong password')),
    onData: async (stream, session, callback) => {
      const raw = await buffer(stream);
      if (refusal !== undefined) return callback(Object.assign(new Error('not now'), { responseCode: refusal }));
      const { mailFrom, rcptTo } = session.envelope;
      const to = rcptTo.map(({ address }) => address);
      mails.push({
        to,
        from: mailFrom ? mailFrom.address : '',
        raw,
        mail: await simpleParser(raw, { skipImageLinks: true }),
      });
      callback();
    },
  });
  // Clients that go away are no failure of the test.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => new Promise<void>((resolve) => server.close(resolve)));
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    refuseWith: (code) => {
      refusal = code;
    },
  };
}

/** For tests: a receiver of webhooks on a port of its own. */
export interface TestingHook {
  readonly url: string;
  readonly bodies: readonly string[];
  /** What it answers. */
  answerWith(status: number): void;
}

export async function startHook(t: Owner): Promise<TestingHook> {
  const bodies: string[] = [];
  let status = 200;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    if (status === 200) bodies.push(body);
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => new Promise((resolve) => server.close(resolve)));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/t0ken`,
    bodies,
    answerWith: (each) => {
      status = each;
    },
  };
}
