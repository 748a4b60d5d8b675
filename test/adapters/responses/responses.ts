// Pieces that the tests of the responses translator have in common.

import { outputItems } from '../../../src/adapters/responses/output-items.ts';
import {
  type ResponseBase,
  responseAtEnd,
  responseBase,
} from '../../../src/adapters/responses/response-object.ts';
import { ResponseStream } from '../../../src/adapters/responses/write-stream.ts';
import type { Schema } from '../../../src/contract.ts';
import type { NewId } from '../../../src/core/ambient.ts';
import { foldRun } from '../../../src/core/fold-run.ts';
import type { RunEvent } from '../../../src/core/run-events.ts';
import { collect, streamOf } from '../../core/requests.ts';

export const CREATED_SECONDS = 1_774_000_000;
export const COMPLETED_SECONDS = 1_774_000_009;

type Batches = readonly (readonly RunEvent[])[];

/** Ids that say when they were made: `msg_1`, `rs_2`, … */
export function countingIds(): NewId {
  let count = 0;
  return (prefix) => {
    count += 1;
    return `${prefix}${count}`;
  };
}

/** What a response repeats of a request that says no more than these fields. */
export function baseOf(fields: Partial<Schema<'CreateResponseRequest'>> = {}): ResponseBase {
  const made = { id: 'resp_1', createdSeconds: CREATED_SECONDS };
  return responseBase({ model: 'openclaw/main', input: 'Hi', ...fields }, made);
}

export function newStream(base = baseOf(), toolEvents = false): ResponseStream {
  const clock = () => COMPLETED_SECONDS * 1000 + 999;
  return new ResponseStream(base, { clock, newId: countingIds() }, { toolEvents });
}

/** The strings that a stream of these batches yields. */
export function streamed(batches: Batches, base = baseOf(), toolEvents = false): Promise<string[]> {
  return collect(newStream(base, toolEvents).write(streamOf(batches)));
}

/** The answer that is not streamed to the same run. */
export async function answered(batches: Batches, base = baseOf()): Promise<Schema<'Response'>> {
  const result = await foldRun(streamOf(batches));
  return responseAtEnd(base, result.end, outputItems(result, countingIds()), COMPLETED_SECONDS);
}
