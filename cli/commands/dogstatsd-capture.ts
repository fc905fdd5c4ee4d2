import type { Command } from 'commander';
import type { CaptureAnswer } from '../../lib/api-types/dogstatsd.ts';
import { askLab } from '../expect/ask-lab.ts';
import { parseSpan } from '../expect/condition.ts';
import { runningLab } from '../expect/running-lab.ts';
import { dataDirOf, dataOption, noLabText } from '../status/lab-folder.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

const requestTimeoutMs = 10_000;

interface CaptureOptions {
  readonly data?: string;
  readonly duration: string;
  readonly compressed: boolean;
  readonly json?: boolean;
}

/** `labrador dogstatsd-capture`: what DogStatsD receives, as a file of the Agent's format in the data folder. */
export function addDogstatsdCapture(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('dogstatsd-capture')
    .description("write what the running lab's DogStatsD receives into a file, in the Agent's format")
    .option(...dataOption)
    .option('-d, --duration <time>', 'how long, up to an hour: 30s, 2m', '1m')
    .option('--no-compressed', 'without zstd')
    .option('--json', 'print it as JSON')
    .action((options: CaptureOptions) => finish(capture(options, surroundings)));
}

async function capture(options: CaptureOptions, { env, stdout, stderr }: Surroundings): Promise<number> {
  const dataDir = dataDirOf(options, env);
  const lab = await runningLab(dataDir, { env, timeoutMs: requestTimeoutMs });
  if (!lab) {
    stderr.write(noLabText('dogstatsd-capture', dataDir));
    return 1;
  }
  const answer = await askLab(lab, {
    path: '/labrador/api/dogstatsd/capture',
    body: { seconds: parseSpan(options.duration) / 1000, compressed: options.compressed },
    isBody: isCaptureAnswer,
  });
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
