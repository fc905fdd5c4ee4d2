import { readScalarText } from '../msgpack/read-scalar-text.ts';
import type { ClientStatsGroup } from './client-stats.ts';
import type { StatsSource } from './stats-source.ts';

/** A group whose summaries are still bytes. */
export type RawStatsGroup = Omit<ClientStatsGroup, 'ok' | 'error'> & {
  readonly place: string;
  readonly okSummary: Buffer;
  readonly errorSummary: Buffer;
};

/** What a group is that says nothing. */
const emptyGroup: Omit<RawStatsGroup, 'place'> = {
  service: '',
  name: '',
  resource: '',
  httpStatusCode: 0,
  type: '',
  dbType: '',
  hits: 0,
  errors: 0,
  durationNs: 0,
  isSynthetics: false,
  topLevelHits: 0,
  spanKind: '',
  peerTags: [],
  grpcStatusCode: '',
  httpMethod: '',
  httpEndpoint: '',
  okSummary: Buffer.alloc(0),
  errorSummary: Buffer.alloc(0),
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Reads a group of `Stats` (wire.md 2.9); fields that are not kept are skipped.
 * @returns undefined when no map stands there
 */
export function readStatsGroup(from: StatsSource): RawStatsGroup | undefined {
  const group: Mutable<RawStatsGroup> = { ...emptyGroup, place: from.place };
  const isMap = from.fields((key) => readField(group, from, key));
  return isMap ? group : undefined;
}

function readField(group: Mutable<RawStatsGroup>, from: StatsSource, key: string): void {
  switch (key) {
    case 'Service':
      group.service = from.text(key);
      break;
    case 'Name':
      group.name = from.text(key);
      break;
    case 'Resource':
      group.resource = from.text(key);
      break;
    case 'HTTPStatusCode':
      group.httpStatusCode = from.number(key);
      break;
    case 'Type':
      group.type = from.text(key);
      break;
    case 'DBType':
      group.dbType = from.text(key);
      break;
    case 'Hits':
      group.hits = from.number(key);
      break;
    case 'Errors':
      group.errors = from.number(key);
      break;
    case 'Duration':
      group.durationNs = from.number(key);
      break;
    case 'OkSummary':
      group.okSummary = from.bytes(key);
      break;
    case 'ErrorSummary':
      group.errorSummary = from.bytes(key);
      break;
    case 'Synthetics':
      group.isSynthetics = from.boolean(key);
      break;
    case 'TopLevelHits':
      group.topLevelHits = from.number(key);
      break;
    case 'SpanKind':
      group.spanKind = from.text(key);
      break;
    case 'PeerTags':
      group.peerTags = from.texts(key);
      break;
    case 'GRPCStatusCode':
      // A number in earlier clients.
      group.grpcStatusCode = readScalarText(from.reader) ?? from.refuse(key, 'text') ?? '';
      break;
    case 'HTTPMethod':
      group.httpMethod = from.text(key);
      break;
    case 'HTTPEndpoint':
      group.httpEndpoint = from.text(key);
      break;
    default:
      from.reader.skip();
  }
}
