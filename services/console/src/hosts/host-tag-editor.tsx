import { Button, CloseButton, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useHostChange } from '../api/use-host-change.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import classes from './host-panel.module.css';
import { tagFault, typedHostTag } from './tag-fault.ts';

interface HostTagEditorProps {
  readonly name: string;
  readonly tags: readonly string[];
}

/** Tags of users on a host: each can be taken away, others added; every change is sent at once. */
export function HostTagEditor({ name, tags }: HostTagEditorProps) {
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string>();
  const change = useHostChange(name);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const tag = typedHostTag(typed);
    const found = tagFault(tag, tags);
    setFault(found);
    if (found === undefined) change.mutate({ kind: 'tags', tags: [...tags, tag] }, { onSuccess: () => setTyped('') });
  };
  return (
    <>
      <ul className={classes.chips}>
        {tags.map((tag) => (
          <li key={tag} className={classes.removable}>
            {tag}
            <CloseButton
              size={16}
              aria-label={`Take away the tag ${tag}`}
              disabled={change.isPending}
              onClick={() => change.mutate({ kind: 'tags', tags: tags.filter((one) => one !== tag) })}
            />
          </li>
        ))}
        {tags.length === 0 && <li className={classes.none}>none</li>}
      </ul>
      <form className={classes.add} onSubmit={add}>
        <TextInput
          aria-label="A tag to add"
          placeholder="team:metal"
          value={typed}
          error={fault}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setFault(undefined);
          }}
        />
        <Button type="submit" variant="default" loading={change.isPending} disabled={typed.trim() === ''}>
          Add
        </Button>
      </form>
      <ErrorNotice title="The tags could not be changed" error={change.error} />
    </>
  );
}
