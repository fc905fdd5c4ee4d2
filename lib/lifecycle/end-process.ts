/**
 * Ends this process with a status although a thread of it is inside a native call. `process.exit` (and `reallyExit`)
 * waits for every thread, for as long as that call takes; here the process becomes another program that ends at once.
 * Where the system knows no such exchange (Windows) it is killed, and the status is the system's.
 * Nothing runs after this: flush before.
 */
export function endProcessHard(status: number): void {
  try {
    process.execve?.('/bin/sh', ['sh', '-c', `exit ${status}`], {});
  } catch {
    // No such program, or not allowed.
  }
  process.kill(process.pid, 'SIGKILL');
}
