import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { type CheckClass, isCheckClass } from '../../../lib/check/check-class.ts';
import { parseCheckConfig } from '../../../lib/check/parse-check-config.ts';
import { HostedInstance } from './hosted-instance.ts';
import { describeLoadFailure } from './load-failure.ts';
import { installModuleHooks } from './module-hooks.ts';
import {
  emptyResult,
  type FromThread,
  type LoadedModule,
  type ThreadInstance,
  type ThreadSetup,
  type ToThread,
  type Verdict,
} from './protocol.ts';

/*
 * Entry of a check's worker thread: loads the module, holds one object per instance, runs what it is asked to.
 * It may be ended at any moment, so nothing that has to last is kept here.
 */

const port = parentPort;
if (!port) throw new Error('thread.ts is the entry of a worker thread');
const setup = workerData as ThreadSetup;
const hosted = new Map<string, HostedInstance>();
/** Instances that are being closed. */
const leaving = new Set<Promise<void> | undefined>();

function send(message: FromThread): void {
  port?.postMessage(message);
}

async function load(): Promise<CheckClass | undefined> {
  let modules: LoadedModule[] = [];
  // A failing import must still tell which files to watch: sent at the end of the turn, and for late imports too.
  installModuleHooks((module) => {
    modules.push(module);
    if (modules.length === 1) queueMicrotask(flush);
  });
  const flush = (): void => {
    if (modules.length > 0) send({ kind: 'modules', modules });
    modules = [];
  };
  try {
    const exports = (await import(pathToFileURL(setup.file).href)) as { readonly default?: unknown };
    flush();
    if (isCheckClass(exports.default)) return exports.default;
    const found = Object.keys(exports).join(', ') || 'nothing';
    send({
      kind: 'load_failed',
      message: `has no check: its default export must be a class that extends AgentCheck of labrador/check (it exports ${found})`,
    });
  } catch (error) {
    flush();
    send({ kind: 'load_failed', ...describeLoadFailure(error, setup.file) });
  }
  return undefined;
}

function configure(check: CheckClass, given: ThreadInstance): Verdict {
  const { checkId, instance, initConfig, index } = given;
  try {
    const parsed = parseCheckConfig(check, { instance, initConfig, index });
    if (!parsed.problems.some(({ severity }) => severity === 'error') && !hosted.has(checkId)) {
      hosted.set(checkId, new HostedInstance({ check, name: setup.check, given, parsed, send }));
    }
    return { checkId, problems: parsed.problems };
  } catch (error) {
    // A schema of the author's own may throw (a transform, a refinement).
    const message = `makes the check's schema throw: ${textOf(error)}`;
    return { checkId, problems: [{ severity: 'error', keyPath: ['instances', index], message }] };
  }
}

async function onMessage(check: CheckClass, message: ToThread): Promise<void> {
  switch (message.kind) {
    case 'configure':
      send({
        kind: 'configured',
        requestId: message.requestId,
        verdicts: message.instances.map((each) => configure(check, each)),
      });
      return;
    case 'run': {
      const instance = hosted.get(message.checkId);
      const result = instance
        ? await instance.run(message)
        : { ...emptyResult, error: 'the instance is not configured' };
      reply(message.requestId, result);
      return;
    }
    case 'forget':
      for (const checkId of message.checkIds) {
        const closing = hosted
          .get(checkId)
          ?.close()
          .finally(() => leaving.delete(closing));
        leaving.add(closing);
        hosted.delete(checkId);
      }
      return;
    case 'close':
      await Promise.all([...leaving, ...[...hosted.values()].map((each) => each.close())]);
      send({ kind: 'closed' });
  }
}

function reply(requestId: number, result: Extract<FromThread, { kind: 'ran' }>['result']): void {
  try {
    send({ kind: 'ran', requestId, result });
  } catch (error) {
    // Something that cannot be cloned got into a sample; AgentCheck lets none through, other authors' code might.
    send({ kind: 'ran', requestId, result: { ...result, samples: [], warnings: [], error: textOf(error) } });
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const check = await load();
if (check) {
  port.on('message', (message: ToThread) => void onMessage(check, message));
  send({ kind: 'loaded' });
}
