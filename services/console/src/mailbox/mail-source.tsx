import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useRawMail } from '../api/use-mail.ts';
import { Waiting } from '../services/waiting.tsx';
import { CopyText } from '../shell/copy-text.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { mailHeaders } from './mail-headers.ts';
import classes from './mail-view.module.css';
import { saveMail } from './save-mail.ts';

interface MailSourceProps {
  readonly id: string;
  readonly look: 'headers' | 'source';
}

/** The bytes of a message: its head line by line, or all of it, to copy and to keep as a file. */
export function MailSource({ id, look }: MailSourceProps) {
  const { data: raw, error, isPending } = useRawMail(id);
  if (error) return <ErrorNotice title="The message could not be read" error={error} />;
  if (isPending || raw === undefined) return <Waiting />;
  return (
    <div className={classes.source}>
      <div className={classes.tools}>
        <Button
          variant="default"
          leftSection={<IconDownload size={14} stroke={1.8} />}
          onClick={() => saveMail(id, raw)}
        >
          Download .eml
        </Button>
        <CopyText text={raw} label="Copy the source" />
      </div>
      {look === 'source' ? (
        <pre className={classes.text}>{raw}</pre>
      ) : (
        <dl className={classes.headers}>
          {mailHeaders(raw).map(({ name, value }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a header may be there twice, and none ever moves
            <div key={at}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
