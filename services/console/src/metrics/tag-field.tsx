import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { byMeaning, isMeant, typedTag } from './completions.ts';
import classes from './query-editor.module.css';

interface TagFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: readonly string[];
  /** What can be chosen while this stands in the field. */
  readonly complete: (search: string) => string[];
  readonly onChange: (value: string[]) => void;
}

/**
 * A list of tags with completion. Enter takes the first option that begins with what was typed; what begins none is taken
 * as typed.
 */
export function TagField({ label, placeholder, value, complete, onChange }: TagFieldProps) {
  const [search, setSearch] = useState('');
  const typed = search.replace(/^-/, '!');
  const offered = byMeaning(
    [...new Set(complete(search))].filter((option) => !value.includes(option)),
    typed,
  );
  return (
    <TagsInput
      aria-label={label}
      className={classes.tags ?? ''}
      classNames={{ input: classes.tagInput ?? '', inputField: classes.tagField ?? '' }}
      placeholder={value.length === 0 ? placeholder : ''}
      value={[...value]}
      data={offered}
      selectFirstOptionOnChange={isMeant(offered[0] ?? '', typed)}
      searchValue={typed}
      onSearchChange={setSearch}
      onChange={(next) => onChange([...new Set(next.map(typedTag).filter((tag) => tag !== ''))])}
      splitChars={[',', ' ']}
      limit={60}
      maxTags={20}
    />
  );
}
