import { decodeEvent } from './decode-event.ts';
import { decodeMetric } from './decode-metric.ts';
import { decodeServiceCheck } from './decode-service-check.ts';
import type { DecodeOptions, LineError, Message } from './message.ts';

/**
 * Reads one line of DogStatsD (without its LF and the CR before it). `_e{` begins an event, `_sc` a service check,
 * anything else is a metric. Never throws, whatever the bytes are; bytes that are no UTF-8 become U+FFFD.
 * Source: the Agent's parser, wire reference section 1.
 */
export function decodeLine(line: Buffer, options: DecodeOptions): Message | LineError {
  const prefix = line.toString('latin1', 0, 3);
  if (prefix === '_e{') return decodeEvent(line, options);
  if (prefix === '_sc') return decodeServiceCheck(line, options);
  return decodeMetric(line, options);
}
