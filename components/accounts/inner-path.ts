/** The path to go on to, if it is one of these pages; else the start page. A link may have made it up. */
export function innerPath(given: string | null | undefined): string {
  if (!given?.startsWith('/') || /^\/[/\\]|[\t\n\r]/.test(given)) return '/';
  return given;
}
