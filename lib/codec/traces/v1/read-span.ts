import { spanFlags } from '../../../model/span.ts';
import { knownKeys } from '../known-keys.ts';
import { attributeText } from './attribute-value.ts';
import { readAttributes } from './read-attributes.ts';
import { readEvents } from './read-events.ts';
import { readLinks } from './read-links.ts';
import type { V1Source } from './v1-source.ts';

/** Values of a span's kind, as the tag `span.kind` has them. */
export const spanKinds: readonly string[] = ['', 'internal', 'server', 'client', 'producer', 'consumer'];

/**
 * Reads a span of v1.0 (wire.md 2.7) into the chunk at hand. What is a field here and a tag in v0.4 (env, version,
 * component, kind) becomes a tag as well.
 * @throws HttpError 400 when the bytes are no span
 */
export function readSpan(from: V1Source): void {
  const { builder } = from;
  const fields = from.map('span');
  if (fields < 0) return;
  const row = builder.beginSpan();
  const also = { component: 0, kind: 0 };
  for (let i = 0; i < fields; i++) readField(from, row, also);
  const { env, version } = builder.columns;
  addTag(from, 'env', env[row] as number);
  addTag(from, 'version', version[row] as number);
  addTag(from, 'component', also.component);
  addTag(from, 'span.kind', from.ownText(spanKinds[also.kind] ?? ''));
  builder.endSpan();
}

function readField(from: V1Source, row: number, also: { component: number; kind: number }): void {
  const { builder, texts } = from;
  const { columns } = builder;
  switch (from.field()) {
    case 1:
      columns.service[row] = texts.next();
      break;
    case 2:
      columns.name[row] = texts.next();
      break;
    case 3:
      columns.resource[row] = texts.next();
      break;
    case 4:
      from.integer(columns.spanId, row);
      break;
    case 5:
      from.integer(columns.parentId, row);
      break;
    case 6:
      from.integer(columns.startNs, row);
      break;
    case 7:
      from.integer(columns.durationNs, row);
      break;
    case 8:
      builder.setFlag(spanFlags.error, from.boolean());
      break;
    case 9:
      readTags(from);
      break;
    case 10:
      columns.type[row] = texts.next();
      break;
    case 11:
      builder.extra.set({ links: readLinks(from) });
      break;
    case 12:
      builder.extra.set({ events: readEvents(from) });
      break;
    case 13:
      columns.env[row] = texts.next();
      break;
    case 14:
      columns.version[row] = texts.next();
      break;
    case 15:
      also.component = texts.next();
      break;
    case 16:
      also.kind = from.number();
      break;
    default:
      texts.skip();
  }
}

function addTag(from: V1Source, key: string, value: number): void {
  if (value !== 0) from.builder.addTag(from.ownText(key), value);
}

function readTags(from: V1Source): void {
  const { builder } = from;
  const { texts } = builder;
  const metaStruct: [string, Uint8Array][] = [];
  builder.restartTags();
  builder.restartNumbers();
  readAttributes(from, {
    text: (key, value) => {
      const kind = texts.kinds[key] as number;
      if (kind !== 0 && kind <= knownKeys.events) builder.addKnownTag(key, texts.texts[value] as string);
      else builder.addTag(key, value);
    },
    other: (key, value) => {
      if (typeof value === 'number') builder.addNumber(key, value);
      else if (value instanceof Uint8Array) metaStruct.push([texts.texts[key] as string, value]);
      else builder.addTag(key, texts.add(attributeText(value)));
    },
  });
  if (metaStruct.length > 0) builder.extra.set({ metaStruct: Object.fromEntries(metaStruct) });
}
