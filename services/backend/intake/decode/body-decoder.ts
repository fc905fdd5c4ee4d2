import { fork } from 'node:child_process';
import type { MetricTime } from '../../../../lib/codec/age.ts';
import { errors } from '../../../../lib/http/errors.ts';
import { OneAtATime } from '../../../../lib/http/one-at-a-time.ts';
import type { SinkMessage } from '../../store/store.ts';
import { decodeBody } from './decode-body.ts';
import type { FromDecoder, ToDecoder } from './decode-messages.ts';
import type { BodyForm, DecodedHead } from './decoded-body.ts';

/** What a process that decodes may take. */
export interface DecodeLimits {
  /** Larger bodies are decoded in a process of their own. */
  readonly inlineBytes: number;
  readonly heapMb: number;
  readonly timeMs: number;
}

const defaultLimits: DecodeLimits = { inlineBytes: 1024 * 1024, heapMb: 768, timeMs: 30_000 };

interface Body {
  readonly form: BodyForm;
  readonly bytes: Buffer;
  readonly time: MetricTime;
}

/** Takes what came out of a body: its head once, then its rows in parts. */
export interface DecodedTarget {
  /** Called when its turn has come, which may be long after it was sent; what it throws refuses the body. */
  begin(): void;
  head(head: DecodedHead): void;
  rows(message: SinkMessage): void;
}

/**
 * Decodes the bodies of the doors: small ones at once, large ones each in a process with bounds of its own, one at a
 * time, so that no body stops this process or takes all its memory.
 */
export class BodyDecoder {
  readonly #limits: DecodeLimits;
  readonly #processes = new OneAtATime();

  constructor(limits: Partial<DecodeLimits> = {}) {
    this.#limits = { ...defaultLimits, ...limits };
  }

  /**
   * @throws HttpError 400 as the form's codec, 413 when decoding takes too much or it has too many rows, what `to.begin` throws
   */
  async decode(body: Body, to: DecodedTarget): Promise<void> {
    if (body.bytes.length > this.#limits.inlineBytes) {
      return this.#processes.run(async () => {
        to.begin();
        await this.#inProcess(body, to);
      });
    }
    to.begin();
    const { messages, ...head } = decodeBody(body.form, body.bytes, body.time);
    to.head(head);
    for (const message of messages) to.rows(message);
  }

  async #inProcess(body: Body, to: DecodedTarget): Promise<void> {
    // Not a thread: one that runs out of memory may take the whole process with it.
    const child = fork(new URL('./decode-process.ts', import.meta.url), {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${this.#limits.heapMb}`],
      env: process.env.NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE } : {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const send = (message: ToDecoder): void => void child.send(message, () => undefined);
    const exited = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
    let deadline: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        deadline = setTimeout(() => reject(errors.bodyTooHard()), this.#limits.timeMs);
        child.on('message', (message: FromDecoder) => {
          if (message.kind === 'refused') return reject(errors.refused(message.status, message.errors));
          if (message.kind === 'failed') return reject(new Error(`Cannot decode a body: ${message.stack}`));
          if (message.kind === 'end') return resolve();
          if (message.kind === 'head') to.head(message.head);
          else to.rows(message.message);
          clearTimeout(deadline);
          // One part a turn: other requests are answered in between.
          send({ kind: 'next' });
        });
        child.once('error', reject);
        // It writes everything it has to say of mistakes of ours: what ends it otherwise is its bound on memory.
        child.once('exit', () => reject(errors.bodyTooHard()));
        send({ kind: 'body', ...body });
      });
    } finally {
      clearTimeout(deadline);
      child.kill('SIGKILL');
      await exited;
    }
  }
}
