// What a translator throws for a run that was cancelled: such a run has no answer, and a stream of it no end.

import { AppError } from '../errors.ts';

export function runCancelled(): AppError {
  return new AppError('upstream_interrupted', 'The run was cancelled before its end.');
}
