import { normalizeMetricName } from '../../../../../../lib/tags/normalize-metric-name.ts';
import { normalizeTagValue } from '../../../../../../lib/tags/normalize-tag-value.ts';
import type { Mended } from './mended.ts';
import { truncateUtf8 } from './truncate-utf8.ts';

/** Lengths in UTF-8 bytes (wire.md 2.11). */
const maxServiceBytes = 100;
const maxNameBytes = 100;
const maxTypeBytes = 100;
const maxResourceBytes = 5000;
const maxKeyBytes = 200;
const maxValueBytes = 25_000;

const unnamedOperation = 'unnamed_operation';

export type ServiceReason = 'service_empty' | 'service_truncate' | 'service_invalid';
export type NameReason = 'span_name_empty' | 'span_name_truncate' | 'span_name_invalid';

/** A service; the empty text where there is none, and its sender's language decides what it is called. */
export function mendService(service: string): Mended<ServiceReason> {
  if (service === '') return { text: '', reason: 'service_empty' };
  const cut = truncateUtf8(service, maxServiceBytes);
  const text = normalizeTagValue(cut);
  if (text === '') return { text, reason: 'service_invalid' };
  return cut === service ? { text } : { text, reason: 'service_truncate' };
}

/** What spans without a service are called, by the language of their tracer (which may be empty). */
export function unnamedService(language: string): string {
  const name = normalizeTagValue(truncateUtf8(language, maxServiceBytes));
  return name === '' ? 'unnamed-service' : `unnamed-${name}-service`;
}

/** The name of an operation. */
export function mendName(name: string): Mended<NameReason> {
  if (name === '') return { text: unnamedOperation, reason: 'span_name_empty' };
  const cut = truncateUtf8(name, maxNameBytes);
  const text = normalizeMetricName(cut);
  if (text === '') return { text: unnamedOperation, reason: 'span_name_invalid' };
  return cut === name ? { text } : { text, reason: 'span_name_truncate' };
}

/** `peer.service`, `_dd.base_service`: empty where nothing of it can stay. */
export function mendOtherService(service: string): Mended<'truncate' | 'invalid'> {
  if (service === '') return { text: '' };
  const { text, reason } = mendService(service);
  if (reason === undefined) return { text };
  return { text, reason: reason === 'service_truncate' ? 'truncate' : 'invalid' };
}

export function mendResource(resource: string): Mended<'resource_truncate'> {
  const text = truncateUtf8(resource, maxResourceBytes);
  return text === resource ? { text } : { text, reason: 'resource_truncate' };
}

export function mendType(type: string): Mended<'type_truncate'> {
  const text = truncateUtf8(type, maxTypeBytes);
  return text === type ? { text } : { text, reason: 'type_truncate' };
}

/** The key of a tag or a number. */
export function mendKey(key: string): Mended<'key_truncate'> {
  const text = truncateUtf8(key, maxKeyBytes);
  return text === key ? { text } : { text: `${text}...`, reason: 'key_truncate' };
}

/** The value of a tag. */
export function mendValue(value: string): Mended<'value_truncate'> {
  const text = truncateUtf8(value, maxValueBytes);
  return text === value ? { text } : { text: `${text}...`, reason: 'value_truncate' };
}

/** Whether `http.status_code` is one: a whole number from 100 to 599. */
export function isHttpStatusCode(code: string): boolean {
  return /^0*[1-5]\d\d$/.test(code);
}
