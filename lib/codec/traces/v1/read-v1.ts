import type { MsgpackReader } from '../../msgpack/msgpack-reader.ts';
import { ChunkTags } from '../chunk-tags.ts';
import { noFacts, type PayloadFacts } from '../decoded-traces.ts';
import type { TraceBuilder } from '../trace-builder.ts';
import { attributeText } from './attribute-value.ts';
import { readAttributes } from './read-attributes.ts';
import { readSpan } from './read-span.ts';
import { V1Source } from './v1-source.ts';

/** Field of a payload → its name here. */
const factOfField: Readonly<Record<number, Exclude<keyof PayloadFacts, 'tags'>>> = {
  2: 'containerId',
  3: 'language',
  4: 'languageVersion',
  5: 'tracerVersion',
  6: 'runtimeId',
  7: 'env',
  8: 'hostname',
  9: 'appVersion',
};

/**
 * Reads a payload of v1.0, maps with numbers as keys and texts that are written once (wire.md 2.7).
 * @throws HttpError 400 when the bytes are no such payload
 */
export function readV1(reader: MsgpackReader, builder: TraceBuilder): PayloadFacts {
  const from = new V1Source(reader, builder);
  const facts: { -readonly [K in keyof PayloadFacts]: PayloadFacts[K] } = { ...noFacts };
  const fields = from.map('payload');
  for (let i = 0; i < fields; i++) {
    const field = from.field();
    const fact = factOfField[field];
    if (fact) facts[fact] = from.texts.nextString();
    else if (field === 10) facts.tags = readCommonTags(from);
    else if (field === 11) readChunks(from);
    else if (field === 1) from.texts.takeTable();
    else from.texts.skip();
  }
  return facts;
}

function readCommonTags(from: V1Source): [string, string][] {
  const { builder } = from;
  const { texts } = builder.texts;
  const tags: [string, string][] = [];
  const add = (key: number, value: string): void => {
    builder.demandCommonTags(tags.length + 1);
    tags.push([texts[key] as string, value]);
  };
  readAttributes(from, {
    text: (key, value) => add(key, texts[value] as string),
    other: (key, value) => add(key, attributeText(value)),
  });
  return tags;
}

function readChunks(from: V1Source): void {
  from.builder.restart();
  const chunks = from.list('chunks');
  for (let i = 0; i < chunks; i++) readChunk(from);
}

function readChunk(from: V1Source): void {
  const { builder, texts } = from;
  builder.enterChunk();
  const tags = new ChunkTags(builder);
  const fields = from.map('chunk');
  for (let i = 0; i < fields; i++) {
    switch (from.field()) {
      case 1:
        builder.setPriority(from.number());
        break;
      case 2:
        tags.setOrigin(texts.nextString());
        break;
      case 3:
        readChunkTags(from, tags);
        break;
      case 4:
        readSpans(from);
        break;
      case 6: {
        const id = from.traceId();
        if (id) builder.setTraceId(id);
        break;
      }
      case 7:
        readMechanism(from, tags);
        break;
      default:
        // Field 5, `droppedTrace`, says what the priority says.
        texts.skip();
    }
  }
  tags.addToFirstSpan();
  builder.endChunk();
}

function readSpans(from: V1Source): void {
  from.builder.restartChunk();
  const spans = from.list('spans');
  for (let i = 0; i < spans; i++) readSpan(from);
}

function readChunkTags(from: V1Source, tags: ChunkTags): void {
  const { texts } = from.builder.texts;
  readAttributes(from, {
    text: (key, value) => tags.set(texts[key] as string, texts[value] as string),
    other: (key, value) => {
      if (typeof value === 'number') tags.setNumber(texts[key] as string, value);
      else tags.set(texts[key] as string, attributeText(value));
    },
  });
}

/** What kept or dropped the trace, the number of `_dd.p.dm`; earlier Agents had the whole text. */
function readMechanism(from: V1Source, tags: ChunkTags): void {
  const { reader, texts } = from;
  if (reader.isNumber()) tags.set('_dd.p.dm', `-${reader.number()}`);
  else if (!reader.nil()) tags.set('_dd.p.dm', texts.nextString());
}
