import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GatewayFactory, type GatewayOptions, runGateway } from '../../src/cli/gateway.ts';
import type { Config } from '../../src/config/config.ts';
import { temporaryFolder } from '../config/support.ts';
import { fakeEdge } from './fake-edge.ts';

const QUICKSTART = join(import.meta.dirname, '../../examples/quickstart.json5');
const OPTIONS: GatewayOptions = { config: [QUICKSTART], logLevel: 'silent', showExamples: false };

/** A gateway that only says what was asked of it. */
function fakeGateway(listenError?: Error & { code?: string }) {
  const closed = Promise.withResolvers<void>();
  const asked: string[] = [];
  const listening = Promise.withResolvers<Config>();
  const factory: GatewayFactory = (config) => ({
    listen: async () => {
      asked.push('listen');
      if (listenError !== undefined) throw listenError;
      setImmediate(() => listening.resolve(config));
      return { url: 'http://127.0.0.1:4711', port: 4711 };
    },
    close: () => {
      asked.push('close');
      return closed.promise;
    },
  });
  return { factory: async () => factory, asked, listening: listening.promise, endClose: closed.resolve };
}

describe('runGateway', () => {
  it('prints the address, and nothing else unless asked', async () => {
    const edge = fakeEdge();
    const gateway = fakeGateway();
    const running = runGateway(OPTIONS, edge, gateway.factory);
    await gateway.listening;
    expect(edge.out()).toBe('Clawgate listens on http://127.0.0.1:4711\n');
    expect(edge.errors()).toBe('');
    gateway.endClose();
    edge.signal('SIGTERM');
    expect(await running).toBe(0);
  });

  it('prints examples with the real address and secret', async () => {
    const edge = fakeEdge();
    const gateway = fakeGateway();
    const options = { ...OPTIONS, showExamples: true, token: 'another-secret-1' };
    const running = runGateway(options, edge, gateway.factory);
    await gateway.listening;
    expect(edge.out().match(/^curl .*http:\/\/127\.0\.0\.1:4711\//gm)).toHaveLength(5);
    expect(edge.out().match(/Authorization: Bearer another-secret-1/g)).toHaveLength(5);
    expect(edge.out()).toContain('base URL http://127.0.0.1:4711/v1, API key another-secret-1\n');
    gateway.endClose();
    edge.signal('SIGINT');
    await running;
  });

  it('gives its options to the configuration', async () => {
    const edge = fakeEdge();
    const gateway = fakeGateway();
    const options = { ...OPTIONS, port: '0', bind: '0.0.0.0', token: 'another-secret-1', logLevel: 'fatal' };
    const running = runGateway(options, edge, gateway.factory);
    expect(await gateway.listening).toMatchObject({
      gateway: { port: 0, bindHost: '0.0.0.0', auth: { mode: 'token', secret: 'another-secret-1' } },
      clawgate: { log: { level: 'fatal' } },
    });
    expect(edge.errors()).toMatch(/^Warning: Listening beyond loopback/);
    gateway.endClose();
    edge.signal('SIGTERM');
    await running;
  });

  it('drains at the first signal and is done only when that is over', async () => {
    const edge = fakeEdge();
    const gateway = fakeGateway();
    let code: number | undefined;
    const running = runGateway(OPTIONS, edge, gateway.factory).then((result) => {
      code = result;
    });
    await gateway.listening;
    edge.signal('SIGTERM');
    await new Promise(setImmediate);
    expect(gateway.asked).toEqual(['listen', 'close']);
    expect(code).toBeUndefined();
    gateway.endClose();
    await running;
    expect(code).toBe(0);
    expect(edge.exits).toEqual([]);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('exits at once at a second signal, %s: %i', async (signal, code) => {
    const edge = fakeEdge();
    const gateway = fakeGateway();
    const running = runGateway(OPTIONS, edge, gateway.factory);
    await gateway.listening;
    edge.signal('SIGTERM', 1_000);
    expect(edge.exits).toEqual([]);
    edge.signal(signal, 1_600);
    expect(edge.exits).toEqual([code]);
    gateway.endClose();
    await running;
  });

  it('drains when npm was ended, and takes that for no second signal', async () => {
    const edge = fakeEdge();
    const gateway = fakeGateway();
    const running = runGateway(OPTIONS, edge, gateway.factory);
    await gateway.listening;
    edge.orphan();
    await new Promise(setImmediate);
    expect(gateway.asked).toEqual(['listen', 'close']);
    edge.signal('SIGTERM', 1_000);
    expect(edge.exits).toEqual([]);
    gateway.endClose();
    expect(await running).toBe(0);
  });

  it('takes the echo of a signal for the same one', async () => {
    const edge = fakeEdge();
    const gateway = fakeGateway();
    const running = runGateway(OPTIONS, edge, gateway.factory);
    await gateway.listening;
    edge.signal('SIGINT', 1_000);
    edge.signal('SIGINT', 1_020);
    expect(edge.exits).toEqual([]);
    gateway.endClose();
    expect(await running).toBe(0);
  });

  it.each([
    ['EADDRINUSE', /Port 18789 on 127\.0\.0\.1 is in use.*--port/],
    ['EACCES', /needs rights/],
    ['EADDRNOTAVAIL', /does not have the address 127\.0\.0\.1/],
  ])('explains %s with code 1', async (code, message) => {
    const edge = fakeEdge();
    const gateway = fakeGateway(Object.assign(new Error('listen'), { code }));
    expect(await runGateway(OPTIONS, edge, gateway.factory)).toBe(1);
    expect(edge.errors()).toMatch(message);
    expect(edge.out()).toBe('');
  });

  it('lets other failures of listening through', async () => {
    const gateway = fakeGateway(new Error('a bug'));
    await expect(runGateway(OPTIONS, fakeEdge(), gateway.factory)).rejects.toThrow('a bug');
  });

  it('refuses a bad configuration with code 2 before anything is built', async () => {
    const folder = await temporaryFolder({ 'c.json5': { gateway: { prot: 1 } } });
    const edge = fakeEdge();
    const factory = () => Promise.reject(new Error('built'));
    const code = await runGateway({ ...OPTIONS, config: [join(folder, 'c.json5')] }, edge, factory);
    expect(code).toBe(2);
    expect(edge.errors()).toContain('did you mean  gateway.port');
  });
});
