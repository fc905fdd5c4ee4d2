import { ActionIcon, Tooltip } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconCode } from '@tabler/icons-react';
import { useState } from 'react';
import { builderFromText, textFromBuilder } from './builder-query.ts';
import { QueryBuilder } from './query-builder.tsx';
import classes from './query-editor.module.css';
import { QueryText } from './query-text.tsx';

interface QueryEditorProps {
  readonly query: string;
  readonly metric: string | undefined;
  readonly onQuery: (query: string) => void;
}

/** The metric query, as fields or as text; as text where it says more than the fields can. */
export function QueryEditor({ query, metric, onQuery }: QueryEditorProps) {
  const [asText, setAsText] = useState(false);
  const fields = builderFromText(query);
  const label = asText ? 'Edit as fields' : 'Edit as text';
  return (
    <section className={classes.editor} aria-label="Query">
      {fields && !asText ? (
        <QueryBuilder fields={fields} onChange={(next) => onQuery(textFromBuilder(next))} />
      ) : (
        <QueryText key={query} query={query} metric={metric} onQuery={onQuery} />
      )}
      <Tooltip label={fields ? label : 'This query says more than the fields can'}>
        <ActionIcon aria-label={label} aria-pressed={asText} disabled={!fields} onClick={() => setAsText(!asText)}>
          {asText || !fields ? (
            <IconAdjustmentsHorizontal size={16} stroke={1.8} />
          ) : (
            <IconCode size={16} stroke={1.8} />
          )}
        </ActionIcon>
      </Tooltip>
    </section>
  );
}
