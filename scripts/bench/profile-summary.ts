// A V8 CPU profile in a page of text: which functions, and which rooms and packages, the time went to. Counts
// samples and not the time between them: a process that had to wait for its core is sampled once for the wait.

import { PROJECT_ROOT } from '../lib/project-root.ts';

/** The members of a .cpuprofile that are read here. */
export type CpuProfile = {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  /** Ids of nodes, one for each moment that was looked at. */
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
  /** Microseconds on the machine's monotonic clock. */
  readonly startTime: number;
};

export type ProfileEntry = { readonly name: string; readonly share: number };

export type ProfileSummary = {
  /** Samples in which the process did something. */
  readonly samples: number;
  readonly functions: readonly ProfileEntry[];
  readonly places: readonly ProfileEntry[];
};

/**
 * Shares of the samples that were not idle, own time only, largest first. `sinceMs`, on the monotonic clock, leaves out
 * what was before it: a server's start and warm-up.
 */
export function summariseProfile(profile: CpuProfile, sinceMs = 0): ProfileSummary {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const functions = new Map<string, number>();
  const places = new Map<string, number>();
  let samples = 0;
  let atUs = profile.startTime;
  for (const [index, id] of profile.samples.entries()) {
    atUs += profile.timeDeltas[index] ?? 0;
    const callFrame = nodes.get(id)?.callFrame;
    if (callFrame === undefined || callFrame.functionName === '(idle)' || atUs < sinceMs * 1000) continue;
    samples += 1;
    increase(functions, functionName(callFrame));
    increase(places, placeName(callFrame));
  }
  return {
    samples,
    functions: sharesOf(functions, samples),
    places: sharesOf(places, samples),
  };
}

/** The first `count` functions and all places of at least one percent, as lines of text. */
export function formatSummary(summary: ProfileSummary, count: number): string {
  const line = ({ name, share }: ProfileEntry): string =>
    `  ${(share * 100).toFixed(1).padStart(5)} %  ${name}`;
  return [
    `By place, of ${summary.samples} samples at work:`,
    ...summary.places.filter(({ share }) => share >= 0.01).map(line),
    `The first ${count} functions by own time:`,
    ...summary.functions.slice(0, count).map(line),
  ].join('\n');
}

export type CallFrame = CpuProfile['nodes'][number]['callFrame'];

function functionName({ functionName: name, url, lineNumber }: CallFrame): string {
  const shown = name === '' ? '(anonymous)' : name;
  return url === '' ? shown : `${shown}  ${shortPath(url)}:${lineNumber + 1}`;
}

/** `src/http`, a package's name, `node`, or the engine's own word such as `(garbage collector)`. */
export function placeName({ functionName: name, url }: CallFrame): string {
  if (url === '') return name.startsWith('(') ? name : '(built-in)';
  if (url.startsWith('node:')) return 'node';
  const path = shortPath(url);
  const inPackage = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  if (inPackage !== undefined) return inPackage;
  return path.split('/').slice(0, -1).slice(0, 3).join('/');
}

function shortPath(url: string): string {
  const path = url.replace(/^file:\/\//, '');
  return path.startsWith(`${PROJECT_ROOT}/`) ? path.slice(PROJECT_ROOT.length + 1) : path;
}

function increase(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function sharesOf(counts: ReadonlyMap<string, number>, total: number): readonly ProfileEntry[] {
  return [...counts]
    .map(([name, value]) => ({ name, share: total === 0 ? 0 : value / total }))
    .sort((left, right) => right.share - left.share);
}
