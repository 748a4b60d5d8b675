// Embeddings of a provider in trouble: retries, Retry-After and the provider's other keys. No other model: vectors of
// two models have nothing to do with each other.

import { toAppError } from '../../errors.ts';
import { embed } from '../embed.ts';
import type { EmbeddingProvider, EmbeddingRequest, EmbeddingResult } from '../embedding-provider.ts';
import type { Candidate } from './cooldowns.ts';
import { Rotation, type RotationDependencies } from './rotation.ts';

/** One embedding model with one of its provider's keys. */
export type EmbeddingBackend = Candidate & { readonly provider: EmbeddingProvider };

export type EmbeddingCall = {
  /** One for each key, in the order in which they are to be tried. */
  readonly backends: readonly [EmbeddingBackend, ...EmbeddingBackend[]];
  /** With any number of inputs. */
  readonly request: EmbeddingRequest;
  /** By the clock: no wait goes beyond it, and no call begins after it. Absent: none. */
  readonly deadlineMs?: number | undefined;
};

/**
 * The vectors of all inputs in their order, as `embed` gives them; each call of the provider is retried by itself.
 * Throws AppError: the last cause when no key serves, `run_timeout` after the deadline; the signal's reason once that
 * has fired.
 */
export function embedWithRetries(
  deps: RotationDependencies,
  { backends, request, deadlineMs }: EmbeddingCall,
  signal: AbortSignal,
): Promise<EmbeddingResult> {
  const [{ provider }] = backends;
  const retrying: EmbeddingProvider = {
    maxInputsPerCall: provider.maxInputsPerCall,
    forwardsExtra: provider.forwardsExtra,
    embed: (part, given) => embedPart(new Rotation(deps, backends, deadlineMs), part, given),
  };
  return embed(retrying, request, signal);
}

async function embedPart(
  rotation: Rotation<EmbeddingBackend>,
  request: EmbeddingRequest,
  signal: AbortSignal,
): Promise<EmbeddingResult> {
  for (;;) {
    signal.throwIfAborted();
    const backend = await rotation.next(signal).catch((thrown: unknown) => {
      throw signal.aborted ? signal.reason : thrown;
    });
    if (backend === undefined) throw rotation.failure;
    try {
      const result = await backend.provider.embed(request, signal);
      rotation.served();
      rotation.completed();
      return result;
    } catch (thrown) {
      if (signal.aborted) {
        rotation.cancelled();
        throw signal.reason;
      }
      rotation.failed(toAppError(thrown));
    }
  }
}
