// The process groups of child processes that are running. A server is often started through a launcher (npx, uvx): what
// is signalled is always the whole group, and none outlives this process when it ends by itself.

export type ChildGroups = {
  /** `leader` is the process id of a child started with `detached`. */
  add(leader: number): void;
  remove(leader: number): void;
};

/** Listens for this process's end while there are groups. */
export function createChildGroups(): ChildGroups {
  const leaders = new Set<number>();
  const killAll = (): void => {
    for (const leader of leaders) signalGroup(leader, 'SIGKILL');
  };
  return {
    add(leader) {
      if (leaders.size === 0) process.once('exit', killAll);
      leaders.add(leader);
    },
    remove(leader) {
      leaders.delete(leader);
      if (leaders.size === 0) process.removeListener('exit', killAll);
    },
  };
}

/** Signals every process of a group; a group that is gone is no failure. */
export function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, signal);
  } catch {
    // ESRCH: all have ended. EPERM, on some systems: only the dead are left.
  }
}
