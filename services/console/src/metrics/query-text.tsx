import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import classes from './query-editor.module.css';

interface QueryTextProps {
  readonly query: string;
  readonly metric: string | undefined;
  readonly onQuery: (query: string) => void;
}

/** The query as it is sent; Enter runs it. What is wrong with it the backend says, where the graph would be. */
export function QueryText({ query, metric, onQuery }: QueryTextProps) {
  const [text, setText] = useState(query);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onQuery(text.trim());
  };
  return (
    <form className={classes.text} onSubmit={submit}>
      <TextInput
        aria-label="Query text"
        placeholder={`avg:${metric ?? 'my_metric'}{host:a,!env:b} by {host}.rollup(max, 60)`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        classNames={{ input: classes.mono ?? '' }}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        style={{ flex: 1 }}
      />
      <Button type="submit" variant={text === query ? 'default' : 'filled'}>
        Run
      </Button>
    </form>
  );
}
