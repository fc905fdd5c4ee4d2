import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import classes from './split-pane.module.css';

interface SplitPaneProps {
  readonly children: ReactNode;
  /** Absent: what is above has all the room. */
  readonly below: ReactNode | undefined;
}

const LEAST = 0.18;
const MOST = 0.8;
const STEP = 0.05;

/** Two parts above each other, and between them a bar that moves, by pointer and by arrow keys. */
export function SplitPane({ children, below }: SplitPaneProps) {
  const [share, setShare] = useState(0.48);
  const frame = useRef<HTMLDivElement>(null);
  const put = (next: number) => setShare(Math.min(Math.max(next, LEAST), MOST));
  const onPointerMove = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (box && event.currentTarget.hasPointerCapture(event.pointerId)) put((event.clientY - box.top) / box.height);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -STEP : event.key === 'ArrowDown' ? STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    put(share + step);
  };
  return (
    <div ref={frame} className={classes.frame} style={{ '--share': share } as CSSProperties}>
      <div className={classes.above} data-alone={below === undefined || undefined}>
        {children}
      </div>
      {below !== undefined && (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved */}
          <div
            role="separator"
            tabIndex={0}
            aria-orientation="horizontal"
            aria-label="Height of the picture"
            aria-valuenow={Math.round(share * 100)}
            className={classes.bar}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={onPointerMove}
            onKeyDown={onKeyDown}
          />
          <div className={classes.below}>{below}</div>
        </>
      )}
    </div>
  );
}
