import { type ChangeEvent, type KeyboardEvent, useState } from 'react';

/** What a field needs that is edited by itself, and counts when it is left or Enter is pressed: one step, not one a letter. */
export interface CommitField {
  readonly value: string;
  readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Keeps what is typed until it is committed; another value from outside replaces it. */
export function useCommit(value: string, onCommit: (value: string) => void): CommitField {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(value);
  }
  const commit = () => {
    if (typed !== value) onCommit(typed);
  };
  return {
    value: typed,
    onChange: (event) => setTyped(event.currentTarget.value),
    onBlur: commit,
    onKeyDown: (event) => {
      if (event.key === 'Enter') commit();
    },
  };
}
