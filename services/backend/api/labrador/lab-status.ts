import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Request, Response } from 'express';
import type { LabProcess, LabStatus } from '../../../../lib/api-types/lab.ts';
import { labEnvironment, placeholderKeys, type Variable } from '../../../../lib/lifecycle/lab-environment.ts';
import { readStatus, statusSocketPath } from '../../../../lib/lifecycle/status-socket.ts';
import type { AgentStatus, Endpoints, ProcessStatus } from '../../../../lib/model/process-status.ts';
import type { ApiDeps } from '../api-deps.ts';

/** `GET /labrador/api/lab`: what runs and where, from the status sockets in the data folder. */
export const labStatus =
  (deps: ApiDeps) =>
  async (_request: Request, response: Response): Promise<void> => {
    const backend = await deps.backendStatus();
    const names = (await processNames(deps.dataDir)).filter((name) => name !== 'backend');
    const others = await Promise.all(names.map((name) => readProcess(deps.dataDir, name)));
    const processes: readonly LabProcess[] = [{ name: 'backend', status: backend }, ...others];
    const agent = others.find(({ name }) => name === 'agent')?.status as AgentStatus | undefined;
    const body: LabStatus = {
      version: deps.version,
      nowMs: deps.clock.now(),
      backend,
      ...(agent ? { agent } : {}),
      processes,
      env: environment(deps, processes),
      configDir: deps.configDir,
      dataDir: deps.dataDir,
    };
    response.set('Cache-Control', 'no-store').json(body);
  };

/** Names of the processes that have a status socket in the data folder, sorted. */
async function processNames(dataDir: string): Promise<string[]> {
  const files = await readdir(path.dirname(statusSocketPath(dataDir, 'any'))).catch(() => []);
  return files
    .filter((file) => file.endsWith('.sock'))
    .map((file) => path.basename(file, '.sock'))
    .sort();
}

async function readProcess(dataDir: string, name: string): Promise<LabProcess> {
  const status = await readStatus<ProcessStatus>({ dataDir, name });
  return status ? { name, status } : { name };
}

/** Configured keys are not shown: the page would give them away to whoever looks over a shoulder. */
function environment(deps: ApiDeps, processes: readonly LabProcess[]): readonly Variable[] {
  const endpoints: Endpoints = Object.assign({}, ...processes.map(({ status }) => status?.endpoints));
  return labEnvironment({
    endpoints,
    dataDir: deps.dataDir,
    ...(deps.keys.api ? {} : { apiKey: placeholderKeys.apiKey }),
    ...(deps.keys.app ? {} : { appKey: placeholderKeys.appKey }),
  });
}
