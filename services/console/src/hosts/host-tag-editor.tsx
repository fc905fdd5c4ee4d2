import { Button, CloseButton, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useHostChange } from '../api/use-host-change.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import classes from './host-panel.module.css';
import { tagsFault, typedHostTags } from './tag-fault.ts';

interface HostTagEditorProps {
  readonly name: string;
  readonly tags: readonly string[];
}

/** Tags of users on a host: each can be taken away, others added, several apart by commas; every change is sent at once. */
export function HostTagEditor({ name, tags }: HostTagEditorProps) {
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string>();
  const change = useHostChange(name);
  const adding = useRef<HTMLDivElement>(null);
  // It is the last part of the panel: what is wrong would be below the edge.
  const isWrong = fault !== undefined || change.error !== null;
  useEffect(() => {
    if (isWrong) adding.current?.scrollIntoView({ block: 'nearest' });
  }, [isWrong]);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const added = typedHostTags(typed);
    const found = tagsFault(added, tags);
    setFault(found);
    if (found !== undefined) return;
    // At once: whoever adds several types the next one while this one is sent.
    setTyped('');
    const onError = () => setTyped((since) => since || typed);
    change.mutate({ kind: 'tags', tags: [...tags, ...added] }, { onError });
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
      <div ref={adding}>
        <form className={classes.add} onSubmit={add}>
          <TextInput
            aria-label="Tags to add"
            placeholder="team:metal, owner:ann"
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
      </div>
    </>
  );
}
