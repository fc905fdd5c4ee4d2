import { apdexWord } from './apdex-word.ts';
import classes from './figures.module.css';

/** An apdex with its colour; a dash where there is none. */
export function Apdex({ apdex }: { readonly apdex: number | null }) {
  if (apdex === null) return <span className={classes.calm}>–</span>;
  const word = apdexWord(apdex);
  return (
    <span className={classes.apdex} data-word={word} title={`${word}: how content those who waited can be, 0 to 1`}>
      {apdex.toFixed(2)}
    </span>
  );
}
