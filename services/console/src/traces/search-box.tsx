import { Button, Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SpanItem } from '../../../../lib/api-types/spans.ts';
import { readSearch } from './read-search.ts';
import classes from './search-box.module.css';
import { SearchFault } from './search-fault.tsx';
import type { SpanScope } from './traces-url.ts';
import { useCompletions } from './use-completions.ts';

interface SearchBoxProps {
  readonly query: string;
  /** Spans of which attributes are offered. */
  readonly spans: readonly SpanItem[];
  readonly scope: SpanScope;
  readonly onQuery: (query: string) => void;
  /** Told whether what is written cannot be read, once nobody is in the middle of it. */
  readonly onFault: (isFaulty: boolean) => void;
}

/** The search as text. Enter runs it; attributes and values are offered; what is wrong with it is said below, with its place. */
export function SearchBox({ query, spans, scope, onQuery, onFault }: SearchBoxProps) {
  const [text, setText] = useState(query);
  const [known, setKnown] = useState(query);
  if (known !== query) {
    // Somebody else changed it: a facet, or the browser's "back".
    setKnown(query);
    setText(query);
  }
  const [cursor, setCursor] = useState(query.length);
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const options = useCompletions({ text, cursor, spans, scope, isOpen: combobox.dropdownOpened });
  const { error } = readSearch(text);
  const isFaulty = error !== undefined && !combobox.dropdownOpened;
  useEffect(() => onFault(isFaulty), [isFaulty, onFault]);
  const put = (next: string, at = next.length) => {
    setText(next);
    setCursor(at);
    requestAnimationFrame(() => input.current?.setSelectionRange(at, at));
  };
  const run = (next: string) => {
    combobox.closeDropdown();
    if (!readSearch(next).error) onQuery(next.trim());
  };
  const take = (id: string) => {
    const option = options.find((one) => one.id === id);
    if (!option) return;
    put(option.text, option.cursor);
    combobox.resetSelectedOption();
    if (option.isDone) combobox.closeDropdown();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') combobox.closeDropdown();
    if (event.key !== 'Enter' || (combobox.dropdownOpened && combobox.getSelectedOptionIndex() >= 0)) return;
    event.preventDefault();
    run(text);
  };
  return (
    <div className={classes.box}>
      <Combobox store={combobox} onOptionSubmit={take} shadow="md" position="bottom-start">
        <Combobox.Target>
          <TextInput
            ref={input}
            aria-label="Search spans"
            placeholder="service:employees @http.status_code:>=500 @duration:>100ms"
            leftSection={<IconSearch size={14} stroke={1.8} />}
            rightSectionWidth={text === '' ? 72 : 98}
            rightSection={
              <div className={classes.end}>
                {text !== '' && (
                  <button type="button" className={classes.clear} aria-label="Clear the search" onClick={() => run('')}>
                    <IconX size={14} stroke={1.8} />
                  </button>
                )}
                <Button
                  size="compact-xs"
                  variant={text.trim() === query ? 'subtle' : 'filled'}
                  color={text.trim() === query ? 'gray' : 'lab'}
                  disabled={error !== undefined}
                  onClick={() => run(text)}
                >
                  Search
                </Button>
              </div>
            }
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setCursor(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
              combobox.openDropdown();
              combobox.resetSelectedOption();
            }}
            onSelect={(event) => setCursor(event.currentTarget.selectionStart ?? 0)}
            onClick={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={onKeyDown}
            classNames={{ input: classes.input ?? '' }}
            error={isFaulty}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={options.length === 0}>
          <Combobox.Options mah={280} className={classes.options ?? ''}>
            {options.map((option) => (
              <Combobox.Option key={option.id} value={option.id} className={classes.option ?? ''}>
                <span className={classes.shown}>{option.shown}</span>
                <span className={classes.hint}>{option.hint}</span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {error && isFaulty && <SearchFault text={text} message={error.message} offset={error.offset} />}
    </div>
  );
}
