/** What a text says as JSON, or what is wrong with it. */
export type ReadJson =
  | { readonly kind: 'document'; readonly document: unknown }
  | { readonly kind: 'fault'; readonly fault: string };

/** Reads the JSON of a dashboard that somebody typed or pasted. */
export function readJson(text: string): ReadJson {
  if (text.trim() === '') return { kind: 'fault', fault: 'There is no JSON yet.' };
  try {
    return { kind: 'document', document: JSON.parse(text) };
  } catch (error) {
    return { kind: 'fault', fault: `This is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}
