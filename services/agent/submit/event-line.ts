import type { EventSample } from '../../../lib/check/sample.ts';

/**
 * An event as a DogStatsD line without its tags: `_e{title,text}:TITLE|TEXT|d:…`.
 * Not hot-shots' own `event()`: that gives the lengths in UTF-16 units where the protocol counts bytes, so a title
 * with an umlaut would be cut; it puts the title where a text is empty; and it lets a newline in a title break the line.
 * @param timestampS used where the event has no time of its own
 */
export function eventLine(event: EventSample, timestampS: number): string {
  const title = escapeNewlines(event.title);
  const text = escapeNewlines(event.text);
  const fields = [
    `d:${event.timestampS ?? timestampS}`,
    ...(event.aggregationKey ? [`k:${sanitiseField(event.aggregationKey)}`] : []),
    ...(event.priority ? [`p:${event.priority}`] : []),
    ...(event.sourceTypeName ? [`s:${sanitiseField(event.sourceTypeName)}`] : []),
    ...(event.alertType ? [`t:${event.alertType}`] : []),
  ];
  return `_e{${Buffer.byteLength(title)},${Buffer.byteLength(text)}}:${title}|${text}|${fields.join('|')}`;
}

/** The server turns `\n` (two characters) into a newline again, in title and text. */
export function escapeNewlines(text: string): string {
  return text.replaceAll(/\r\n|\n/g, '\\n').replaceAll('\r', '');
}

/** Replaces what would end a field or the line. */
export function sanitiseField(text: string): string {
  return text.replace(/[|\r\n]/g, '_');
}
