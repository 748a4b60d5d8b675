// A V8 sampling heap profile in a few lines: which rooms and packages allocated what is still alive at the end.

import { type CallFrame, placeName } from './profile-summary.ts';

/** The members of a .heapprofile that are read here. */
export type HeapProfile = { readonly head: HeapNode };

export type HeapNode = {
  readonly callFrame: CallFrame;
  readonly selfSize: number;
  readonly children: readonly HeapNode[];
};

/** Live bytes of JavaScript by place, largest first. The rest of a process (Node itself, code, buffers) is not in it. */
export function summariseHeap({ head }: HeapProfile): readonly (readonly [place: string, bytes: number])[] {
  const places = new Map<string, number>();
  const waiting: HeapNode[] = [head];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const place = placeName(node.callFrame);
    places.set(place, (places.get(place) ?? 0) + node.selfSize);
    waiting.push(...node.children);
  }
  return [...places].sort(([, left], [, right]) => right - left);
}

/** The first `count` places, as lines of text. */
export function formatHeap(profile: HeapProfile, count: number): string {
  const places = summariseHeap(profile);
  const totalBytes = places.reduce((sum, [, bytes]) => sum + bytes, 0);
  return [
    `Live JavaScript by the place that allocated it, of ${(totalBytes / 1e6).toFixed(1)} MB:`,
    ...places
      .slice(0, count)
      .map(([place, bytes]) => `  ${(bytes / 1e6).toFixed(2).padStart(6)} MB  ${place}`),
  ].join('\n');
}
