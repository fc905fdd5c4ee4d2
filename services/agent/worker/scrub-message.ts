import type { ConfigProblem } from '../../../lib/check/common-instance.ts';
import type { Sample } from '../../../lib/check/sample.ts';
import type { FromThread, RunResult } from './protocol.ts';

type Scrub = (text: string) => string;

/**
 * What a thread says without the secrets that its check knows: an error of a library may quote the password that did not
 * work. Names, tags and values are what the check means to submit, and stay.
 */
export function scrubMessage(message: FromThread, scrub: Scrub): FromThread {
  switch (message.kind) {
    case 'load_failed':
    case 'log':
      return { ...message, message: scrub(message.message) };
    case 'configured': {
      const scrubbed = (problem: ConfigProblem): ConfigProblem => ({ ...problem, message: scrub(problem.message) });
      const verdicts = message.verdicts.map((each) => ({ ...each, problems: each.problems.map(scrubbed) }));
      return { ...message, verdicts };
    }
    case 'ran':
      return { ...message, result: scrubResult(message.result, scrub) };
    default:
      return message;
  }
}

function scrubResult(result: RunResult, scrub: Scrub): RunResult {
  return {
    ...result,
    samples: result.samples.map((each) => scrubSample(each, scrub)),
    warnings: result.warnings.map(scrub),
    ...(result.error !== undefined && { error: scrub(result.error) }),
  };
}

function scrubSample(sample: Sample, scrub: Scrub): Sample {
  if (sample.kind === 'service_check') return { ...sample, message: scrub(sample.message) };
  if (sample.kind === 'event') return { ...sample, title: scrub(sample.title), text: scrub(sample.text) };
  return sample;
}
