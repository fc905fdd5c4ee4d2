import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { openTabStorage } from './current-keys.ts';
import { keepKeys, keptText, keysFromText } from './kept-keys.ts';
import type { LabKeys } from './lab-keys.ts';

/** Told by the window when keys of this tab change: storage tells other tabs only. */
const CHANGED = 'labrador-keys';

/**
 * The keys in use, and a way to put others in their place, or none; what was read with the old ones is then asked
 * for again. The setter returns false where the browser forbids to keep anything, and changes nothing.
 */
export function useKeys(): readonly [LabKeys | undefined, (keys: LabKeys | undefined) => boolean] {
  const client = useQueryClient();
  const text = useSyncExternalStore(subscribe, () => keptText(openTabStorage));
  const keys = useMemo(() => keysFromText(text), [text]);
  const change = useCallback(
    (next: LabKeys | undefined) => {
      if (!keepKeys(openTabStorage, next)) return false;
      window.dispatchEvent(new Event(CHANGED));
      void client.resetQueries();
      return true;
    },
    [client],
  );
  return [keys, change];
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}
