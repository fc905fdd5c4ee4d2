import { NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import type { RollupMethod } from '../../../../lib/query-language/types.ts';
import type { BuilderQuery } from './builder-query.ts';
import classes from './query-editor.module.css';

const METHODS: readonly { readonly value: RollupMethod | 'auto'; readonly label: string }[] = [
  { value: 'auto', label: 'default' },
  { value: 'avg', label: 'avg' },
  { value: 'sum', label: 'sum' },
  { value: 'min', label: 'min' },
  { value: 'max', label: 'max' },
  { value: 'count', label: 'count' },
];

interface RollupFieldsProps {
  readonly fields: BuilderQuery;
  readonly onChange: (fields: BuilderQuery) => void;
}

/** How points are summed up in time: the method and the seconds of a bucket; both have a default. */
export function RollupFields({ fields, onChange }: RollupFieldsProps) {
  const { rollup, ...rest } = fields;
  const set = (next: NonNullable<BuilderQuery['rollup']>) =>
    onChange(next.method === undefined && next.intervalS === undefined ? rest : { ...rest, rollup: next });
  return (
    <>
      <span className={classes.word}>rollup</span>
      <Select
        aria-label="Rollup method"
        w={88}
        data={METHODS}
        value={rollup?.method ?? 'auto'}
        onChange={(method) =>
          set({
            ...(method && method !== 'auto' && { method }),
            ...(rollup?.intervalS !== undefined && { intervalS: rollup.intervalS }),
          })
        }
      />
      <Seconds
        key={rollup?.intervalS ?? 'auto'}
        value={rollup?.intervalS}
        onCommit={(intervalS) =>
          set({ ...(rollup?.method && { method: rollup.method }), ...(intervalS !== undefined && { intervalS }) })
        }
      />
    </>
  );
}

interface SecondsProps {
  readonly value: number | undefined;
  readonly onCommit: (seconds: number | undefined) => void;
}

function Seconds({ value, onCommit }: SecondsProps) {
  const [text, setText] = useState<number | string>(value ?? '');
  const commit = () => {
    const seconds = text === '' ? undefined : Math.max(1, Math.round(Number(text)));
    if (seconds !== value) onCommit(seconds);
  };
  return (
    <NumberInput
      aria-label="Rollup seconds"
      placeholder="auto s"
      w={76}
      suffix=" s"
      hideControls
      allowNegative={false}
      allowDecimal={false}
      max={31_622_400}
      value={text}
      onChange={setText}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}
