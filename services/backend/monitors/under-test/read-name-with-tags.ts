import { TestFileError } from './test-file-error.ts';

/** What sends: a metric or a check, its host, and its other tags, sorted. */
export interface NameWithTags {
  readonly name: string;
  readonly host: string;
  readonly tags: readonly string[];
}

/** Reads `my_metric{host:a,env:lab}`; `host` is the host that it is sent from. @throws TestFileError */
export function readNameWithTags(text: string, field: string): NameWithTags {
  const [, name, list = ''] = /^\s*([A-Za-z][\w.]*)\s*(?:\{([^{}]*)\})?\s*$/.exec(text) ?? [];
  if (name === undefined)
    throw new TestFileError(`${field}: '${text}' is no name with tags, such as my_metric{host:a,env:lab}`);
  const tags = list
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  const host = tags.find((tag) => tag.startsWith('host:'))?.slice('host:'.length) ?? '';
  return { name, host, tags: [...new Set(tags.filter((tag) => !tag.startsWith('host:')))].sort() };
}
