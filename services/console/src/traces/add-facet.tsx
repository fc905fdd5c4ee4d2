import { Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { SpanItem } from '../../../../lib/api-types/spans.ts';
import { attributeNames } from './attribute-names.ts';
import classes from './facet-panel.module.css';

interface AddFacetProps {
  readonly spans: readonly SpanItem[];
  /** Those that are facets already. */
  readonly known: ReadonlySet<string>;
  readonly onAdd: (name: string) => void;
}

/** A field that makes a facet of any attribute of the spans listed. */
export function AddFacet({ spans, known, onAdd }: AddFacetProps) {
  const names = useMemo(() => attributeNames(spans), [spans]);
  const offered = names.filter((name) => !known.has(name) && name !== '@duration');
  return (
    <div className={classes.add}>
      <Select
        // A new field, empty, once a facet is there.
        key={known.size}
        aria-label="Add a facet"
        placeholder="Add a facet"
        leftSection={<IconPlus size={13} stroke={1.9} />}
        data={offered}
        value={null}
        searchable
        limit={60}
        nothingFoundMessage="No span listed has such an attribute"
        onChange={(name) => name && onAdd(name)}
      />
    </div>
  );
}
