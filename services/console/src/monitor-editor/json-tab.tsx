import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { asObject } from '../../../../lib/widget/read-value.ts';
import { readJson } from '../dashboards/read-json.ts';
import { CopyText } from '../shell/copy-text.tsx';
import { Notice } from '../shell/notice.tsx';
import type { MonitorDraft } from './metric-conditions.ts';
import classes from './monitor-editor.module.css';

interface JsonTabProps {
  readonly draft: MonitorDraft;
  readonly onDraft: (draft: MonitorDraft) => void;
}

/** The whole monitor as JSON: what has no fields is written here, and exports are pasted. */
export function JsonTab({ draft, onDraft }: JsonTabProps) {
  const [text, setText] = useState(() => JSON.stringify(draft, null, 2));
  const [fault, setFault] = useState<string>();
  const write = (next: string) => {
    setText(next);
    const read = readJson(next);
    const object = read.kind === 'document' ? asObject(read.document) : undefined;
    setFault(object ? undefined : read.kind === 'fault' ? read.fault : 'A monitor is an object.');
    if (object) onDraft(object as MonitorDraft);
  };
  return (
    <div className={classes.fields}>
      <Textarea
        aria-label="JSON of the monitor"
        classNames={{ input: classes.mono ?? '' }}
        rows={24}
        spellCheck={false}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <div>
        <CopyText text={text} label="Copy JSON" />
      </div>
      {fault !== undefined && (
        <Notice tone="bad" title="The JSON cannot be read">
          <p>{fault}</p>
        </Notice>
      )}
    </div>
  );
}
