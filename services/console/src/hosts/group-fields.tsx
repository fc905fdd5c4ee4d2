import { Select } from '@mantine/core';
import classes from './hosts-page.module.css';
import { MOST_KEYS } from './use-host-address.ts';

interface GroupFieldsProps {
  /** Tag keys that hosts have. */
  readonly keys: readonly string[];
  readonly groupBy: readonly string[];
  readonly onChange: (groupBy: readonly string[]) => void;
}

/** The tag keys that hosts are grouped by, the outer one first; a field for the next one is there once one is chosen. */
export function GroupFields({ keys, groupBy, onChange }: GroupFieldsProps) {
  const fields = Math.min(groupBy.length + 1, MOST_KEYS);
  return (
    <div className={classes.field}>
      <span className={classes.word}>Group by</span>
      {Array.from({ length: fields }, (_, at) => {
        const others = groupBy.filter((__, other) => other !== at);
        const chosen = groupBy[at];
        const offered = new Set([
          ...keys.filter((key) => !others.includes(key)),
          ...(chosen === undefined ? [] : [chosen]),
        ]);
        return (
          <Select
            // biome-ignore lint/suspicious/noArrayIndexKey: a field is a place, whatever stands in it
            key={at}
            aria-label={at === 0 ? 'Group by' : 'Then group by'}
            placeholder={at === 0 ? 'nothing' : 'then by'}
            className={classes.key ?? ''}
            data={[...offered]}
            searchable
            clearable
            nothingFoundMessage="No host has such a tag"
            value={chosen ?? null}
            comboboxProps={{ shadow: 'md', width: 220, position: 'bottom-start' }}
            onChange={(key) =>
              onChange([...groupBy.slice(0, at), ...(key === null ? [] : [key]), ...groupBy.slice(at + 1)])
            }
          />
        );
      })}
    </div>
  );
}
