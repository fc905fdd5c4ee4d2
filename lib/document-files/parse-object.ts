import { findJsonError } from '../http/json-position.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Reads the object that a file of JSON is to hold, or says what is wrong with it. */
export function parseObject(text: string): { readonly body: JsonObject } | { readonly problem: string } {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { problem: findJsonError(text) };
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { problem: 'must be an object' };
  return { body: body as JsonObject };
}
