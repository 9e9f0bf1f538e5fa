/** Whether the operating system refused something with this code: EADDRINUSE, because another program listens there. */
export function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
