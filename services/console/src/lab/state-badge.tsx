import classes from './lab-page.module.css';

/** A state as a word with its colour and shape. */
export function StateBadge({ state, label }: { readonly state: string; readonly label?: string }) {
  return (
    <span className={classes.state} data-state={state}>
      {label ?? state}
    </span>
  );
}
