import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import classes from './span-list.module.css';

interface ListHeadProps {
  /** How many rows there are, and how many spans there are in the time range; undefined while nobody knows. */
  readonly shown: number;
  readonly found: number | undefined;
  readonly isLive: boolean;
  readonly isHeld: boolean;
  /** Spans that came since the list stands still. */
  readonly newer: number | undefined;
  readonly onFollow: () => void;
}

/** How many spans there are, and whether the list follows what comes. */
export function ListHead({ shown, found, isLive, isHeld, newer = 0, onFollow }: ListHeadProps) {
  const total = Math.max(found ?? 0, shown);
  return (
    <div className={classes.head}>
      <span role="status">
        <b>{total.toLocaleString('en')}</b> {total === 1 ? 'span' : 'spans'} found
      </span>
      {isLive && (
        <span className={classes.live} data-held={isHeld || undefined}>
          <i />
          {isHeld ? 'Stands still while you read' : 'Live'}
        </span>
      )}
      {isLive && isHeld && newer > 0 && (
        <Button size="compact-xs" variant="light" leftSection={<IconArrowUp size={13} />} onClick={onFollow}>
          {newer.toLocaleString('en')} newer
        </Button>
      )}
      <span className={classes.keys}>
        <kbd>j</kbd> <kbd>k</kbd> to move, <kbd>Enter</kbd> to open
      </span>
    </div>
  );
}
