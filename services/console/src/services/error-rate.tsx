import { shareText } from '../format/share-text.ts';
import classes from './figures.module.css';

/** A share of errors; loud when there are any. */
export function ErrorRate({ share }: { readonly share: number }) {
  return <span className={share > 0 ? classes.bad : classes.calm}>{shareText(share)}</span>;
}
