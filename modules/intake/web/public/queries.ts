import { api, client, Problem, type paths } from '#client';

export type PublicFormAnswer = paths['/api/refer']['get']['responses'][200]['content']['application/json'];
export type PublicReferralBody = paths['/api/refer']['post']['requestBody']['content']['application/json'];
export type Receipt = paths['/api/refer']['post']['responses'][201]['content']['application/json'];
export type ReceiptState = paths['/api/refer/answer']['post']['responses'][200]['content']['application/json'];

/** To whom one may turn. Asked once: the form that was opened stays the same while it is filled in. */
export function usePublicForm() {
  return api.useQuery('get', '/api/refer', {}, { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false });
}

/** What the server wants a person to need at least for a form, and a little more. */
const shortestMs = 6_000;

/** Sends the form; one that was open for too long is sent with a fresh token, without anybody having to do anything. */
export async function sendPublicReferral(body: PublicReferralBody): Promise<Receipt> {
  try {
    return await post(body);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'referral.form-outdated') throw error;
    const { data } = await client.GET('/api/refer');
    await new Promise((resolve) => setTimeout(resolve, shortestMs));
    return post({ ...body, token: data?.token ?? '' });
  }
}

/** How it stands with the referral of this receipt. */
export async function readReceipt(code: string): Promise<ReceiptState> {
  const { data } = await client.POST('/api/refer/answer', { body: { code } });
  if (!data) throw new Problem(0);
  return data;
}

async function post(body: PublicReferralBody): Promise<Receipt> {
  const { data } = await client.POST('/api/refer', { body });
  if (!data) throw new Problem(0);
  return data;
}
