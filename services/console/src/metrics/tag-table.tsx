import { UnstyledButton } from '@mantine/core';
import type { LabMetricDetail } from '../../../../lib/api-types/lab.ts';
import { builderFromText, textFromBuilder } from './builder-query.ts';
import classes from './metric-detail.module.css';
import { useGraphState } from './use-graph-state.ts';

/** So many values of a key are listed; the filter's completion finds the others. */
const VALUES_SHOWN = 12;

/** Tag keys and their values; a value narrows the query to it, a key groups by it. */
export function TagTable({ tags }: { readonly tags: LabMetricDetail['tags'] }) {
  const [{ query }, change] = useGraphState();
  const fields = query === undefined ? undefined : builderFromText(query);
  const keys = Object.entries(tags);
  const filterBy = (tag: string) => {
    if (!fields || fields.filters.includes(tag)) return;
    change({ query: textFromBuilder({ ...fields, filters: [...fields.filters, tag] }) });
  };
  const groupBy = (key: string) => {
    if (!fields || fields.groupBy.includes(key)) return;
    change({ query: textFromBuilder({ ...fields, groupBy: [...fields.groupBy, key] }) });
  };
  if (keys.length === 0) return <p className={classes.none}>No tags.</p>;
  return (
    <dl className={classes.facts}>
      {keys.map(([key, values]) => (
        <div key={key} className={classes.fact}>
          <dt>
            {key === '' ? (
              'without a key'
            ) : (
              <UnstyledButton
                className={classes.key ?? ''}
                disabled={!fields}
                title={`Group by ${key}`}
                onClick={() => groupBy(key)}
              >
                {key}
              </UnstyledButton>
            )}
          </dt>
          <dd className={classes.values}>
            {values.slice(0, VALUES_SHOWN).map((value) => (
              <UnstyledButton
                key={value}
                className={classes.value ?? ''}
                disabled={!fields}
                title={`Only where ${key === '' ? value : `${key}:${value}`}`}
                onClick={() => filterBy(key === '' ? value : `${key}:${value}`)}
              >
                {value}
              </UnstyledButton>
            ))}
            {values.length > VALUES_SHOWN && <span>and {values.length - VALUES_SHOWN} more</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
