import assert from 'node:assert/strict';
import http from 'node:http';
import type { BodyLimit } from '../../lib/http/route.ts';
import { routes } from '../../services/backend/api/routes.ts';
import { ask, becomes } from '../clients/ask.ts';
import { type Backend, startBackend } from '../clients/start-backend.ts';
import { foretell, isForetold } from './body-ledger.ts';
import { RandomBodies, type RandomBody } from './random-bodies.ts';
import { type MemoryReport, ResidentMemory } from './resident-memory.ts';

/** Requests at the same time. */
const connections = 6;

/** Bodies between two comparisons of the counters. */
const batchBodies = 500;

/** Answers that a door may give to a body. */
const allowed: ReadonlySet<number> = new Set([202, 400, 413, 415, 429]);

export interface DoorsSoak {
  readonly bodies: number;
  /** Status → how often. */
  readonly statuses: Readonly<Record<number, number>>;
  readonly memory: MemoryReport;
  readonly counters: Readonly<Record<string, number>>;
}

/** All doors for bodies that are read: what asks for an API key alone. */
const doors = new Map<string, BodyLimit | undefined>(
  routes
    .filter(({ method, keys, body }) => method === 'post' && keys === 'api' && body !== 'size')
    .map(({ path, bodyLimit }) => [path, bodyLimit]),
);

/**
 * Sends random bodies to every door of a backend process, over connections that are kept, and asserts: each is answered
 * as the codecs alone say, the counters add up to the item, the process lives, and good points sent before, between
 * and after arrived.
 */
export async function soakDoors(run: {
  readonly count: number;
  readonly seed: number;
  readonly progress?: (text: string) => void;
}): Promise<DoorsSoak> {
  const backend = await startBackend(() => 'log_level: error\n');
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  try {
    return await new Soak(run, backend, agent).run();
  } finally {
    agent.destroy();
    await backend.remove();
  }
}

class Soak {
  readonly #run: Parameters<typeof soakDoors>[0];
  readonly #backend: Backend;
  readonly #agent: http.Agent;
  readonly #bodies: RandomBodies;
  readonly #others: RandomBodies | undefined;
  readonly #expected: Record<string, number> = {};
  readonly #statuses: Record<number, number> = {};
  readonly #startS = Math.floor(Date.now() / 1000);
  #watched = 0;

  constructor(run: Parameters<typeof soakDoors>[0], backend: Backend, agent: http.Agent) {
    this.#run = run;
    this.#backend = backend;
    this.#agent = agent;
    const paths = [...doors.keys()];
    const nowS = (): number => Date.now() / 1000;
    const others = paths.filter((path) => !isForetold(path));
    this.#bodies = new RandomBodies(run.seed, { paths: paths.filter(isForetold), nowS });
    this.#others = others.length > 0 ? new RandomBodies(run.seed + 1, { paths: others, nowS }) : undefined;
  }

  async run(): Promise<DoorsSoak> {
    const memory = new ResidentMemory();
    const { count, seed } = this.#run;
    for (let sent = 0; sent < count; ) {
      const batch = Math.min(batchBodies, count - sent);
      await this.#sendWatched();
      await this.#sendBatch(this.#bodies, batch);
      sent += batch;
      const { rssBytes, counters } = await this.#backend.status();
      assert.deepEqual(pick(counters, this.#expected), this.#expected, `seed ${seed}, bodies up to ${sent}: counters`);
      memory.add(sent / count, { bytes: rssBytes, contexts: counters['store.contexts'] ?? 0 });
      if (sent % (batchBodies * 20) === 0) this.#run.progress?.(`${sent} bodies, ${Math.round(rssBytes / 1048576)} MB`);
    }
    // Doors whose answers cannot be told beforehand: last, as what they count would be in the way.
    if (this.#others) await this.#sendBatch(this.#others, Math.ceil(count / 5));
    await this.#sendWatched();
    await becomes(
      async () => Number((await ask(this.#backend, 'sum:soak.watched{*}.as_count()', 3000))[0]),
      this.#watched,
      'the watched counter',
    );
    const { counters } = await this.#backend.status();
    for (const [status, times] of Object.entries(this.#statuses)) {
      if (Number(status) >= 400) assert.equal(counters[`http.refused.${status}`], times, `answers with ${status}`);
    }
    assert.equal(await this.#backend.stop(), 0, this.#backend.log());
    return { bodies: count, statuses: this.#statuses, memory: memory.report(), counters };
  }

  async #sendBatch(bodies: RandomBodies, count: number): Promise<void> {
    let left = count;
    const lane = async (): Promise<void> => {
      while (left-- > 0) await this.#send(bodies.next());
    };
    await Promise.all(Array.from({ length: connections }, lane));
  }

  async #send(body: RandomBody): Promise<void> {
    const status = await this.#post(body);
    const where = `seed ${this.#run.seed}: ${JSON.stringify({ ...body, bytes: body.bytes.toString('base64').slice(0, 4000) })}`;
    assert.ok(allowed.has(status), `status ${status} for ${where}\n${this.#backend.log()}`);
    if (status === 429 || !isForetold(body.path)) return;
    const limit = doors.get(body.path) ?? { sent: 1024 * 1024, inflated: 4 * 1024 * 1024 };
    const { status: foretold, counts } = await foretell(body, limit, Date.now() / 1000);
    assert.equal(status, foretold, `status for ${where}`);
    this.#count(counts);
  }

  /** A good point, of a second that no other has. */
  async #sendWatched(): Promise<void> {
    this.#watched += 1;
    const timestamp = this.#startS - this.#watched;
    const body = { series: [{ metric: 'soak.watched', type: 'count', points: [[timestamp, 1]], tags: [] }] };
    const status = await this.#post({
      path: '/api/v1/series',
      bytes: Buffer.from(JSON.stringify(body)),
      contentType: 'application/json',
      isChunked: false,
    });
    assert.equal(status, 202);
    this.#count({ 'intake.accepted.series_points': 1 });
  }

  #count(counts: Readonly<Record<string, number>>): void {
    for (const [name, count] of Object.entries(counts)) {
      if (count > 0) this.#expected[name] = (this.#expected[name] ?? 0) + count;
    }
  }

  async #post({ path, bytes, encoding, contentType, isChunked }: RandomBody): Promise<number> {
    const status = await new Promise<number>((resolve, reject) => {
      const request = http.request(`${this.#backend.url}${path}`, {
        method: 'POST',
        agent: this.#agent,
        headers: {
          'Content-Type': contentType,
          ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
          ...(isChunked ? {} : { 'Content-Length': bytes.length }),
        },
      });
      request.on('error', reject);
      request.on('response', (response) => {
        response
          .on('error', reject)
          .on('end', () => resolve(response.statusCode ?? 0))
          .resume();
      });
      request.end(bytes);
    });
    this.#statuses[status] = (this.#statuses[status] ?? 0) + 1;
    return status;
  }
}

/** The counters named in `like`. */
function pick(
  counters: Readonly<Record<string, number>>,
  like: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(Object.keys(like).map((name) => [name, counters[name] ?? 0]));
}
