import { expect, test } from 'vitest';
import { inBatches } from '../../../src/providers/ai-sdk/part-batches.ts';

function stream<Part>(): {
  reader: ReadableStreamDefaultReader<Part>;
  controller: ReadableStreamDefaultController<Part>;
} {
  let controller: ReadableStreamDefaultController<Part> | undefined;
  const readable = new ReadableStream<Part>({
    start(given) {
      controller = given;
    },
  });
  if (controller === undefined) throw new Error('A stream starts when it is made.');
  return { reader: readable.getReader(), controller };
}

test('what is readable in one turn is one batch', async () => {
  const { reader, controller } = stream<number>();
  for (const part of [1, 2, 3]) controller.enqueue(part);
  const batches = inBatches(reader);
  expect((await batches.next()).value).toEqual([1, 2, 3]);
  const next = batches.next();
  controller.enqueue(4);
  expect((await next).value).toEqual([4]);
  controller.close();
  expect((await batches.next()).done).toBe(true);
});

test('an end in the middle of a turn ends it after the batch', async () => {
  const { reader, controller } = stream<number>();
  controller.enqueue(1);
  controller.close();
  const batches = inBatches(reader);
  expect((await batches.next()).value).toEqual([1]);
  expect((await batches.next()).done).toBe(true);
});

test('an empty stream has no batch', async () => {
  const { reader, controller } = stream<number>();
  controller.close();
  expect((await inBatches(reader).next()).done).toBe(true);
});

test('what came before a failure is given before it is thrown', async () => {
  const failing = async function* () {
    yield 1;
    yield 2;
    throw new Error('broken');
  };
  const batches = inBatches(ReadableStream.from(failing()).getReader());
  expect((await batches.next()).value).toEqual([1, 2]);
  await expect(batches.next()).rejects.toThrow('broken');
});
