import type { ReactNode } from 'react';
import { TimeControls } from '../time-range/time-controls.tsx';
import classes from './page-header.module.css';

/** Title of a page, what belongs beside it, and the time range that all pages share. */
export function PageHeader({ title, children }: { readonly title: ReactNode; readonly children?: ReactNode }) {
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>{title}</h1>
      <div className={classes.beside}>{children}</div>
      <TimeControls />
    </header>
  );
}
