import dgram from 'node:dgram';
import net from 'node:net';
import type { Command } from 'commander';
import { loadDatadogConfig } from '../../lib/config/datadog-config.ts';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import { parseDoor } from '../../lib/lifecycle/door.ts';
import { readStatus } from '../../lib/lifecycle/status-socket.ts';
import { readCapture } from '../dogstatsd/read-capture.ts';
import { replay } from '../dogstatsd/replay.ts';
import { dataDirOf, dataOption } from '../status/lab-folder.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

interface ReplayOptions {
  readonly data?: string;
  readonly file: string;
  readonly loops: string;
  readonly json?: boolean;
}

/** `labrador dogstatsd-replay`: sends a capture to DogStatsD again. */
export function addDogstatsdReplay(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('dogstatsd-replay')
    .description('send a capture, of Labrador or of an Agent, to DogStatsD by UDP with the pauses in which it came')
    .requiredOption('-f, --file <file>', 'the capture')
    .option(...dataOption)
    .option('-l, --loops <n>', 'how often', '1')
    .option('--json', 'print how many packets were sent as JSON')
    .action((options: ReplayOptions) => finish(replayFile(options, surroundings)));
}

async function replayFile(options: ReplayOptions, surroundings: Surroundings): Promise<number> {
  const { env, clock, stdout, stderr, onSignal } = surroundings;
  const loops = Number(options.loops);
  if (!Number.isInteger(loops) || loops < 1) {
    stderr.write('labrador dogstatsd-replay: --loops is a whole number from 1\n');
    return 2;
  }
  const packets = await readCapture(options.file);
  const target = await findDogstatsd(dataDirOf(options, env), env);
  const socket = dgram.createSocket(net.isIPv6(target.host) ? 'udp6' : 'udp4');
  let isStopped = false;
  const forget = onSignal(() => {
    isStopped = true;
  });
  const send = (payload: Buffer): Promise<void> =>
    new Promise((resolve, reject) => {
      socket.send(payload, target.port, target.host, (error) => (error ? reject(error) : resolve()));
    });
  let sent = 0;
  try {
    for (let loop = 0; loop < loops && !isStopped; loop++) {
      sent += await replay(packets, { clock, send, isStopped: () => isStopped });
    }
  } finally {
    forget();
    socket.close();
  }
  const to = `${target.host}:${target.port}`;
  stdout.write(options.json ? `${JSON.stringify({ sent, to })}\n` : `${sent} packets sent to ${to}\n`);
  return 0;
}

/** The running lab's, else where the environment and the configuration say that one is. */
async function findDogstatsd(dataDir: string, env: NodeJS.ProcessEnv): Promise<{ host: string; port: number }> {
  const door = parseDoor((await readStatus({ dataDir, name: 'backend' }))?.endpoints.dogstatsd);
  if (door) return { host: door.host, port: Number(door.port) };
  const { config } = loadDatadogConfig(placesFromEnvironment(env).configDir, env);
  return { host: env.DD_AGENT_HOST || '127.0.0.1', port: config.dogstatsd_port };
}
