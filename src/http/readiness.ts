// Whether this process takes new work. One object, shared by the server that drains and the operation that tells.

export type Readiness = {
  readonly draining: boolean;
  startDraining(): void;
};

/** Not draining at first; there is no way back. */
export function createReadiness(): Readiness {
  let draining = false;
  return {
    get draining() {
      return draining;
    },
    startDraining() {
      draining = true;
    },
  };
}
