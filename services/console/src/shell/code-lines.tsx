import classes from './code-lines.module.css';
import { CopyText } from './copy-text.tsx';

/** Lines for a shell with what they do, to copy. */
export function CodeLines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <div className={classes.lines}>
      <div className={classes.head}>
        {title}
        <CopyText text={lines.join('\n')} label="Copy" />
      </div>
      <pre>{lines.join('\n')}</pre>
    </div>
  );
}
