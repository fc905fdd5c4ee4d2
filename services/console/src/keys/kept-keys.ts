import type { LabKeys } from './lab-keys.ts';

/** Opens the storage of this tab, which goes when the tab is closed; throws where the browser forbids it. */
export type OpenStorage = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const NAME = 'labrador-keys';

/** What is kept in this tab, as text; null when there is nothing, or nothing may be kept. */
export function keptText(open: OpenStorage): string | null {
  try {
    return open().getItem(NAME);
  } catch {
    return null;
  }
}

/** Keys kept in this tab; undefined when there are none. */
export function keysFromText(text: string | null): LabKeys | undefined {
  if (text === null) return undefined;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null) return undefined;
    const textOf = (name: string) => {
      const value = Reflect.get(kept, name);
      return typeof value === 'string' ? value : '';
    };
    const keys = { apiKey: textOf('apiKey'), appKey: textOf('appKey') };
    return keys.apiKey === '' && keys.appKey === '' ? undefined : keys;
  } catch {
    return undefined;
  }
}

/** Keeps keys in this tab, or forgets those that are kept. @returns false where the browser forbids it */
export function keepKeys(open: OpenStorage, keys: LabKeys | undefined): boolean {
  try {
    if (keys) open().setItem(NAME, JSON.stringify(keys));
    else open().removeItem(NAME);
    return true;
  } catch {
    return false;
  }
}
