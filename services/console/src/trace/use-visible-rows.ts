import { type RefObject, useEffect, useState } from 'react';

/** The rows of a long list that are near enough to be seen: from `first` up to `last`, exclusive. */
export interface VisibleRows {
  readonly first: number;
  readonly last: number;
}

/** Rows are also there so far above and below. */
const AROUND = 8;

/** Which rows of a scrolled list have to be drawn; all have the same height. */
export function useVisibleRows(
  scroller: RefObject<HTMLElement | null>,
  { count, rowPx }: { readonly count: number; readonly rowPx: number },
): VisibleRows {
  const [rows, setRows] = useState<VisibleRows>({ first: 0, last: Math.min(count, 60) });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const first = Math.max(0, Math.floor(element.scrollTop / rowPx) - AROUND);
      const last = Math.min(count, Math.ceil((element.scrollTop + element.clientHeight) / rowPx) + AROUND);
      setRows((old) => (old.first === first && old.last === last ? old : { first, last }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller, count, rowPx]);
  return rows;
}
