// What clients are told when a conversation cannot be kept: the truth.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { sessionStorePath } from '../../../src/stores/session-store-path.ts';
import { temporaryFolder } from '../../config/support.ts';
import { chunk, completion, END } from '../../fixtures/clients/upstream-answers.ts';
import { expectContract, expectError, readEventStream } from '../../support/contract.ts';
import { gate } from '../../support/scripted-upstream.ts';
import { CHAT, chat, chatBody, RESPONSES, responsesBody } from '../requests.ts';
import { streamReader } from '../stream-reader.ts';
import { inSession, KEY, sessionWorld, transcript, withStore } from './session-world.ts';

const DOORS = [
  { operationId: 'createChatCompletion', path: CHAT, body: chatBody },
  { operationId: 'createResponse', path: RESPONSES, body: responsesBody },
] as const;
const CASES = DOORS.flatMap((door) => [false, true].map((stream) => ({ ...door, stream })));

/** A state directory in which no session file can be opened. */
const UNUSABLE = {
  'a file where the folder is to be': async (stateDir: string) => {
    await writeFile(join(stateDir, 'clawgate'), 'not a folder');
  },
  'a file that is no database': async (stateDir: string) => {
    await mkdir(join(stateDir, 'clawgate'));
    await writeFile(
      sessionStorePath(stateDir),
      'not a database, but long enough to be read as one. '.repeat(100),
    );
  },
  'a folder where the file is to be': async (stateDir: string) => {
    await mkdir(sessionStorePath(stateDir), { recursive: true });
  },
};

describe.each(Object.entries(UNUSABLE))('%s', (_what, spoil) => {
  it.each(CASES)('is a 503 of $operationId before the model is asked, stream: $stream', async (door) => {
    const { operationId, path, body, stream } = door;
    const stateDir = await temporaryFolder();
    await spoil(stateDir);
    const { gateway, upstream } = await sessionWorld([completion('fine')], {}, { stateDir });
    const response = await gateway.request(path, { json: body('Hello', { stream }), headers: inSession() });
    expect(response.headers.get('x-openclaw-session-key')).toBe(KEY);
    const error = await expectError(operationId, response, 503);
    expect(error).toMatchObject({ code: 'session_not_saved', type: 'server_error' });
    expect(error.message).not.toContain(stateDir);
    expect(upstream.requests).toHaveLength(0);
    const stateless = await gateway.request(path, { json: body('Hello', { stream, store: false }) });
    expect((await expectContract(operationId, stateless)).status).toBe(200);
  });
});

/** From now on nothing more goes into the file, as on a full disk; what is there can be read. */
function fillDisk(stateDir: string): void {
  const database = new DatabaseSync(sessionStorePath(stateDir));
  database.exec(`CREATE TRIGGER full BEFORE INSERT ON turns BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
  database.close();
}

describe('a turn that cannot be written', () => {
  it('is told to the operator with the file, and in no words of the conversation', async () => {
    const { gateway } = await sessionWorld([completion('the answer')]);
    await chat(gateway, chatBody('one'), { headers: inSession() });
    fillDisk(gateway.stateDir);
    await gateway.request(CHAT, { json: chatBody('the question'), headers: inSession() });
    const line = JSON.stringify(gateway.log.find(({ msg }) => msg === 'a session was not saved'));
    expect(line).toContain(`disk full (${sessionStorePath(gateway.stateDir)})`);
    expect(line).not.toMatch(/the (?:question|answer)/);
  });

  it.each(DOORS)(
    'is a 503 of $operationId although the model answered',
    async ({ operationId, path, body }) => {
      const { gateway } = await sessionWorld([completion('fine')]);
      await chat(gateway, chatBody('one'), { headers: inSession() });
      fillDisk(gateway.stateDir);
      const headers = { ...inSession(), 'x-request-id': 'lost' };
      const response = await gateway.request(path, { json: body('two'), headers });
      expect((await expectError(operationId, response, 503)).code).toBe('session_not_saved');
      expect(await gateway.logged('lost')).toMatchObject({ outcome: 'failed', code: 'session_not_saved' });
      expect(await transcript(gateway)).toEqual(['u:one', 'a:fine']);
      const stateless = await gateway.request(path, { json: body('two') });
      expect((await expectContract(operationId, stateless)).status).toBe(200);
    },
  );

  it.each(DOORS)(
    'breaks a stream of $operationId, whose words are out',
    async ({ operationId, path, body }) => {
      const held = gate();
      const { gateway } = await sessionWorld([
        completion('fine'),
        { steps: [chunk({ content: 'Once' }), held, chunk({ content: ' upon' }), END] },
      ]);
      await chat(gateway, chatBody('one'), { headers: inSession() });
      fillDisk(gateway.stateDir);
      const response = await gateway.request(path, {
        json: body('two', { stream: true }),
        headers: inSession(),
      });
      const stream = streamReader(response);
      await stream.until('Once');
      held.open();
      const text = await stream.rest();
      expect(JSON.stringify(readEventStream(operationId, text).events.at(-1))).toContain(
        'The conversation could not be',
      );
      expect(text).not.toContain('"finish_reason":"stop"');
      expect(text).not.toContain('response.completed');
      expect(await transcript(gateway)).toEqual(['u:one', 'a:fine']);
    },
  );
});

describe('another process that adds to the session while a run is under way', () => {
  it.each(CASES)('makes it a session_conflict of $operationId, stream: $stream', async (door) => {
    const { operationId, path, body, stream } = door;
    const held = gate();
    const { gateway, upstream } = await sessionWorld([
      completion('fine'),
      { steps: [chunk({ content: 'Once' }), held, END] },
      completion('well'),
    ]);
    await chat(gateway, chatBody('one'), { headers: inSession() });
    const sent = gateway.request(path, { json: body('two', { stream }), headers: inSession() });
    await upstream.request(1);
    await withStore(gateway, async (store) => {
      const ref = { agentId: 'main', key: KEY };
      const session = await store.load(ref);
      await store.append(ref, session?.version ?? 0, {
        keep: 2,
        entries: [
          {
            kind: 'input',
            digest: 'x',
            messages: [{ role: 'user', content: [{ type: 'text', text: 'other' }] }],
          },
        ],
        status: 'cut-off',
        backendModel: 'upstream/model-1',
        startedAtMs: 1,
        endedAtMs: 2,
      });
    });
    held.open();
    const response = await sent;
    if (stream) {
      const { events } = readEventStream(operationId, await streamReader(response).rest());
      expect(JSON.stringify(events.at(-1))).toMatch(/changed by another process/);
    } else {
      expect((await expectError(operationId, response, 409)).code).toBe('session_conflict');
    }
    expect(await transcript(gateway)).toEqual(['u:one', 'a:fine', 'u:other']);
    const again = await gateway.request(path, { json: body('two'), headers: inSession() });
    expect((await expectContract(operationId, again)).status).toBe(200);
    expect(await transcript(gateway)).toEqual(['u:one', 'a:fine', 'u:other', 'u:two', 'a:well']);
  });
});
