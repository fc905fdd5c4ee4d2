import { curlCommand } from '../api/query-path.ts';
import type { QueryData } from '../api/use-query-data.ts';
import { useKeys } from '../keys/use-keys.ts';
import { CopyText } from '../shell/copy-text.tsx';

interface QueryCopiesProps {
  /** As it was sent. */
  readonly query: string;
  readonly data: QueryData | undefined;
}

/** The query to take away, as text and as a command for the window shown. */
export function QueryCopies({ query, data }: QueryCopiesProps) {
  const [keys] = useKeys();
  return (
    <>
      <CopyText text={query} label="Copy query" />
      {data && (
        <CopyText
          text={curlCommand(window.location.origin, { query, window: data.window, keys })}
          label="Copy as curl"
        />
      )}
    </>
  );
}
