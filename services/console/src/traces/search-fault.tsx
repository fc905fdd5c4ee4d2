import classes from './search-box.module.css';

interface SearchFaultProps {
  readonly text: string;
  readonly message: string;
  /** Where reading stopped. */
  readonly offset: number;
}

/** How much of the search is shown before the place. */
const SHOWN_BEFORE = 40;

/** What is wrong with a search, and where: what follows the place is marked. */
export function SearchFault({ text, message, offset }: SearchFaultProps) {
  const before = text.slice(Math.max(0, offset - SHOWN_BEFORE), offset);
  return (
    <div className={classes.fault} role="alert">
      <span>{message}</span>
      <code>
        {offset > SHOWN_BEFORE && '…'}
        {before}
        <mark>{text.slice(offset, offset + SHOWN_BEFORE) || ' '}</mark>
      </code>
    </div>
  );
}
