import { Notice } from '../shell/notice.tsx';
import { KeyForm } from './key-form.tsx';
import classes from './key-page.module.css';
import type { KeyRefusal } from './key-refusal.ts';
import { useKeys } from './use-keys.ts';

/** Stands in the place of every page while the lab asks for keys that this tab does not have. */
export function KeyPage({ refusal }: { readonly refusal: KeyRefusal }) {
  const [kept] = useKeys();
  return (
    <div className={classes.page}>
      <title>Keys · Labrador</title>
      <section className={classes.card} aria-labelledby="keys-title">
        <h1 id="keys-title" className={classes.title}>
          This lab asks for keys
        </h1>
        <p className={classes.what}>
          Its configuration has keys, so every request must carry them, those of this page too.
        </p>
        {kept && (
          <Notice tone="warn" title="The keys of this tab are not enough any more">
            {refusal === 'wrong key' ? 'The lab has other ones now.' : 'The lab asks for one more now.'}
          </Notice>
        )}
        <KeyForm />
        <p className={classes.fine}>
          They are kept in this tab until it is closed, and nowhere else. A <code>DD_API_KEY</code> or{' '}
          <code>DD_APP_KEY</code> that the lab was started with wins over the file. From addresses under{' '}
          <code>labrador.keyless_from</code> no keys are asked.
        </p>
      </section>
    </div>
  );
}
