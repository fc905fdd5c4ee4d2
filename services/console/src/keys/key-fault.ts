import { keyRefusal } from './key-refusal.ts';
import type { LabKeys } from './lab-keys.ts';

/** Which key is not the lab's, and what to say beside its field. */
export interface KeyFault {
  readonly field: keyof LabKeys;
  readonly text: string;
}

const MISSING = { apiKey: 'This lab asks for an API key.', appKey: 'This lab asks for an application key.' };
const WRONG = { apiKey: 'This is not the API key of the lab.', appKey: 'This is not the application key of the lab.' };

/**
 * Tries keys on the two routes that are there for it: one looks at the API key alone, one at both, so that the wrong
 * one can be named.
 * @param ask requests a path with the keys in question, and throws as getJson does
 * @returns undefined when the lab takes them
 * @throws what `ask` throws for other reasons than keys
 */
export async function keyFault(ask: (path: string) => Promise<unknown>): Promise<KeyFault | undefined> {
  return (
    (await faultIn('apiKey', () => ask('/api/v1/validate'))) ??
    (await faultIn('appKey', () => ask('/api/v2/validate_keys')))
  );
}

async function faultIn(field: keyof LabKeys, ask: () => Promise<unknown>): Promise<KeyFault | undefined> {
  try {
    await ask();
    return undefined;
  } catch (error) {
    const refusal = keyRefusal(error);
    if (!refusal) throw error;
    return { field, text: refusal === 'wrong key' ? WRONG[field] : MISSING[field] };
  }
}
