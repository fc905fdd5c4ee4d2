import type { Transferable, Worker } from 'node:worker_threads';
import type { Clock } from '../../../../lib/clock/clock.ts';
import { sinkRows } from '../sink-rows.ts';
import { sinkTransfer } from '../sink-transfer.ts';
import type { SinkMessage } from '../store.ts';
import { RpcClient } from './rpc-client.ts';
import type { StoreLog } from './store-log.ts';
import type { FromWorker, ToWorker } from './worker-message.ts';

/** The main thread's end of the store: calls and rows go to the worker; answers, log lines and its death come back. */
export class WorkerLink {
  /** Resolves when the database is open; rejects with the reason when it cannot be opened. */
  readonly opened: Promise<void>;
  readonly #worker: Worker;
  readonly #clock: Clock;
  readonly #rpc = new RpcClient((message) => {
    this.tellTime();
    this.post(message);
  });
  readonly #exited: Promise<void>;
  #toldMs = 0;
  #sentRows = 0;
  #takenRows = 0;
  #ending = false;
  #failure: Error | undefined;
  #onFatal: ((error: Error) => void)[] = [];

  constructor(worker: Worker, { clock, log }: { readonly clock: Clock; readonly log: StoreLog }) {
    this.#worker = worker;
    this.#clock = clock;
    this.#exited = new Promise((resolve) => worker.once('exit', () => resolve()));
    this.opened = new Promise((resolve, reject) => {
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'opened') resolve();
        else if (message.kind === 'refused') reject(message.error);
        else if (message.kind === 'log') log(message.level, message.message);
        else if (message.kind === 'taken') this.#takenRows = message.rows;
        else this.#rpc.accept(message);
      });
      this.onFatal(reject);
    });
    worker.once('error', (error) => this.#fail(error));
    worker.once('exit', (code) => this.#fail(new Error(`its thread ended with status ${code}`)));
  }

  /** Rows sent that the worker has not taken over yet. */
  get unansweredRows(): number {
    return this.#sentRows - this.#takenRows;
  }

  /** An object of the worker. See RpcClient.remote. */
  remote<Remote extends object>(object: string, methods: { readonly [Name in keyof Remote]: true }): Remote {
    return this.#rpc.remote<Remote>(object, methods);
  }

  post(message: ToWorker, transfer: readonly Transferable[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  /** Tells the worker the time, when it has moved on since it was told last. Before each call and each row, for one. */
  tellTime(): void {
    const nowMs = Math.floor(this.#clock.now());
    if (nowMs === this.#toldMs) return;
    this.#toldMs = nowMs;
    this.post({ kind: 'time', nowMs });
  }

  /** Sends rows; their columns are transferred. */
  send(message: SinkMessage): void {
    this.#sentRows += sinkRows(message);
    this.tellTime();
    this.post(message, sinkTransfer(message));
  }

  /** Calls back when the worker dies by itself, or at once when it has. */
  onFatal(callback: (error: Error) => void): void {
    if (this.#failure) callback(this.#failure);
    else this.#onFatal.push(callback);
  }

  /** Ends the worker; calls still open are rejected. */
  async end(): Promise<void> {
    this.#ending = true;
    this.#rpc.fail(new Error('Cannot use the store: it is closed'));
    await this.#worker.terminate();
    await this.#exited;
  }

  #fail(reason: unknown): void {
    if (this.#ending || this.#failure) return;
    const text = reason instanceof Error ? reason.message : String(reason);
    this.#failure = new Error(`The store has failed: ${text}`, { cause: reason });
    this.#rpc.fail(this.#failure);
    for (const callback of this.#onFatal.splice(0)) callback(this.#failure);
  }
}
