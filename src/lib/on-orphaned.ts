// npm starts a script through a shell, and most shells die of SIGTERM without handing it on: what they started would
// go on unseen and keep its port. That the parent is gone is then the only sign that is left.

const CHECK_EVERY_MS = 250;

/**
 * Calls the listener once when this process was started by one of this project's npm scripts and its parent has
 * ended. Otherwise never: whoever starts the program in the background may well end before it. Keeps no process alive.
 */
export function onOrphaned(
  listener: () => void,
  environment: Readonly<Record<string, string | undefined>>,
): void {
  if (environment.npm_package_name !== 'clawgate') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    listener();
  }, CHECK_EVERY_MS);
  timer.unref();
}
