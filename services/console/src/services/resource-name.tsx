import { CopyText } from '../shell/copy-text.tsx';
import { formatSql, type SqlPiece } from '../trace/sql-format.ts';
import classes from './resource-name.module.css';

interface ResourceNameProps {
  readonly resource: string;
  /** Of its service: statements of databases are written as such. */
  readonly type: string;
}

/** The name of a resource in full: a statement in lines, everything else as it is. */
export function ResourceName({ resource, type }: ResourceNameProps) {
  return (
    <div className={classes.frame}>
      {type === 'db' ? (
        <pre className={classes.sql}>
          {formatSql(resource).lines.map((line, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never change places
            <div key={nth}>{line.map(drawPiece)}</div>
          ))}
        </pre>
      ) : (
        <h2 className={classes.name}>{resource}</h2>
      )}
      <CopyText text={resource} label="Copy" />
    </div>
  );
}

function drawPiece({ kind, text }: SqlPiece, nth: number) {
  return (
    <span key={nth} data-kind={kind}>
      {text}
    </span>
  );
}
