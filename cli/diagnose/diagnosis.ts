/** One thing looked at by `labrador diagnose`. */
export interface Diagnosis {
  readonly suite: 'configuration' | 'machine' | 'connectivity' | 'notifications';
  readonly name: string;
  readonly result: 'PASS' | 'WARNING' | 'FAIL';
  /** What was seen. */
  readonly finding: string;
  /** What to do; absent when it passed. */
  readonly remedy?: string;
}
