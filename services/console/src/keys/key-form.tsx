import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import { errorLines } from '../api/error-lines.ts';
import { BackendGone, getJson } from '../api/request.ts';
import { Notice } from '../shell/notice.tsx';
import { type KeyFault, keyFault } from './key-fault.ts';
import classes from './key-page.module.css';
import { keyTextFault, type LabKeys } from './lab-keys.ts';
import { useKeys } from './use-keys.ts';

const FIELDS = [
  { name: 'apiKey', label: 'API key', setting: 'api_key' },
  { name: 'appKey', label: 'Application key', setting: 'app_key' },
] as const;

/** Asks for both keys, tries them, and keeps them in this tab when the lab takes them. */
export function KeyForm() {
  const [, changeKeys] = useKeys();
  const [keys, setKeys] = useState<LabKeys>({ apiKey: '', appKey: '' });
  const [fault, setFault] = useState<KeyFault>();
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // Typing begins at the first field, and goes on at the one that is wrong: with its text, as who reads that types on.
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>(`[data-key="${fault?.field ?? FIELDS[0].name}"]`)?.focus();
  }, [fault]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTrouble([]);
    setBusy(true);
    try {
      const found = textFault(keys) ?? (await keyFault((path) => getJson(path, new AbortController().signal, keys)));
      setFault(found);
      if (!found && !changeKeys(keys)) setTrouble(['This browser keeps nothing for this page, not even in its tab.']);
    } catch (error) {
      setTrouble(error instanceof BackendGone ? [error.message] : errorLines(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form ref={form} className={classes.form} onSubmit={(event) => void submit(event)}>
      {FIELDS.map(({ name, label, setting }) => (
        <PasswordInput
          key={name}
          data-key={name}
          size="sm"
          label={label}
          description={
            <>
              <code>{setting}</code> in <code>config/datadog.yaml</code>
            </>
          }
          value={keys[name]}
          onChange={(event) => setKeys({ ...keys, [name]: event.currentTarget.value.trim() })}
          error={fault?.field === name && fault.text}
          autoComplete="off"
          spellCheck={false}
          visibilityToggleFocusable
          visibilityToggleButtonProps={{ 'aria-label': `Show the ${label}` }}
        />
      ))}
      {trouble.length > 0 && (
        <Notice tone="bad" title="The keys could not be tried">
          {trouble.join(' ')}
        </Notice>
      )}
      <Button type="submit" size="sm" loading={busy} disabled={keys.apiKey === '' && keys.appKey === ''}>
        Use these keys
      </Button>
    </form>
  );
}

function textFault(keys: LabKeys): KeyFault | undefined {
  for (const { name } of FIELDS) {
    const text = keyTextFault(keys[name]);
    if (text) return { field: name, text };
  }
  return undefined;
}
