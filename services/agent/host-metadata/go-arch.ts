/** Go's name of a processor, which the Agent tells, by Node's: `x64` → `amd64`. */
export function goArch(arch: string): string {
  if (arch === 'x64') return 'amd64';
  return arch === 'ia32' ? '386' : arch;
}
