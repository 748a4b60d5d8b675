// Where the sessions of a gateway are kept. The gateway and the commands that look into them go by it.

import { join } from 'node:path';

/** The file in the state directory of a configuration, an absolute path. It need not exist yet. */
export function sessionStorePath(stateDir: string): string {
  return join(stateDir, 'clawgate', 'sessions.sqlite');
}
