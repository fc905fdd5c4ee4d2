import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { Notice } from '../../shell/notice.tsx';
import classes from './tile.module.css';

interface TileProps {
  /** What is being asked for, as in "Loading the events". */
  readonly what: string;
  readonly isPending: boolean;
  readonly error?: unknown;
  /** What cannot be drawn as it is written. */
  readonly faults?: readonly string[];
  /** Said in place of the children. */
  readonly none?: string | undefined;
  readonly children?: ReactNode;
}

/** The inside of a widget that scrolls: what is wrong, else that it is being read, that there is nothing, or what there is. */
export function Tile({ what, isPending, error, faults = [], none, children }: TileProps) {
  const hasError = error !== undefined && error !== null;
  return (
    <div className={classes.tile}>
      {(hasError || faults.length > 0) && (
        <div className={classes.problems}>
          <ErrorNotice title={`Cannot read ${what}`} error={error} />
          {faults.map((fault) => (
            <Notice key={fault} tone="warn" title="Not drawn">
              <p>{fault}</p>
            </Notice>
          ))}
        </div>
      )}
      {isPending && !hasError && faults.length === 0 && (
        <div className={classes.none}>
          <Loader size="sm" type="dots" aria-label={`Loading ${what}`} />
        </div>
      )}
      {none !== undefined && !isPending && !hasError && faults.length === 0 ? (
        <div className={classes.none}>{none}</div>
      ) : (
        children
      )}
    </div>
  );
}
