import { TextInput } from '@mantine/core';
import { IconCopy, IconFilter, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link, useSearch } from 'wouter';
import type { TraceSpan } from '../../../../lib/api-types/spans.ts';
import classes from './attribute-table.module.css';
import { attributeGroups, matchingGroups, type SpanAttribute } from './span-attributes.ts';
import { tracesAddress } from './traces-address.ts';

/** All that a span carries, by where it comes from; each can be copied, or searched for in all traces. */
export function AttributeTable({ span }: { readonly span: TraceSpan }) {
  const [typed, setTyped] = useState('');
  const groups = useMemo(() => attributeGroups(span), [span]);
  const shown = matchingGroups(groups, typed);
  return (
    <section className={classes.attributes} aria-label="Attributes">
      <TextInput
        type="search"
        aria-label="Search attributes"
        placeholder="Search attributes"
        leftSection={<IconSearch size={13} stroke={1.8} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        className={classes.search ?? ''}
      />
      <div className={classes.scroller}>
        {shown.map(({ title, attributes }) => (
          <div key={title}>
            <h3 className={classes.title}>{title}</h3>
            <dl className={classes.list}>
              {attributes.map((attribute) => (
                <AttributeRow key={attribute.key} attribute={attribute} />
              ))}
            </dl>
          </div>
        ))}
        {shown.length === 0 && <p className={classes.none}>No attribute contains “{typed.trim()}”</p>}
      </div>
    </section>
  );
}

function AttributeRow({ attribute: { key, value } }: { readonly attribute: SpanAttribute }) {
  const search = useSearch();
  return (
    <div className={classes.row}>
      <dt title={key}>{key.replace(/^@/, '')}</dt>
      <dd>{value}</dd>
      <span className={classes.actions}>
        <Link
          href={tracesAddress({ key, value, search })}
          aria-label={`Search traces for ${key}:${value}`}
          title="Search traces for this"
        >
          <IconFilter size={13} stroke={1.8} />
        </Link>
        <button
          type="button"
          aria-label={`Copy ${key}`}
          title="Copy the value"
          onClick={() => void navigator.clipboard?.writeText(value)}
        >
          <IconCopy size={13} stroke={1.8} />
        </button>
      </span>
    </div>
  );
}
