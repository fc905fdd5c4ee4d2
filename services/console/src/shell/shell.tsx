import type { ReactNode } from 'react';
import { useLab } from '../api/use-lab.ts';
import { KeyPage } from '../keys/key-page.tsx';
import { useKeyRefusal } from '../keys/use-key-refusal.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { Navigation } from './navigation.tsx';
import classes from './shell.module.css';

/** The frame around every page: navigation at the left, the page beside it, above it what concerns all pages. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { error } = useLab(2000);
  const refusal = useKeyRefusal(error);
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        Skip to the page
      </a>
      <Navigation />
      <div className={classes.column}>
        <ConnectionBanner />
        <main id="content" tabIndex={-1} className={classes.main}>
          {refusal ? <KeyPage refusal={refusal} /> : children}
        </main>
      </div>
    </div>
  );
}
