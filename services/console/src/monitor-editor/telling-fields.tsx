import { MultiSelect, Select } from '@mantine/core';
import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import classes from './monitor-editor.module.css';
import { type NotifyKind, notifyKindOf, withNotifyBy } from './notify-by.ts';

type Preset = NonNullable<MonitorOptions['notification_preset_name']>;

const PRESETS: readonly { readonly value: Preset; readonly label: string }[] = [
  { value: 'show_all', label: 'everything' },
  { value: 'hide_query', label: 'all but the query' },
  { value: 'hide_handles', label: 'all but whom it is sent to' },
  { value: 'hide_query_and_handles', label: 'all but the query and whom it is sent to' },
  { value: 'hide_handles_and_footer', label: 'all but whom it is sent to and the links' },
  { value: 'show_only_snapshot', label: 'text and graph only' },
  { value: 'hide_all', label: 'text only' },
];

interface TellingFieldsProps {
  readonly options: MonitorOptions;
  readonly onOptions: (options: MonitorOptions) => void;
  /** Keys by which there are groups; none of a simple alert. */
  readonly groupKeys: readonly string[];
}

/** For what one message is sent, and what it shows beside its text. */
export function TellingFields({ options, onOptions, groupKeys }: TellingFieldsProps) {
  const kind = notifyKindOf(options);
  const chosen = kind === 'keys' ? (options.notify_by ?? []) : [];
  const [first] = groupKeys;
  const hasParts = groupKeys.length > 1 || kind === 'keys';
  const kinds: readonly { readonly value: NotifyKind; readonly label: string }[] = [
    { value: 'each', label: `for each ${groupKeys.join(', ') || 'group'}` },
    ...(hasParts ? [{ value: 'keys', label: 'for all with the same' } as const] : []),
    { value: 'all', label: 'for all groups together' },
  ];
  const putKind = (next: string | null) => {
    if (next === null || next === kind) return;
    onOptions(withNotifyBy(options, next === 'all' ? ['*'] : next === 'keys' && first !== undefined ? [first] : []));
  };
  return (
    <>
      {(groupKeys.length > 0 || kind !== 'each') && (
        <div className={classes.sentence}>
          <span>Send one message</span>
          <Select
            aria-label="What one message is sent for"
            size="xs"
            w={190}
            data={[...kinds]}
            value={kind}
            allowDeselect={false}
            onChange={putKind}
          />
          {kind === 'keys' && (
            <MultiSelect
              aria-label="Tags of one message"
              size="xs"
              miw={140}
              data={[...new Set([...groupKeys, ...chosen])]}
              value={[...chosen]}
              onChange={(keys) => onOptions(withNotifyBy(options, keys))}
            />
          )}
        </div>
      )}
      <div className={classes.sentence}>
        <span>Show in it</span>
        <Select
          aria-label="Content displayed"
          size="xs"
          w={290}
          data={[...PRESETS]}
          value={options.notification_preset_name ?? 'show_all'}
          allowDeselect={false}
          onChange={(value) => value && onOptions({ ...options, notification_preset_name: value })}
        />
      </div>
    </>
  );
}
