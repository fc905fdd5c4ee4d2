/** Of the frame's header: version, protobuf without compression, the type of an answer. */
const version = 3;
const protobuf = 0;
const answerType = 23;

/** Field 3, `status`, a message without content: nobody watches, so that nothing is sent in real time. */
const body = [0x1a, 0];

/**
 * The answer that a process-agent decodes, `ResCollector` of its payload format: a header of 16 bytes (version, encoding,
 * type, subscription, organisation as int32, time as int64), then protobuf.
 */
export const processAnswer: Buffer = Buffer.from([
  version,
  protobuf,
  answerType,
  ...Array<number>(13).fill(0),
  ...body,
]);
