import classes from './waiting.module.css';

/** Said while the first answer is on its way; not at once, since most come before one could read it. */
export function Waiting() {
  return (
    <p className={classes.waiting} role="status">
      Reading the figures…
    </p>
  );
}
