import { addUserByCommand, resetUserByCommand, type UserToAdd } from '#modules/identity/server/index.ts';
import type { Platform, Settings } from '#platform';
import { withPlatform } from './database.ts';

export async function addUser(settings: Settings, user: UserToAdd): Promise<void> {
  await printLink(settings, (platform) => addUserByCommand(platform, user));
}

export async function resetUser(settings: Settings, of: { email: string; secondFactor: boolean }): Promise<void> {
  await printLink(settings, (platform) => resetUserByCommand(platform, of));
}

async function printLink(settings: Settings, work: (platform: Platform) => Promise<{ link: string }>): Promise<void> {
  const { link } = await withPlatform(settings, work);
  console.log(`Give this link to the person; it opens once:\n${link}`);
}
