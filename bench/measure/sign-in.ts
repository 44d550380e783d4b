import { type DemoWorker, demoPassword, emailOf } from '../../apps/server/demo/workers.ts';

/** Signs somebody of the demo network in and answers the cookie of the session. */
export async function signInAs(address: string, worker: DemoWorker, prefix = ''): Promise<string> {
  const response = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email: prefix + emailOf(worker), password: demoPassword }),
  });
  if (response.status !== 200) throw new Error(`the sign-in answered ${response.status}: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
