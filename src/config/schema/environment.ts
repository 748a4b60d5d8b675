// OpenClaw's `env` section: variables for the file itself, used where the process has none of that name.

import { z } from 'zod';
import { NOT_SUPPORTED } from './keys.ts';
import { mapOf } from './values.ts';

const value = z.string({ error: 'the value of a variable, as text' });

export const environmentSchema = z
  .object({ vars: mapOf(value, 'variables').optional(), shellEnv: NOT_SUPPORTED }, { error: 'an object' })
  .catchall(value);
