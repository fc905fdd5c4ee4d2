import { type ReactNode, useId } from 'react';
import classes from './monitor-editor.module.css';

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly children: ReactNode;
}

/** One of the steps in which a monitor is made. */
export function Step({ number, title, children }: StepProps) {
  const id = useId();
  return (
    <section className={classes.step} aria-labelledby={id}>
      <span className={classes.number} aria-hidden="true">
        {number}
      </span>
      <div className={classes.stepBody}>
        <h2 id={id} className={classes.stepTitle}>
          {title}
        </h2>
        {children}
      </div>
    </section>
  );
}
