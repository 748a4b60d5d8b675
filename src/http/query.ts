// The query of a request target, as far as an operation declares it. What it does not declare is not looked at:
// clients and proxies add parameters of their own.

/** The declared parameters that the target has. One that comes several times is its values joined by commas. */
export function readQuery(target: string, names: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  const start = target.indexOf('?');
  if (start === -1 || names.length === 0) return found;
  const parameters = new URLSearchParams(target.slice(start + 1));
  for (const name of names) {
    const values = parameters.getAll(name);
    if (values.length > 0) found[name] = values.join(',');
  }
  return found;
}
