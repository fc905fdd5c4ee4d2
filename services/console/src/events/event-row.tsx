import { useEffect, useRef } from 'react';
import type { LabEventItem } from '../../../../lib/api-types/events.ts';
import { momentText } from '../time-range/moment-text.ts';
import classes from './events-page.module.css';

interface EventRowProps {
  readonly event: LabEventItem;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** An event in a line: when, what, and where it is from. */
export function EventRow({ event, isOpen, onToggle }: EventRowProps) {
  const { title, timestampS, host, source, alertType } = event;
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    // One that an address opens may be far down.
    if (wasOpen.current) button.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <button ref={button} type="button" className={classes.row} aria-expanded={isOpen} onClick={onToggle}>
      <time>{momentText(timestampS * 1000, { withDate: true })}</time>
      <span className={classes.title} title={title}>
        {title}
      </span>
      <span className={classes.from}>{[alertType, source, host].filter(Boolean).join(' · ')}</span>
    </button>
  );
}
