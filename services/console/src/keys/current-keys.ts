import { keptText, keysFromText, type OpenStorage } from './kept-keys.ts';
import type { LabKeys } from './lab-keys.ts';

/** Where the keys of this tab are kept, and nowhere else. */
export const openTabStorage: OpenStorage = () => window.sessionStorage;

/** The keys that requests of this tab carry from now on; undefined when there are none. */
export function currentKeys(): LabKeys | undefined {
  return keysFromText(keptText(openTabStorage));
}
