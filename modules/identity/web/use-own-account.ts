import { useMantineColorScheme } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { client, ifMatch, loadSession, type Session } from '#client';
import { rootRoute } from '#ui';
import type { ProfileChange, Theme } from '../model.ts';

type Profile = z.input<typeof ProfileChange>;
type Sendable = { [Field in keyof Profile]?: Exclude<Profile[Field], undefined> };

/** Changes one's own profile, and lets the screen follow: language, light and dark, name. */
export function useOwnAccount() {
  const router = useRouter();
  const { i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const { session } = rootRoute.useRouteContext();

  async function show(next: Session): Promise<void> {
    router.update({ context: { ...router.options.context, session: next } });
    await router.invalidate();
  }

  /** Refuses `write.conflict` when the profile was changed elsewhere meanwhile. */
  async function change(profile: Profile, version: number): Promise<void> {
    const { data } = await client.PATCH('/api/me', { body: profile as Sendable, headers: ifMatch(version) });
    if (!data) return;
    if (profile.theme) setColorScheme(schemeOf(profile.theme));
    if (profile.language) await i18n.changeLanguage(profile.language);
    // Every date on every screen is told in the time zone the page began with.
    if (data.timeZone !== session?.timeZone) window.location.reload();
    else await show(data);
  }

  return {
    change,
    /** After the second factor or the like changed: what the server now says of the session. */
    async refresh(): Promise<void> {
      const next = await loadSession();
      if (next) await show(next);
    },
  };
}

/** Acting for another organisation: everything on the screen is read anew with the roles held there. */
export function useSwitchOrganization() {
  return async (organizationId: string): Promise<void> => {
    await client.PUT('/api/session/organization', { body: { organizationId } });
    window.location.assign('/');
  };
}

/** "Like the device" is called otherwise by the kit. */
function schemeOf(theme: Theme): 'auto' | 'light' | 'dark' {
  return theme === 'system' ? 'auto' : theme;
}
