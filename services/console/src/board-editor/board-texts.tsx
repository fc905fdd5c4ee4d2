import { Textarea, TextInput } from '@mantine/core';
import classes from './edit-mode.module.css';
import { useCommit } from './use-commit.ts';

interface TitleFieldProps {
  readonly title: string;
  readonly onTitle: (title: string) => void;
}

/** The title of a dashboard where it stands. */
export function TitleField({ title, onTitle }: TitleFieldProps) {
  const field = useCommit(title, onTitle);
  return <TextInput aria-label="Title" placeholder="Untitled" classNames={{ input: classes.title ?? '' }} {...field} />;
}

interface DescriptionFieldProps {
  readonly description: string | null;
  readonly onDescription: (description: string | null) => void;
}

/** The description of a dashboard, in Markdown. */
export function DescriptionField({ description, onDescription }: DescriptionFieldProps) {
  const { onKeyDown: _, ...field } = useCommit(description ?? '', (text) => onDescription(text === '' ? null : text));
  return (
    <Textarea
      aria-label="Description"
      placeholder="Description, in Markdown"
      classNames={{ input: classes.description ?? '' }}
      autosize
      minRows={1}
      maxRows={8}
      {...field}
    />
  );
}
