/** Where the login may lead: a path of this console, never another site. */
export function safeTarget(to: string | undefined): string {
  if (!to?.startsWith('/') || to.startsWith('//') || to.startsWith('/\\') || to.startsWith('/login')) return '/';
  return to;
}
