// Beats for many streams at the same pace, spread evenly over the interval: a stream's phase depends on the order
// of joining alone, so that every server under test meets the same pattern. One timer for all of them.

/** Coprime to the usual intervals, so that neighbours in order are not neighbours in time. */
const PHASE_STEP_MS = 7;

export class PaceWheel {
  readonly #slots: Set<() => void>[];
  #joined = 0;
  #members = 0;
  #turning = false;
  /** The next millisecond, on performance.now()'s clock, whose slot has not been served. */
  #nextMs = 0;

  /** Each member is beaten once in `intervalMs`, which is a whole number. */
  constructor(intervalMs: number) {
    this.#slots = Array.from({ length: intervalMs }, () => new Set());
  }

  /** Calls `beat` once an interval until the returned function is called. */
  join(beat: () => void): () => void {
    const slot = this.#slots[(this.#joined * PHASE_STEP_MS) % this.#slots.length];
    this.#joined += 1;
    slot?.add(beat);
    this.#members += 1;
    if (!this.#turning) {
      this.#nextMs = Math.ceil(performance.now());
      this.#schedule();
    }
    return () => {
      if (slot?.delete(beat)) this.#members -= 1;
    };
  }

  #schedule(): void {
    this.#turning = this.#members > 0;
    if (this.#turning) setTimeout(() => this.#turn(), Math.max(0, this.#nextMs - performance.now()));
  }

  /** Serves every slot whose time has come: a late timer makes up for what it missed. */
  #turn(): void {
    const nowMs = performance.now();
    for (; this.#nextMs <= nowMs; this.#nextMs += 1) {
      for (const beat of this.#slots[this.#nextMs % this.#slots.length] ?? []) beat();
    }
    this.#schedule();
  }
}
