import type { EventMessage, Message, MetricMessage, Origin, ServiceCheckMessage } from './message.ts';

const typeCodes = { gauge: 'g', count: 'c', histogram: 'h', distribution: 'd', timing: 'ms', set: 's' } as const;

/**
 * For tests: writes a message as a line of DogStatsD, without line end; `decodeLine` reads it back as it was, provided that
 * its texts hold none of the characters that the protocol cannot carry in their place: `|`, LF and (in names) `:`,
 * (in tags) `,`, a CR at the end, a backslash before an `n` in an event. Bad fields are not written.
 */
export function encodeLine(message: Message): string {
  if (message.kind === 'event') return encodeEvent(message);
  if (message.kind === 'service_check') return encodeServiceCheck(message);
  return encodeMetric(message);
}

function encodeMetric(metric: MetricMessage): string {
  const values = metric.type === 'set' ? metric.member : metric.values.join(':');
  return [
    `${metric.name}:${values}`,
    typeCodes[metric.type],
    ...(metric.sampleRate === 1 ? [] : [`@${metric.sampleRate}`]),
    ...(metric.timestampS === undefined ? [] : [`T${metric.timestampS}`]),
    ...encodeCommon(metric),
  ].join('|');
}

function encodeEvent(event: EventMessage): string {
  const title = event.title.replaceAll('\n', '\\n');
  const text = event.text.replaceAll('\n', '\\n');
  return [
    `_e{${Buffer.byteLength(title)},${Buffer.byteLength(text)}}:${title}`,
    text,
    ...encodePlaceAndTime(event),
    ...(event.aggregationKey === '' ? [] : [`k:${event.aggregationKey}`]),
    ...(event.priority === 'normal' ? [] : [`p:${event.priority}`]),
    ...(event.sourceTypeName === '' ? [] : [`s:${event.sourceTypeName}`]),
    ...(event.alertType === 'info' ? [] : [`t:${event.alertType}`]),
    ...encodeCommon(event),
  ].join('|');
}

/** The message goes last: older readers take everything after `m:` for it. */
function encodeServiceCheck(check: ServiceCheckMessage): string {
  return [
    '_sc',
    check.name,
    check.status,
    ...encodePlaceAndTime(check),
    ...encodeCommon(check),
    ...(check.message === '' ? [] : [`m:${check.message}`]),
  ].join('|');
}

function encodePlaceAndTime(message: { readonly timestampS?: number; readonly host?: string }): string[] {
  return [
    ...(message.timestampS === undefined ? [] : [`d:${message.timestampS}`]),
    ...(message.host === undefined ? [] : [`h:${message.host}`]),
  ];
}

function encodeCommon(message: Origin & { readonly tags: readonly string[] }): string[] {
  return [
    ...(message.tags.length === 0 ? [] : [`#${message.tags.join(',')}`]),
    ...(message.localData === undefined ? [] : [`c:${message.localData}`]),
    ...(message.externalData === undefined ? [] : [`e:${message.externalData}`]),
    ...(message.cardinality === undefined ? [] : [`card:${message.cardinality}`]),
  ];
}
