import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { typedTag } from './completions.ts';
import classes from './query-editor.module.css';

interface TagFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: readonly string[];
  /** What can be chosen while this stands in the field. */
  readonly complete: (search: string) => string[];
  readonly onChange: (value: string[]) => void;
}

/** A list of tags with completion; what is not offered can be typed all the same. */
export function TagField({ label, placeholder, value, complete, onChange }: TagFieldProps) {
  const [search, setSearch] = useState('');
  const offered = complete(search).filter((option) => !value.includes(option));
  return (
    <TagsInput
      aria-label={label}
      className={classes.tags ?? ''}
      classNames={{ input: classes.tagInput ?? '', inputField: classes.tagField ?? '' }}
      placeholder={value.length === 0 ? placeholder : ''}
      value={[...value]}
      data={[...new Set(offered)]}
      searchValue={search.replace(/^-/, '!')}
      onSearchChange={setSearch}
      onChange={(next) => onChange([...new Set(next.map(typedTag).filter((tag) => tag !== ''))])}
      splitChars={[',', ' ']}
      limit={60}
      maxTags={20}
    />
  );
}
