// Which cores are ours and who runs on which: the server under test alone on the first, all else on the others.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

export type Cores = {
  /** Undefined when nothing can be pinned. */
  readonly server: number | undefined;
  readonly load: readonly number[] | undefined;
  /** What a reader of the figures must know about it. */
  readonly description: string;
};

/** Read once: pinning narrows what the kernel reports afterwards. */
const CORES: readonly number[] = process.platform === 'linux' ? allowedCores() : [];

/** Decides and moves this process, and with it all children that are not told otherwise, to the load's cores. */
export function pinCores(): Cores {
  const [server, ...load] = CORES;
  if (server === undefined || load.length === 0) {
    return unpinned('one core only: server, load and upstream share it');
  }
  try {
    execFileSync('taskset', ['-apc', load.join(','), String(process.pid)], { stdio: 'ignore' });
  } catch {
    return unpinned('nothing is pinned, because taskset (util-linux) is missing or refused');
  }
  return { server, load, description: `server on core ${server}, load and upstream on ${load.join(', ')}` };
}

function unpinned(description: string): Cores {
  return { server: undefined, load: undefined, description };
}

/** A command pinned to the server's core, or as it is. */
export function onServerCore(cores: Cores, command: readonly string[]): readonly string[] {
  return cores.server === undefined ? command : ['taskset', '-c', String(cores.server), ...command];
}

/** Throws Error where there is no /proc: figures of CPU time come from there. */
export function assertLinux(): void {
  if (process.platform !== 'linux') {
    throw new Error('The bench reads CPU times from /proc: it runs on Linux only (a container will do).');
  }
}

export function describeMachine(): string {
  const [cpu] = cpus();
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0);
  return `${cpu?.model.trim() ?? 'unknown processor'}, ${CORES.length} cores, ${gigabytes} GB`;
}

/** The numbers of `Cpus_allowed_list`, such as `0-3,8`. */
function allowedCores(): readonly number[] {
  const list = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '';
  return list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
