import { type KeyboardEvent, useEffect } from 'react';
import type { SpanItem } from '../../../../lib/api-types/spans.ts';

interface ListKeys {
  readonly spans: readonly SpanItem[];
  readonly open: string | undefined;
  readonly onOpen: (trace: string, span: string, isStep: boolean) => void;
}

/**
 * `j`, `k` and the arrow keys move through the list, `Enter` opens. While a trace is open the next one takes its place.
 * The two letters work from anywhere on the page where nobody types.
 */
export function useListKeys({ spans, open, onOpen }: ListKeys) {
  const step = (by: 1 | -1) => {
    const links = [...document.querySelectorAll<HTMLElement>('a[data-row]')];
    const focused = links.indexOf(document.activeElement as HTMLElement);
    const opened = spans.findIndex(({ attributes }) => attributes.span_id === open);
    const from = focused >= 0 ? focused : opened >= 0 ? opened : by > 0 ? -1 : links.length;
    const at = Math.min(Math.max(from + by, 0), links.length - 1);
    links[at]?.focus();
    const span = spans[at]?.attributes;
    if (open !== undefined && span) onOpen(span.trace_id, span.span_id, false);
  };
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const { target } = event;
      const isTyping = target instanceof HTMLElement && target.closest('input, textarea, select, [role="application"]');
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'j') step(1);
      if (event.key === 'k') step(-1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  return {
    onKeyDown: (event: KeyboardEvent) => {
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (by === 0) return;
      event.preventDefault();
      step(by);
    },
  };
}
