import type { ReactNode } from 'react';
import classes from './card.module.css';

interface CardProps {
  readonly title: string;
  /** What it holds in a few figures. */
  readonly figure?: ReactNode;
  readonly children: ReactNode;
}

/** A graph of another kind than a line over time, framed like those. */
export function Card({ title, figure, children }: CardProps) {
  return (
    <section className={classes.card} aria-label={title}>
      <div className={classes.head}>
        <h2>{title}</h2>
        <span className={classes.figure}>{figure}</span>
      </div>
      {children}
    </section>
  );
}
