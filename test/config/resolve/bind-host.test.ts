import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import type { ConfigNote } from '../../../src/config/config-note.ts';
import { isLoopbackHost } from '../../../src/config/resolve/bind-host.ts';
import { loadSound, MINIMAL, problemsOf } from '../support.ts';

const address = (ip: string): NetworkInterfaceInfo[] => [
  { address: ip, netmask: '', family: 'IPv4', mac: '', internal: false, cidr: null },
];
const networkInterfaces = () => ({ eth0: address('192.168.1.5'), tailscale0: address('100.101.2.3') });

const beyondLoopback = (notes: readonly ConfigNote[]) =>
  notes.filter(({ level, message }) => level === 'warn' && message.includes('beyond loopback'));

describe('gateway.bind', () => {
  it.each([
    [{}, '127.0.0.1'],
    [{ bind: 'auto' }, '127.0.0.1'],
    [{ bind: 'loopback' }, '127.0.0.1'],
    [{ bind: 'lan' }, '0.0.0.0'],
    [{ bind: 'tailnet' }, '100.101.2.3'],
    [{ bind: 'custom', customBindHost: '10.1.2.3' }, '10.1.2.3'],
    [{ bind: 'custom', customBindHost: '::1' }, '::1'],
  ])('%j listens on %s', async (gateway, host) => {
    const { config, notes } = await loadSound({ gateway }, { networkInterfaces });
    expect(config.gateway.bindHost).toBe(host);
    expect(beyondLoopback(notes)).toHaveLength(isLoopbackHost(host) ? 0 : 1);
  });

  it('says that there is no tailnet, and stays on loopback', async () => {
    const { config, notes } = await loadSound({ gateway: { bind: 'tailnet' } });
    expect(config.gateway.bindHost).toBe('127.0.0.1');
    expect(notes).toContainEqual({ level: 'warn', message: expect.stringContaining('no tailnet address') });
  });

  it.each([
    ['lan', '0.0.0.0'],
    ['0.0.0.0', '0.0.0.0'],
    ['::', '::'],
    ['127.0.0.2', '127.0.0.2'],
  ])('--bind %s listens on %s', async (bind, host) => {
    const { config } = await loadSound({ gateway: { bind: 'tailnet' } }, { flags: { bind } });
    expect(config.gateway.bindHost).toBe(host);
  });

  it.each([
    [{ bind: 'custom' }, 'gateway.customBindHost', undefined],
    [{ bind: 'custom', customBindHost: 'my-host' }, 'gateway.customBindHost', undefined],
    [{ bind: 'loopbak' }, 'gateway.bind', '"loopback"'],
    [{ bind: '0.0.0.0' }, 'gateway.bind', undefined],
  ])('refuses %j', async (gateway, path, nearest) => {
    const problems = await problemsOf([MINIMAL, { gateway }]);
    expect(problems).toEqual([expect.objectContaining({ path, nearest })]);
  });

  it('says that a host beside another mode is not used', async () => {
    const { notes } = await loadSound({ gateway: { bind: 'loopback', customBindHost: '10.1.2.3' } });
    expect(notes).toContainEqual({
      level: 'warn',
      message: expect.stringContaining('customBindHost is not used'),
    });
  });
});

describe('isLoopbackHost', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['::1', true],
    ['localhost', true],
    ['0.0.0.0', false],
    ['::', false],
    ['100.64.0.1', false],
    ['example.com', false],
  ])('%s: %s', (host, expected) => {
    expect(isLoopbackHost(host)).toBe(expected);
  });
});
