/** Hands a message to the browser as a file that mail programs open; its bytes are ASCII. */
export function saveMail(id: string, raw: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([raw], { type: 'message/rfc822' }));
  link.download = `${id}.eml`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
