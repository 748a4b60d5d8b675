// A gateway that is killed at any moment has every response whose end a client received, and leaves none running.

import { setImmediate as nextTick } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../config/support.ts';
import { type GatewayProcess, startGatewayProcess } from '../crash/gateway-process.ts';
import { responsesOf, textOf, type Wire } from './response-world.ts';

const KILLS = 5;

const CONFIG = {
  gateway: { auth: { mode: 'none' }, http: { endpoints: { responses: { enabled: true } } } },
  agents: { list: [{ id: 'main', default: true, model: 'sim/swift' }] },
  // Paced, so that most kills meet streams under way.
  models: { providers: { sim: { api: 'sim', models: [{ id: 'swift', params: { tokensPerSecond: 400 } }] } } },
};

const at = ({ url }: GatewayProcess) =>
  responsesOf({
    request: (path, { json, method } = {}) =>
      fetch(url + path, {
        method: method ?? (json === undefined ? 'GET' : 'POST'),
        headers: { 'content-type': 'application/json' },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      }),
  });

/** Goes on from response to response until the connection breaks; gives what was answered to the end. */
async function talk(
  api: ReturnType<typeof at>,
  stream: boolean,
  onAnswer: (made: Wire) => void,
): Promise<void> {
  let previous: string | undefined;
  for (;;) {
    const fields = { input: 'Count to 9.', previous_response_id: previous };
    let made: Wire | undefined;
    try {
      const last = stream ? (await api.stream(fields)).at(-1) : undefined;
      made = stream
        ? last?.type === 'response.completed'
          ? last.response
          : undefined
        : await api.create(fields);
    } catch {
      return;
    }
    if (made === undefined) return;
    onAnswer(made);
    previous = made.id;
  }
}

it('keeps every response that was answered to its end, and ends those that were cut off', async () => {
  const stateDir = await temporaryFolder({ 'openclaw.json': CONFIG });
  const answered: Wire[] = [];
  const begun: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const gateway = await startGatewayProcess(stateDir);
    const api = at(gateway);
    for (const made of answered) expect(await api.retrieve(made.id)).toEqual(made);
    for (const id of begun) {
      const found = await api.retrieve(id);
      expect(found.status).toBeOneOf(['completed', 'failed']);
      const events = await api.replay(id);
      expect(events.at(-1)).toMatchObject({ response: found });
    }
    const longest = answered.at(-1);
    if (longest !== undefined) {
      const next = await api.create({ input: 'Go on.', previous_response_id: longest.id });
      expect(textOf(next)).not.toBe('');
    }

    const killAfter = answered.length + 3 + Math.floor(Math.random() * 10);
    let killed: Promise<void> | undefined;
    const onAnswer = (made: Wire): void => {
      answered.push(made);
      if (answered.length >= killAfter) killed ??= nextTick().then(() => gateway.kill());
    };
    for (let count = 0; count < 3; count += 1) {
      begun.push((await api.create({ input: 'Count to 200.', background: true })).id);
    }
    await Promise.all([talk(api, true, onAnswer), talk(api, false, onAnswer), talk(api, true, onAnswer)]);
    await killed;
  }
  const gateway = await startGatewayProcess(stateDir);
  const statuses = await Promise.all(begun.map(async (id) => (await at(gateway).retrieve(id)).status));
  expect(statuses).toContain('failed');
  expect(statuses.every((status) => status === 'failed' || status === 'completed')).toBe(true);
  await gateway.kill();
}, 120_000);
