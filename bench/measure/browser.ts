import { Agent, type IncomingMessage, request } from 'node:http';

/** Somebody who asks a server over connections that stay open, signed in with a cookie. As lean as can be: it shares the processor with what it measures. */
export function browserAt(address: string) {
  const agent = new Agent({ keepAlive: true });
  const send = (path: string, headers: Record<string, string>, body?: string) =>
    new Promise<{ response: IncomingMessage; text: string }>((resolve, reject) => {
      const sent = request(`${address}/api${path}`, { agent, headers, method: body === undefined ? 'GET' : 'POST' }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => resolve({ response, text: Buffer.concat(parts).toString() }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return {
    /** The cookie of a new session. */
    async signIn(email: string, password: string): Promise<string> {
      const headers = { 'content-type': 'application/json', origin: address };
      const { response, text } = await send('/session', headers, JSON.stringify({ email, password }));
      if (response.statusCode !== 200) throw new Error(`sign-in answered ${response.statusCode}: ${text}`);
      return (response.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
    },
    /** The body of an answer; throws when it is none. */
    async ask(cookie: string, path: string): Promise<string> {
      const { response, text } = await send(path, { cookie });
      if (response.statusCode !== 200) throw new Error(`${path} answered ${response.statusCode}: ${text}`);
      return text;
    },
    close: () => agent.destroy(),
  };
}
