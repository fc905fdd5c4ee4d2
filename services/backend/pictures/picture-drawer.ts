import { type ChildProcess, fork } from 'node:child_process';
import { errors } from '../../../lib/http/errors.ts';
import { OneAtATime } from '../../../lib/http/one-at-a-time.ts';
import type { AnsweredPicture } from '../../../lib/picture/picture.ts';
import type { FromDrawer } from './drawer-messages.ts';

/** Bounds of the process that draws. */
export interface DrawerLimits {
  /** Pictures that are drawn or wait for it. */
  readonly waiting: number;
  /** For one picture, the start of the process included. */
  readonly timeMs: number;
  /** After so long without a picture the process ends. */
  readonly idleMs: number;
  /** After so many pictures it ends: what it has taken of memory it never gives back. */
  readonly pictures: number;
  readonly heapMb: number;
}

const defaultLimits: DrawerLimits = { waiting: 32, timeMs: 60_000, idleMs: 20_000, pictures: 100, heapMb: 256 };

/**
 * Draws pictures as PNG, one after another, in a process of its own that is there while there is something to draw: so
 * nothing of what draws is loaded here, and a picture that ends the process costs itself alone.
 */
export class PictureDrawer {
  readonly #limits: DrawerLimits;
  readonly #turns = new OneAtATime();
  #waiting = 0;
  #process: ChildProcess | undefined;
  #drawn = 0;
  #idle: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(limits: Partial<DrawerLimits> = {}) {
    this.#limits = { ...defaultLimits, ...limits };
  }

  /** The id of the process that draws; undefined while there is none. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /**
   * @returns the bytes of a PNG; rejects with an Error that says why this picture is not drawn
   * @throws HttpError 429 at once, when too many wait
   */
  draw(picture: AnsweredPicture): Promise<Buffer> {
    if (this.#waiting >= this.#limits.waiting) throw errors.tooManyPictures(this.#limits.waiting);
    this.#waiting += 1;
    return this.#turns
      .run(() => this.#drawNow(picture))
      .finally(() => {
        this.#waiting -= 1;
      });
  }

  /** Ends the process; pictures that wait are not drawn. */
  stop(): void {
    this.#isStopped = true;
    this.#endProcess();
  }

  async #drawNow(picture: AnsweredPicture): Promise<Buffer> {
    if (this.#isStopped) throw new Error('Cannot draw a picture: the backend stops');
    clearTimeout(this.#idle);
    const child = this.#process ?? this.#startProcess();
    try {
      const png = await answerOf(child, picture, this.#limits.timeMs);
      this.#drawn += 1;
      if (this.#drawn >= this.#limits.pictures) this.#endProcess();
      return png;
    } catch (error) {
      this.#endProcess();
      throw error;
    } finally {
      if (this.#process) this.#idle = setTimeout(() => this.#endProcess(), this.#limits.idleMs).unref();
    }
  }

  #startProcess(): ChildProcess {
    const child = fork(new URL('./draw-process.ts', import.meta.url), {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${this.#limits.heapMb}`],
      env: process.env.NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE } : {},
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    // One that ends while nothing is drawn is no loss.
    child.on('error', () => undefined);
    child.once('exit', () => {
      if (this.#process === child) this.#process = undefined;
    });
    this.#process = child;
    this.#drawn = 0;
    return child;
  }

  #endProcess(): void {
    clearTimeout(this.#idle);
    this.#process?.kill('SIGKILL');
    this.#process = undefined;
  }
}

/** @throws what the process says, that it ended, or that it took too long */
async function answerOf(child: ChildProcess, picture: AnsweredPicture, timeMs: number): Promise<Buffer> {
  const done = new AbortController();
  let said = '';
  const onSaid = (bytes: Buffer): void => {
    said = `${said}${bytes}`.slice(-2000);
  };
  child.stderr?.on('data', onSaid);
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      const fail = (why: string): void => reject(new Error(`Cannot draw a picture: ${why}`));
      const deadline = setTimeout(() => fail(`it took more than ${timeMs} ms`), timeMs);
      const onMessage = (message: FromDrawer): void =>
        message.kind === 'drawn' ? resolve(Buffer.from(message.png)) : fail(message.stack);
      const onExit = (code: number | null, signal: string | null): void =>
        fail(`its process ended with ${signal ?? `status ${code}`}${said && `: ${said}`}`);
      const onError = (error: Error): void => fail(error.message);
      child.on('message', onMessage).once('exit', onExit).once('error', onError);
      done.signal.addEventListener('abort', () => {
        clearTimeout(deadline);
        child.off('message', onMessage).off('exit', onExit).off('error', onError);
      });
      child.send(picture, (error) => error && onError(error));
    });
  } finally {
    done.abort();
    child.stderr?.off('data', onSaid);
  }
}
