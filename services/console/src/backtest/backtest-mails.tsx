import type { BacktestMail } from '../../../../lib/api-types/backtest.ts';
import { momentText } from '../time-range/moment-text.ts';
import classes from './backtest-panel.module.css';

/** So many are listed. */
const MOST_MAILS = 200;

/** What would have been sent, the newest first; each opens to what it says. */
export function BacktestMails({ mails }: { readonly mails: readonly BacktestMail[] }) {
  return (
    <section className={classes.part} aria-label="Messages it would have sent">
      <ol className={classes.mails}>
        {mails
          .toReversed()
          .slice(0, MOST_MAILS)
          .map(({ at, to, subject, body }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they have no name, and a new answer replaces all of them
            <li key={place}>
              <details>
                <summary>
                  <b>{subject}</b>
                  <span className={classes.at}>{momentText(at, { withDate: true, seconds: false })}</span>
                </summary>
                <p className={classes.says}>to {to}</p>
                <pre>{body ?? 'Only the first 500 messages have their text: look back less far.'}</pre>
              </details>
            </li>
          ))}
        {mails.length === 0 && (
          <li className={classes.says}>It sends no message: its text names nobody, or nothing is told.</li>
        )}
      </ol>
      {mails.length > MOST_MAILS && (
        <p className={classes.says}>
          the newest {MOST_MAILS} of {mails.length.toLocaleString('en')} messages
        </p>
      )}
    </section>
  );
}
