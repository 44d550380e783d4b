import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { callerNetwork } from './caller-network.ts';

describe('the network of a caller', () => {
  const cases: [string, string][] = [
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:DB8:01:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ];
  for (const [address, network] of cases) it(`of ${address} is ${network}`, () => assert.equal(callerNetwork(address), network));
  it('is the first half of an IPv6 address, however that is written', () => {
    const notMapped = fc.ipV6().filter((address) => !/^::ffff:\d+\./i.test(address));
    fc.assert(
      fc.property(notMapped, (address) => {
        assert.equal(callerNetwork(address), `${groups(address).slice(0, 4).join(':')}::/64`);
      }),
    );
  });
});

/** The eight groups of an IPv6 address as the URL parser of the platform reads them. */
function groups(address: string): string[] {
  const [head = '', tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  return tail === undefined ? before : [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}
