import type { SketchBatch } from '../../model/metric.ts';
import { ProtobufWriter } from '../protobuf/protobuf-writer.ts';
import { type BatchSketch, sketchesOf } from './sketches-of.ts';

/**
 * Writes a batch as the body of `POST /api/beta/sketches`; `decodeSketches` says what it consists of. A `device:` tag
 * stays a tag: this form has no resources.
 */
export function encodeSketches(batch: SketchBatch): Buffer {
  const dogsketches = batch.contexts.map((): ProtobufWriter[] => []);
  for (const sketch of sketchesOf(batch)) dogsketches[sketch.contextIndex]?.push(encodeDogsketch(sketch));
  const payload = new ProtobufWriter();
  batch.contexts.forEach(({ metric, host, tags }, index) => {
    const series = new ProtobufWriter().text(1, metric).text(2, host);
    for (const tag of tags) series.item(4, tag);
    for (const dogsketch of dogsketches[index] ?? []) series.item(7, dogsketch);
    payload.item(1, series);
  });
  return payload.toBuffer();
}

function encodeDogsketch({ timestampS, count, sum, min, max, keys, weights }: BatchSketch): ProtobufWriter {
  const message = new ProtobufWriter().integer(1, timestampS).integer(2, count);
  message.double(3, min).double(4, max);
  message.double(5, sum / count).double(6, sum);
  return message.packed(7, 'sint', keys).packed(8, 'integer', weights);
}
