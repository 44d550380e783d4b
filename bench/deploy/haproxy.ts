import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabasePair } from './database-pair.ts';
import { deploy } from './database-pair.ts';
import { freePort, type Running, run, succeed } from './processes.ts';

/** Starts the HAProxy of deploy/haproxy that finds the primary of the pair; answers its port. */
export async function findPrimary({ folder, machines, passwords }: DatabasePair): Promise<{ port: number; running: Running }> {
  const place = join(folder, 'haproxy');
  mkdirSync(place);
  const port = await freePort();
  const passfile = join(place, 'check.pgpass');
  writeFileSync(passfile, `*:*:*:lotse_check:${passwords.check}\n`, { mode: 0o600 });
  const [a, b] = machines;
  const config = readFileSync(join(deploy, 'haproxy/database.cfg'), 'utf8')
    .replace('127.0.0.1:5400', `127.0.0.1:${port}`)
    .replace('10.0.0.1:5432', `127.0.0.1:${a.port}`)
    .replace('10.0.0.2:5432', `127.0.0.1:${b.port}`)
    .replace('/opt/lotse/deploy/haproxy/check-primary.sh', join(place, 'check-primary.sh'));
  // HAProxy gives its checks no environment of ours.
  const check = readFileSync(join(deploy, 'haproxy/check-primary.sh'), 'utf8')
    .replace('/var/lib/lotse-database/timeline', join(place, 'timeline'))
    .replace('/etc/haproxy/lotse-check.pgpass', passfile);
  writeFileSync(join(place, 'check-primary.sh'), check, { mode: 0o755 });
  writeFileSync(join(place, 'database.cfg'), config);
  return { port, running: run('haproxy', ['-db', '-f', join(place, 'database.cfg')]) };
}

/** Starts the HAProxy of deploy/haproxy before the servers, with a certificate of its own making; answers its address. */
export async function balance(folder: string, servers: readonly number[]): Promise<{ url: string; running: Running }> {
  const [port, plain] = [await freePort(), await freePort()];
  const pem = join(folder, 'lotse.pem');
  const [key, certificate] = [`${pem}.key`, `${pem}.crt`];
  const request = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost'.split(' ');
  await succeed('openssl', ['req', ...request, '-keyout', key, '-out', certificate]);
  writeFileSync(pem, readFileSync(certificate, 'utf8') + readFileSync(key, 'utf8'), { mode: 0o600 });
  const config = readFileSync(join(deploy, 'haproxy/web.cfg'), 'utf8')
    .replace(/^ {4}(chroot|user|group|log |log-format).*\n/gm, '')
    .replace('maxconn 20000', 'maxconn 2000')
    .replace('bind :80', `bind 127.0.0.1:${plain}`)
    .replace('bind :443', `bind 127.0.0.1:${port}`)
    .replace('/etc/haproxy/lotse.pem', pem)
    .replace(/^ {4}server .*\n/gm, '')
    .concat(servers.map((server, index) => `    server lotse${index + 1} 127.0.0.1:${server} check\n`).join(''));
  writeFileSync(join(folder, 'web.cfg'), config);
  return { url: `https://localhost:${port}`, running: run('haproxy', ['-db', '-f', join(folder, 'web.cfg')]) };
}
