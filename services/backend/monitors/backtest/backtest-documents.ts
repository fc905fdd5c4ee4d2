import type { MonitorTransition } from '../../../../lib/model/monitor.ts';
import type { DocumentChange, UserDocuments } from '../../store/store.ts';

/** The disk of an engine that keeps nothing: it lists transitions, in order. */
export class BacktestDocuments implements UserDocuments {
  readonly transitions: MonitorTransition[] = [];

  async load(): Promise<Readonly<Record<string, unknown>>> {
    return {};
  }

  async write(changes: readonly DocumentChange[]): Promise<void> {
    for (const { kind, value } of changes) {
      if (kind === 'monitor_transition') this.transitions.push(value as MonitorTransition);
    }
  }
}
