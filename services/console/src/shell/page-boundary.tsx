import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { Notice } from './notice.tsx';

interface State {
  readonly error?: Error;
}

/** Keeps the shell standing when a page fails to draw or to load. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return (
      <div style={{ padding: 20 }}>
        <Notice tone="bad" title="This page could not be shown">
          <p>{this.state.error.message}</p>
          <Button onClick={() => window.location.reload()}>Load it again</Button>
        </Notice>
      </div>
    );
  }
}
