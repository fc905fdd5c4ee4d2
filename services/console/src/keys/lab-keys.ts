/** The keys that a lab may ask for, as its datadog.yaml has them; empty where somebody gave none. */
export interface LabKeys {
  readonly apiKey: string;
  readonly appKey: string;
}

/** The headers by which Datadog's API takes keys. Keys never travel in an address: those are logged and shared. */
export function keyHeaders(keys: LabKeys | undefined): Record<string, string> {
  return {
    ...(keys?.apiKey && { 'DD-API-KEY': keys.apiKey }),
    ...(keys?.appKey && { 'DD-APPLICATION-KEY': keys.appKey }),
  };
}

/** What is wrong with a text as a key; undefined when a header can carry it. */
export function keyTextFault(text: string): string | undefined {
  return /^[\x21-\x7e]*$/.test(text) ? undefined : 'A key has only letters, digits and signs, and no spaces.';
}
