import { useEffect, useRef } from 'react';
import { isTyping } from './is-typing.ts';

interface EditKeys {
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** While a tile is held. */
  readonly isOff: boolean;
}

/** Ctrl Z and Ctrl Shift Z (or Y), with the command key on a Mac; in a field they are the field's own. */
export function useEditKeys(keys: EditKeys): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { onUndo, onRedo, isOff } = current.current;
      if (isOff || isTyping(event.target) || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) onUndo();
      else if (key === 'y' || key === 'z') onRedo();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
