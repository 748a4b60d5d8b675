// CPU time and memory of another process, and the load of a core, from /proc.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

let ticksPerSecond: number | undefined;

function millisecondsOf(ticks: number): number {
  ticksPerSecond ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  return (ticks * 1000) / ticksPerSecond;
}

/** User and system time of all threads of a process, from /proc/PID/stat. In steps of 10 ms. */
export function processCpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the name in brackets, which may hold anything; utime and stime are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return millisecondsOf(Number(fields[11]) + Number(fields[12]));
}

/** Time in which these cores were not idle, added up, from /proc/stat. */
export function coresBusyMs(cores: readonly number[]): number {
  const stat = readFileSync('/proc/stat', 'utf8');
  let ticks = 0;
  for (const core of cores) {
    const fields = new RegExp(`^cpu${core} +(.*)$`, 'm').exec(stat)?.[1] ?? '';
    const [user = 0, nice = 0, system = 0, , , interrupt = 0, softInterrupt = 0, steal = 0] = fields
      .split(' ')
      .map(Number);
    ticks += user + nice + system + interrupt + softInterrupt + steal;
  }
  return millisecondsOf(ticks);
}

export type ResidentMemory = {
  readonly nowBytes: number;
  readonly peakBytes: number;
  /** Of `nowBytes`: pages that are read from files. */
  readonly fileBytes: number;
};

export function residentMemory(pid: number): ResidentMemory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return {
    nowBytes: kilobytes('VmRSS') * 1024,
    peakBytes: kilobytes('VmHWM') * 1024,
    fileBytes: kilobytes('RssFile') * 1024,
  };
}
