/** A message as a sentence of its own: errors begin in lower case and end without a stop, to stand inside others. */
export function sentence(message: string): string {
  const text = message.slice(0, 1).toUpperCase() + message.slice(1);
  return /[.!?…。！？]$/u.test(text) ? text : `${text}.`;
}
