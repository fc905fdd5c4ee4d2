import { Menu, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import { groupKeysOf } from '../../../../lib/monitor-language/group-keys-of.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { asTexts } from '../../../../lib/widget/as-texts.ts';
import { asNumber, asText } from '../../../../lib/widget/read-value.ts';
import { insertionsFor } from './message-insertions.ts';
import type { MonitorDraft } from './metric-conditions.ts';
import classes from './monitor-editor.module.css';
import { RenotifyFields } from './renotify-fields.tsx';
import { TellingFields } from './telling-fields.tsx';

const PRIORITIES = [1, 2, 3, 4, 5].map((priority) => ({ value: String(priority), label: `P${priority}` }));

interface MessageFieldsProps {
  readonly draft: MonitorDraft;
  readonly onDraft: (draft: MonitorDraft) => void;
  readonly query: MonitorQuery | undefined;
  /** What will be said, beside the fields. */
  readonly preview: ReactNode;
}

/** What is told to whom: name, message, priority, tags, what one message is for and shows, and whether it is told again. */
export function MessageFields({ draft, onDraft, query, preview }: MessageFieldsProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const message = asText(draft.message) ?? '';
  const options = draft.options ?? {};
  const put = (part: Partial<MonitorDraft>) => onDraft({ ...draft, ...part });
  const putOptions = (next: MonitorOptions) => put({ options: next });
  const groupKeys = query ? groupKeysOf(query) : [];
  const insert = (text: string) => {
    const at = area.current?.selectionStart ?? message.length;
    put({ message: message.slice(0, at) + text + message.slice(at) });
  };
  return (
    <div className={classes.two}>
      <div className={classes.fields}>
        <TextInput
          label="Name"
          size="xs"
          placeholder="A sentence that says what it watches"
          value={asText(draft.name) ?? ''}
          onChange={(event) => put({ name: event.currentTarget.value })}
        />
        <Textarea
          ref={area}
          label={
            <span className={classes.labelLine}>
              Message
              <Menu shadow="md" position="bottom-end">
                <Menu.Target>
                  <button type="button" className={classes.insert}>
                    <IconBraces size={13} stroke={1.8} /> Insert
                  </button>
                </Menu.Target>
                <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
                  {insertionsFor(groupKeys).map(({ label, text }) => (
                    <Menu.Item key={label} fz="xs" onClick={() => insert(text)}>
                      {label}
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
            </span>
          }
          aria-label="Message"
          size="xs"
          classNames={{ input: classes.mono ?? '' }}
          placeholder={'{{#is_alert}}It is {{value}}.{{/is_alert}}\n@ops@example.com'}
          autosize
          minRows={9}
          maxRows={24}
          spellCheck={false}
          value={message}
          onChange={(event) => put({ message: event.currentTarget.value })}
        />
        <div className={classes.sentence}>
          <Select
            label="Priority"
            size="xs"
            w={110}
            clearable
            placeholder="none"
            data={PRIORITIES}
            value={asNumber(draft.priority) === undefined ? null : String(draft.priority)}
            onChange={(value) => put({ priority: value === null ? null : Number(value) })}
          />
          <TagsInput
            label="Tags"
            size="xs"
            style={{ flex: 1 }}
            placeholder="team:a"
            value={[...asTexts(draft.tags)]}
            onChange={(tags) => put({ tags })}
          />
        </div>
        <TellingFields options={options} onOptions={putOptions} groupKeys={groupKeys} />
        <RenotifyFields options={options} onOptions={putOptions} />
      </div>
      {preview}
    </div>
  );
}
