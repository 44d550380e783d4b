import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, SectionHeader, Skeleton } from '#ui';
import { AddButton } from './add-button.tsx';
import styles from './organizations.module.css';
import { type Site, useSites } from './queries-sites.ts';
import { SiteDrawer } from './site-drawer.tsx';
import { SiteFacts } from './site-facts.tsx';

/** Where people find the organisation: the main site first, closed ones last. */
export function SitesSection({ id, mayManage }: { id: string; mayManage: boolean }) {
  const { t } = useTranslation('organizations');
  const [editing, setEditing] = useState<string>();
  const sites = useSites(id).data?.items;
  if (!sites) return <Skeleton rows={4} />;
  return (
    <section>
      <SectionHeader
        level={2}
        title={t('site.title')}
        count={sites.length}
        aside={mayManage && <AddButton label={t('site.add')} onPress={() => setEditing('new')} />}
      />
      {sites.length === 0 && <p className={styles.quiet}>{t('site.none')}</p>}
      <div className={styles.sites}>
        {sites.map((site) => (
          <SiteCard key={site.id} site={site} onChange={mayManage ? () => setEditing(site.id) : undefined} />
        ))}
      </div>
      {editing && <SiteDrawer organizationId={id} site={sites.find((one) => one.id === editing)} onClose={() => setEditing(undefined)} />}
    </section>
  );
}

function SiteCard({ site, onChange }: { site: Site; onChange: (() => void) | undefined }) {
  const { t } = useTranslation('organizations');
  return (
    <article className={styles.site} aria-labelledby={`site-${site.id}`}>
      <header>
        <h3 id={`site-${site.id}`}>{site.name}</h3>
        {site.isMain && <Chip tone="sea">{t('site.main')}</Chip>}
        {site.kind !== 'physical' && <Chip>{t(`site.kind.${site.kind}`)}</Chip>}
        {!site.active && <Chip tone="today">{t('site.closed')}</Chip>}
        {onChange && (
          <Button size="small" variant="quiet" onClick={onChange}>
            {t('page.change')}
          </Button>
        )}
      </header>
      <SiteFacts site={site} />
    </article>
  );
}
