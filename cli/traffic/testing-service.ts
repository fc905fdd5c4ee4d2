import type { Clock } from '../../lib/clock/clock.ts';

/** A request as a test sees it. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly address: string;
  readonly atMs: number;
  readonly cookie: string | null;
  readonly body: string;
}

interface Stored {
  readonly name: string;
  readonly email: string;
}

/**
 * Answers as the employees service and the starter application do, as far as visitors look at it, without a network: the
 * same addresses, a form that wants its cookie and hidden field, ids. Port 1 is employees, port 2 the starter application,
 * at any other nobody answers.
 */
export class TestingService {
  readonly seen: SeenRequest[] = [];
  readonly stored = new Map<number, Stored>([[1, { name: 'Somebody Else', email: 'else@example.com' }]]);
  /** Changes and deletions of employees that our visitors did not make. */
  readonly trespasses: string[] = [];
  readonly #clock: Clock;
  #nextId = 2;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const url = new URL(String(input));
    const { method = 'GET', body } = init;
    const headers = new Headers(init.headers);
    const text = body === undefined || body === null ? '' : String(body);
    const address = url.pathname + url.search;
    this.seen.push({ method, address, atMs: this.#clock.monotonic(), cookie: headers.get('cookie'), body: text });
    if (url.port === '2') return this.#answerApmApp(url.pathname);
    if (url.port !== '1') throw new TypeError('fetch failed');
    if (url.pathname.startsWith('/api/')) return this.#answerApi(method, url, text);
    return this.#answerPage(method, url, { cookie: headers.get('cookie'), form: new URLSearchParams(text) });
  };

  #answerApmApp(path: string): Response {
    if (path === '/api/error') return new Response('', { status: 500 });
    return new Response('', {
      status: ['/', '/api/apm', '/api/trace', '/api/employees', '/api/slow'].includes(path) ? 200 : 404,
    });
  }

  #answerApi(method: string, url: URL, text: string): Response {
    const id = idIn(url);
    if (id === undefined && method === 'GET') return Response.json({ data: [...this.stored].map(asJson) });
    if (id === undefined) return this.#add(JSON.parse(text) as Stored);
    const known = this.stored.get(id);
    if (!known) return new Response('', { status: 404 });
    if (method === 'GET') return Response.json({ data: asJson([id, known]) });
    this.#mayChange(id, method);
    if (method === 'DELETE') this.stored.delete(id);
    else this.stored.set(id, { ...known, ...(JSON.parse(text) as Partial<Stored>) });
    return method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json({});
  }

  #add(person: Stored): Response {
    if (!person.email.includes('@')) return new Response('', { status: 400 });
    if ([...this.stored.values()].some(({ email }) => email === person.email)) return new Response('', { status: 409 });
    const id = this.#nextId++;
    this.stored.set(id, person);
    return Response.json({ data: asJson([id, person]) }, { status: 201 });
  }

  #answerPage(
    method: string,
    url: URL,
    sent: { readonly cookie: string | null; readonly form: URLSearchParams },
  ): Response {
    const id = idIn(url);
    if (method === 'GET' && /\/(new|edit|delete)$/.test(url.pathname)) {
      const headers = { 'set-cookie': 'employees_csrf=c00kie; Path=/; HttpOnly' };
      return new Response('<form><input type="hidden" name="_csrf" value="signed">', { headers });
    }
    if (method === 'GET') return this.#showPage(url, id);
    if (sent.cookie !== 'employees_csrf=c00kie' || sent.form.get('_csrf') !== 'signed') {
      return new Response('', { status: 403 });
    }
    if (id === undefined && sent.form.get('name')?.trim() === '') return new Response('', { status: 422 });
    if (id !== undefined) this.#mayChange(id, method);
    if (url.pathname.endsWith('/delete')) this.stored.delete(id ?? 0);
    else if (id === undefined) this.#add(Object.fromEntries(sent.form) as unknown as Stored);
    return new Response(null, { status: 303, headers: { location: '/employees' } });
  }

  #showPage(url: URL, id: number | undefined): Response {
    if (id !== undefined) return new Response('', { status: this.stored.has(id) ? 200 : 404 });
    if (url.pathname !== '/employees') return new Response('', { status: 404 });
    const search = url.searchParams.get('q') ?? '';
    const found = [...this.stored].filter(([, { email }]) => email.includes(search));
    return new Response(found.map(([each, { email }]) => `<a href="/employees/${each}">${email}</a>`).join());
  }

  #mayChange(id: number, method: string): void {
    if (id === 1) this.trespasses.push(`${method} ${id}`);
  }
}

function idIn(url: URL): number | undefined {
  const id = /\/employees\/(\d+)/.exec(url.pathname)?.[1];
  return id === undefined ? undefined : Number(id);
}

function asJson([id, { name, email }]: readonly [number, Stored]): object {
  return { id, name, email, phone: null };
}
