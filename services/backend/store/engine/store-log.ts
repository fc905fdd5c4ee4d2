/** How the store's thread says something: the message goes to the main thread's logger. */
export type StoreLog = (level: 'debug' | 'info' | 'warn' | 'error', message: string) => void;
