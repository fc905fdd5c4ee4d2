import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './tv-board.module.css';
import { tvScale } from './tv-scale.ts';
import { useStillPointer } from './use-still-pointer.ts';

/** The pointer is hidden when it has rested so long. */
const STILL_MS = 3000;

interface TvBoardProps {
  readonly title: string;
  /** What is shown of it: its time range, what is chosen. */
  readonly beside: string;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** A board on a screen that nobody sits at: nothing around it, as large as its height allows. */
export function TvBoard({ title, beside, onLeave, children }: TvBoardProps) {
  const screen = useRef<HTMLDivElement>(null);
  const board = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);
  const isStill = useStillPointer(STILL_MS);
  useEffect(() => {
    const [around, inside] = [screen.current, board.current];
    if (!around || !inside) return;
    // Its height hardly follows its width, so that one look at each is enough.
    const observer = new ResizeObserver(() => setScale(tvScale(inside.offsetHeight, around.clientHeight)));
    observer.observe(around);
    observer.observe(inside);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={screen} className={classes.screen} data-tv data-still={isStill || undefined}>
      <div ref={board} className={classes.board} style={{ zoom: scale }}>
        <header className={classes.head}>
          <h1 className={classes.title}>{title}</h1>
          <span className={classes.beside}>{beside}</span>
          <ActionIcon
            className={classes.leave ?? ''}
            variant="subtle"
            color="gray"
            aria-label="Leave TV mode"
            onClick={onLeave}
          >
            <IconX size={16} stroke={1.8} />
          </ActionIcon>
        </header>
        {/* Graphs are drawn anew for another size, so that they are as sharp. */}
        <div key={scale}>{children}</div>
      </div>
    </div>
  );
}
