import dgram from 'node:dgram';
import net from 'node:net';
import type { Command } from 'commander';
import type { CaptureAnswer } from '../../lib/api-types/dogstatsd.ts';
import { loadDatadogConfig } from '../../lib/config/datadog-config.ts';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import { parseDoor } from '../../lib/lifecycle/door.ts';
import { readStatus } from '../../lib/lifecycle/status-socket.ts';
import { readCapture } from '../dogstatsd/read-capture.ts';
import { replay } from '../dogstatsd/replay.ts';
import { askLab } from '../expect/ask-lab.ts';
import { parseSpan } from '../expect/condition.ts';
import { dataDirOf, noLabText } from '../status/lab-folder.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

const requestTimeoutMs = 10_000;
const dataOption = [
  '--data <dir>',
  'data folder of the lab (default: LABRADOR_DATA_DIR, else .labrador in the clone)',
] as const;

interface CaptureOptions {
  readonly data?: string;
  readonly duration: string;
  readonly compressed: boolean;
  readonly json?: boolean;
}

interface ReplayOptions {
  readonly data?: string;
  readonly file: string;
  readonly loops: string;
  readonly json?: boolean;
}

/** `labrador dogstatsd-capture` and `dogstatsd-replay`: what DogStatsD receives as a file, and back. */
export function addDogstatsd(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('dogstatsd-capture')
    .description("write what the running lab's DogStatsD receives into a file, in the Agent's format")
    .option(...dataOption)
    .option('-d, --duration <time>', 'how long: 30s, 2m', '1m')
    .option('--no-compressed', 'without zstd')
    .option('--json', 'print it as JSON')
    .action((options: CaptureOptions) => finish(capture(options, surroundings)));
  program
    .command('dogstatsd-replay')
    .description('send a capture, of Labrador or of an Agent, to DogStatsD by UDP with the pauses in which it came')
    .requiredOption('-f, --file <file>', 'the capture')
    .option(...dataOption)
    .option('-l, --loops <n>', 'how often', '1')
    .option('--json', 'print how many packets were sent as JSON')
    .action((options: ReplayOptions) => finish(replayFile(options, surroundings)));
}

async function capture(options: CaptureOptions, { env, stdout, stderr }: Surroundings): Promise<number> {
  const dataDir = dataDirOf(options, env);
  const url = (await readStatus({ dataDir, name: 'backend' }))?.endpoints.http;
  if (url === undefined) {
    stderr.write(noLabText('dogstatsd-capture', dataDir));
    return 1;
  }
  const { config } = loadDatadogConfig(placesFromEnvironment(env).configDir, env);
  const keys = { ...(config.api_key && { api: config.api_key }), ...(config.app_key && { app: config.app_key }) };
  const answer = await askLab(
    { url, keys, timeoutMs: requestTimeoutMs },
    {
      path: '/labrador/api/dogstatsd/capture',
      body: { seconds: parseSpan(options.duration) / 1000, compressed: options.compressed },
      isBody: isCaptureAnswer,
    },
  );
  if (answer.kind !== 'data') {
    stderr.write(`labrador dogstatsd-capture: ${answer.kind === 'refused' ? answer.errors : answer.reason}\n`);
    return 1;
  }
  const { file } = answer.response;
  stdout.write(options.json ? `${JSON.stringify({ file })}\n` : `Capture started, for ${options.duration}: ${file}\n`);
  return 0;
}

function isCaptureAnswer(body: unknown): body is CaptureAnswer {
  return typeof body === 'object' && body !== null && typeof (body as { file?: unknown }).file === 'string';
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
