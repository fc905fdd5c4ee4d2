import {
  boolean,
  bytes,
  double,
  type FieldWriter,
  map,
  message,
  messageForm,
  messages,
  signed,
  text,
  unsigned,
} from './field-writers.ts';

const scalarFields: readonly (readonly [number, string, FieldWriter])[] = [
  [1, 'type', unsigned],
  [2, 'string_value', text],
  [3, 'bool_value', boolean],
  [4, 'int_value', signed],
  [5, 'double_value', double],
];

const arrayOfAttribute = messageForm([[1, 'values', messages({ form: messageForm(scalarFields) })]]);
const attribute = messageForm([...scalarFields, [6, 'array_value', message({ form: arrayOfAttribute })]]);

const event = messageForm([
  [1, 'time_unix_nano', unsigned],
  [2, 'name', text],
  [3, 'attributes', map(message({ form: attribute }))],
]);

const link = messageForm([
  [1, 'trace_id', unsigned],
  [2, 'trace_id_high', unsigned],
  [3, 'span_id', unsigned],
  [4, 'attributes', map(text)],
  [5, 'tracestate', text],
  [6, 'flags', unsigned],
]);

const span = messageForm([
  [1, 'service', text],
  [2, 'name', text],
  [3, 'resource', text],
  [4, 'trace_id', unsigned],
  [5, 'span_id', unsigned],
  [6, 'parent_id', unsigned],
  [7, 'start', signed],
  [8, 'duration', signed],
  [9, 'error', signed],
  [10, 'meta', map(text)],
  [11, 'metrics', map(double)],
  [12, 'type', text],
  [13, 'meta_struct', map(bytes)],
  [14, 'span_links', messages({ form: link })],
  [15, 'span_events', messages({ form: event })],
]);

/** A priority of 0 is not written; none is -128. */
const chunk = {
  form: messageForm([
    [1, 'priority', signed],
    [2, 'origin', text],
    [3, 'spans', messages({ form: span })],
    [4, 'tags', map(text)],
  ]),
  always: [1],
};

/** `TracerPayload` of an Agent (wire.md 3.4) as v0.7 has it. */
export const tracerPayloadForm = messageForm([
  [1, 'container_id', text],
  [2, 'language_name', text],
  [3, 'language_version', text],
  [4, 'tracer_version', text],
  [5, 'runtime_id', text],
  [6, 'chunks', messages(chunk)],
  [7, 'tags', map(text)],
  [8, 'env', text],
  [9, 'hostname', text],
  [10, 'app_version', text],
]);
