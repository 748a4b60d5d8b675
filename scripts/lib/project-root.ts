// Where the project lies, whatever folder a script was started from.

import { resolve } from 'node:path';

/** Absolute path of the folder that holds package.json. */
export const PROJECT_ROOT: string = resolve(import.meta.dirname, '../..');
