import { useState } from 'react';

const KEY = 'labrador.concepts';

/** Whether the explanation is shown: until somebody closes it, which this browser remembers. */
export function useConcepts(): readonly [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(() => read() !== 'closed');
  const put = (next: boolean) => {
    setOpen(next);
    try {
      window.localStorage.setItem(KEY, next ? 'open' : 'closed');
    } catch {
      // A browser that keeps nothing explains it again next time.
    }
  };
  return [isOpen, put];
}

function read(): string | null {
  try {
    return window.localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
