import { type Role, Temporal } from '#kernel';
import { type Actor, type App, type Area, buildApp, personActor, type Settings, systemActor } from '#platform';
import { openPlatform, type RunningPlatform } from '../platform.ts';

export interface StageOptions {
  readonly settings: Settings;
  readonly appUrl: string;
  readonly areas: readonly Area[];
  readonly networkId: string;
}

/** Where the demo is played: the whole server without a port, with a clock that can be set to any day of the past. */
export interface Stage {
  readonly platform: RunningPlatform;
  readonly app: App;
  /** Plays what follows as many days ago, at this hour of the network's day. */
  goTo(daysAgo: number, hour?: number): void;
  now(): Temporal.Instant;
  system(): Actor;
  person(of: { userId: string; organizationId: string; role: Role; language: 'en' | 'de' | 'it' }): Actor;
  /** Sends a request as this person; throws with the server's answer when it is refused. */
  send<Answer>(
    actor: Actor,
    method: 'POST' | 'PUT' | 'PATCH' | 'GET',
    url: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  close(): Promise<void>;
}

const place = { timeZone: 'America/New_York', language: 'en' } as const;

export async function openStage({ settings, appUrl, areas, networkId }: StageOptions): Promise<Stage> {
  let moment: Temporal.Instant | undefined;
  const clock = () => moment ?? Temporal.Now.instant();
  const platform = openPlatform({ settings: { ...settings, logLevel: 'silent' }, appUrl, areas, clock });
  let acting: Actor | null = null;
  const app = await buildApp({ platform, areas, authenticate: async () => acting, limited: false });
  return {
    platform,
    app,
    goTo(daysAgo, hour = 10) {
      const day = Temporal.Now.zonedDateTimeISO(place.timeZone).subtract({ days: daysAgo });
      moment =
        daysAgo === 0 ? undefined : day.with({ hour, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 }).toInstant();
    },
    now: clock,
    system: () => systemActor(networkId, place),
    person: ({ userId, organizationId, role, language }) =>
      personActor({ networkId, userId, organizationId, sessionId: null, roles: [role], language, timeZone: place.timeZone }),
    async send(actor, method, url, body, headers = {}) {
      acting = actor;
      const response = await app.inject({ method, url: `/api${url}`, headers, ...(body ? { payload: body } : {}) });
      if (response.statusCode >= 400) throw new Error(`the demo cannot ${method} ${url}: ${response.body}`);
      return response.json();
    },
    async close() {
      await app.close();
      await platform.stop();
    },
  };
}
