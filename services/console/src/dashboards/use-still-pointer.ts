import { useEffect, useState } from 'react';

/** Whether the pointer has not moved for this long. */
export function useStillPointer(afterMs: number): boolean {
  const [isStill, setStill] = useState(false);
  useEffect(() => {
    let timer = window.setTimeout(() => setStill(true), afterMs);
    const onMove = () => {
      setStill(false);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setStill(true), afterMs);
    };
    document.addEventListener('pointermove', onMove);
    return () => {
      document.removeEventListener('pointermove', onMove);
      window.clearTimeout(timer);
    };
  }, [afterMs]);
  return isStill;
}
