import { mailDocument } from './mail-document.ts';
import classes from './mail-view.module.css';

interface MailFrameProps {
  readonly html: string;
  readonly subject: string;
}

/** A message as its reader sees it: no script of it runs, it is of no origin, and it loads nothing. */
export function MailFrame({ html, subject }: MailFrameProps) {
  return (
    <iframe
      className={classes.frame}
      title={`Message: ${subject}`}
      srcDoc={mailDocument(html)}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
    />
  );
}
