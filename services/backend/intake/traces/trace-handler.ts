import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { BodyBudget } from '../../../../lib/http/body-budget.ts';
import { errors } from '../../../../lib/http/errors.ts';
import { foreignRequest } from '../../../../lib/http/foreign-request.ts';
import { HttpError } from '../../../../lib/http/http-error.ts';
import { inflate } from '../../../../lib/http/inflate.ts';
import { OneAtATime } from '../../../../lib/http/one-at-a-time.ts';
import type { Door, DoorAnswer, Refusal } from './door.ts';
import { plainText } from './plain-text.ts';
import { type HeldBody, readBounded } from './read-bounded.ts';

/** What serves the requests of the trace receiver's port. */
export interface HandlerParts {
  readonly doors: readonly Door[];
  /** On every answer (wire.md 2.1). */
  readonly headers: Readonly<Record<string, string>>;
  /** Names besides loopback under which it is served, lower-cased. */
  readonly allowedHosts: ReadonlySet<string>;
  /** Bytes of a body where its door does not say. */
  readonly maxBytes: number;
  /** Bytes of all bodies that are in memory at the same time. */
  readonly maxBytesInFlight: number;
  /** Told of each answer of 400 and more. */
  readonly onRefused: (status: number) => void;
  /** Told of mistakes of ours. */
  readonly onFault: (error: unknown, path: string) => void;
}

/**
 * Answers every request: guards, finds its door, reads its body within the bounds, and hands it over.
 * @returns a listener for each way to reach the doors; they share the bounds
 */
export function traceHandler(parts: HandlerParts): Record<ReachedBy, RequestListener> {
  const shared = { parts, budget: new BodyBudget(parts.maxBytesInFlight), inflating: new OneAtATime() };
  const listener =
    (reachedBy: ReachedBy): RequestListener =>
    (request, response) =>
      void serve({ ...shared, reachedBy }, request, response);
  return { port: listener('port'), socket: listener('socket') };
}

/** A TCP port or a Unix socket. */
type ReachedBy = 'port' | 'socket';

interface Room {
  readonly parts: HandlerParts;
  readonly budget: BodyBudget;
  readonly inflating: OneAtATime;
  readonly reachedBy: ReachedBy;
}

async function serve(room: Room, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { parts } = room;
  // The query is nothing that a door reads.
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const door = findDoor(parts.doors, path);
  let answer: DoorAnswer;
  try {
    answer = await ask(room, { request, path, door });
  } catch (error) {
    if (!(error instanceof HttpError)) parts.onFault(error, path);
    answer = refusal(error, { request, door });
    parts.onRefused(answer.status);
  }
  write(response, { answer, headers: parts.headers, isComplete: request.complete });
}

async function ask(
  room: Room,
  of: { readonly request: IncomingMessage; readonly path: string; readonly door: Door | undefined },
): Promise<DoorAnswer> {
  const { request, path, door } = of;
  refuseForeign(room, request);
  if (!door) throw errors.notServed(path);
  const method = request.method ?? '';
  if (door.methods === 'upload' && method !== 'POST' && method !== 'PUT') throw errors.methodNotServed(path);
  const maxBytes = door.maxBytes ?? room.parts.maxBytes;
  const fault = faultOf(() => door.admit?.());
  const isKept = door.keeps !== 'none' && fault === undefined;
  const held = await readBounded(request, { maxBytes, budget: room.budget, isKept });
  if (fault !== undefined) throw fault;
  try {
    const body = await inflated(room, { request, door, held });
    return await door.handle({ method, path, headers: request.headers, body, sentBytes: held.sentBytes });
  } finally {
    held.release();
  }
}

function faultOf(run: () => void): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** A page cannot reach a Unix socket, and what clients call it there is no name. */
function refuseForeign({ reachedBy, parts }: Room, request: IncomingMessage): void {
  if (request.headers['sec-fetch-site'] === 'cross-site') throw errors.crossSite();
  if (reachedBy === 'socket') return;
  const fault = foreignRequest(request, parts.allowedHosts);
  if (fault) throw fault;
}

/** One at a time: a body is as large as it becomes, and that is known only afterwards. */
async function inflated(
  room: Room,
  of: { readonly request: IncomingMessage; readonly door: Door; readonly held: HeldBody },
): Promise<Buffer> {
  const encoding = of.request.headers['content-encoding'];
  if (encoding === undefined || of.door.keeps !== 'inflated') return of.held.bytes;
  return room.inflating.run(() => inflate(of.held.bytes, encoding, of.door.maxBytes ?? room.parts.maxBytes));
}

/** The row of the exact path, else the longest that is its beginning. */
function findDoor(doors: readonly Door[], path: string): Door | undefined {
  let found: Door | undefined;
  for (const door of doors) {
    if (door.path === path) return door;
    if (!door.path.endsWith('/') || !path.startsWith(door.path)) continue;
    if (!found || door.path.length > found.path.length) found = door;
  }
  return found;
}

function refusal(
  error: unknown,
  { request, door }: { readonly request: IncomingMessage; readonly door: Door | undefined },
): DoorAnswer {
  const { status, message } = error instanceof HttpError ? error : errors.internal();
  door?.onRefused?.(request, { reason: reasonOf(status, request.complete), text: message });
  const busy = status === 429 ? door?.busyAnswer?.(message) : undefined;
  return { ...plainText(status, message), ...busy };
}

function reasonOf(status: number, isComplete: boolean): Refusal['reason'] {
  if (status === 429) return 'overloaded';
  if (status === 413) return 'too_large';
  if (status === 415) return 'encoding';
  if (status === 400) return isComplete ? 'undecodable' : 'cut_off';
  return 'other';
}

function write(
  response: ServerResponse,
  of: { readonly answer: DoorAnswer; readonly headers: Readonly<Record<string, string>>; readonly isComplete: boolean },
): void {
  const { status, body, type, headers } = of.answer;
  response.writeHead(status, {
    ...of.headers,
    ...headers,
    'Content-Type': type,
    'Content-Length': String(Buffer.byteLength(body)),
    'X-Content-Type-Options': 'nosniff',
    // Without having read the body to its end the connection is of no further use.
    ...(of.isComplete ? {} : { Connection: 'close' }),
  });
  response.end(body);
}
