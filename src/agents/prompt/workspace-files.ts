// What is in an agent's workspace, kept as long as it has not changed. However many runs ask at once, the folder is
// looked at once, and no more often than each second.

import type { Clock } from '../../core/ambient.ts';
import { readWorkspace, type WorkspaceContent, workspaceFingerprint } from './workspace-folder.ts';

const CHECK_EVERY_MS = 1_000;

export class WorkspaceFiles {
  readonly #folder: string;
  readonly #clock: Clock;
  #content: WorkspaceContent | undefined;
  #fingerprint = '';
  #checkedAtMs = 0;
  #check: Promise<WorkspaceContent> | undefined;

  constructor(folder: string, clock: Clock) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /** The same object as before as long as nothing has changed. A promise only when the disk has to be asked. */
  content(): WorkspaceContent | Promise<WorkspaceContent> {
    if (this.#check !== undefined) return this.#check;
    if (this.#content !== undefined && this.#isFresh()) return this.#content;
    this.#check = this.#look().finally(() => {
      this.#check = undefined;
    });
    return this.#check;
  }

  /** A clock that was set back makes it look again. */
  #isFresh(): boolean {
    const ageMs = this.#clock() - this.#checkedAtMs;
    return ageMs >= 0 && ageMs < CHECK_EVERY_MS;
  }

  async #look(): Promise<WorkspaceContent> {
    const checkedAtMs = this.#clock();
    // Taken before reading: a file that changes meanwhile has another one at the next look.
    const fingerprint = await workspaceFingerprint(this.#folder);
    if (this.#content === undefined || fingerprint !== this.#fingerprint) {
      this.#content = await readWorkspace(this.#folder);
      this.#fingerprint = fingerprint;
    }
    this.#checkedAtMs = checkedAtMs;
    return this.#content;
  }
}
