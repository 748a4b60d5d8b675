// What the core takes from its surroundings as parameters, so that tests can hold time and chance still.

/** Milliseconds since the epoch. */
export type Clock = () => number;

/** A new identifier: the given prefix followed by characters that never repeat, `chatcmpl-9f2c…`. */
export type NewId = (prefix: string) => string;

/** Waits that long. Ends early, by rejecting, when the signal fires. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;
