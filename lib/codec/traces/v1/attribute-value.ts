import type { SpanEventValue } from '../../../model/span.ts';

/** A value of an attribute of v1.0; its texts are strings already, where it lies in a list or a map. */
export type AttributeValue = string | number | boolean | Uint8Array | readonly AttributeValue[] | AttributeMap;

export interface AttributeMap {
  readonly [key: string]: AttributeValue;
}

/** As text: lists and maps as JSON, bytes as base64. */
export function attributeText(value: AttributeValue): string {
  if (typeof value === 'string') return value;
  return value instanceof Uint8Array ? base64(value) : JSON.stringify(value, withBase64);
}

/** As an event keeps it: what is deeper than a list is text. */
export function attributeEventValue(value: AttributeValue): SpanEventValue {
  return Array.isArray(value) ? value.map(scalarOf) : scalarOf(value);
}

function scalarOf(value: AttributeValue): string | number | boolean {
  return typeof value === 'number' || typeof value === 'boolean' ? value : attributeText(value);
}

function withBase64(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? base64(value) : value;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
