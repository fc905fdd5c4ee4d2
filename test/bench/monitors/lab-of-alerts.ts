import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { agentNodeFlags } from '../../../cli/supervise/agent-node-flags.ts';
import { childEnvironment } from '../../../cli/supervise/child-environment.ts';
import { projectRoot } from '../../../lib/config/places.ts';
import { isReadyMessage } from '../../../lib/lifecycle/ready.ts';
import { type RunningBackend, startBackend } from '../backend/start-backend.ts';
import type { BenchContext } from '../bench.ts';

/** A backend and an agent whose check sends the number of its conf file as gauge `level`, and a monitor on it. */
export interface LabOfAlerts {
  readonly backend: RunningBackend;
  /** Edits the conf file, as a user does. */
  setLevel(value: number): void;
  startAgent(): Promise<void>;
  /** Ends the agent, as `labrador up` does. */
  stopAgent(): Promise<void>;
}

const checkSource = `
import { AgentCheck, z } from 'labrador/check';

export default class Level extends AgentCheck {
  static instanceSchema = z.object({ value: z.number() });

  run() {
    this.gauge('level', this.instance.value);
  }
}
`;

/** The exercise's monitor with a minute in place of five, and one in place of ten without data. */
const monitor = {
  name: 'level is high',
  type: 'query alert',
  query: 'avg(last_1m):avg:level{*} by {host} > 800',
  message:
    '{{#is_alert}}alert {{value}} {{host.ip}}{{/is_alert}}{{#is_warning}}warning {{value}}{{/is_warning}}' +
    '{{#is_no_data}}silent{{/is_no_data}}{{#is_recovery}}back at {{value}}{{/is_recovery}} @ops@example.com',
  options: {
    thresholds: { critical: 800, warning: 500 },
    notify_no_data: true,
    no_data_timeframe: 1,
    new_group_delay: 0,
  },
};

/** Starts the backend; mails go to a server on the port. */
export async function startLabOfAlerts(context: BenchContext, smtpPort: number): Promise<LabOfAlerts> {
  const configDir = path.join(context.folder, 'config');
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(configDir, name)), { recursive: true });
    writeFileSync(path.join(configDir, name), text);
  };
  write('datadog.yaml', 'hostname: bench\nadditional_checksd: checks\n');
  write('checks/level/check.ts', checkSource);
  write('monitors/level.json', JSON.stringify(monitor));
  write('notify.yaml', `smtp_url: smtp://127.0.0.1:${smtpPort}\n`);
  const backend = await startBackend(context, configDir);
  let agent: Agent | undefined;
  context.after(() => agent?.stop());
  return {
    backend,
    setLevel: (value) =>
      write('conf.d/level.yaml', `init_config:\n\ninstances:\n  - value: ${value}\n    min_collection_interval: 1\n`),
    startAgent: async () => {
      agent = await startAgent(backend, { configDir });
    },
    stopAgent: async () => {
      await agent?.stop();
      agent = undefined;
    },
  };
}

interface Agent {
  stop(): Promise<unknown>;
}

async function startAgent(
  { endpoints, dataDir }: RunningBackend,
  { configDir }: { readonly configDir: string },
): Promise<Agent> {
  const dogstatsd = new URL(endpoints.dogstatsd ?? '');
  const child = fork(path.join(projectRoot, 'services/agent/main.ts'), [], {
    env: {
      ...childEnvironment(process.env, { configDir, dataDir }),
      DD_AGENT_HOST: dogstatsd.hostname,
      DD_DOGSTATSD_PORT: dogstatsd.port,
      DD_DD_URL: endpoints.http,
      DD_LOG_LEVEL: 'error',
    },
    execArgv: [...agentNodeFlags],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const [first] = (await Promise.race([once(child, 'message'), exited])) as [unknown];
  if (!isReadyMessage(first)) throw new Error('Cannot start the agent: it ended before it was ready');
  return {
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}
