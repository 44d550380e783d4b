import { IconEye, IconPhone, IconPlus, IconX } from '@tabler/icons-react';
import { dataCategories } from '#kernel';
import {
  Button,
  Chip,
  ClockChip,
  ConsentChip,
  CountTile,
  DataCategoryChip,
  DotsStrip,
  DutyList,
  DutyRow,
  IconButton,
  LinkButton,
  ScoreChip,
  useLanguage,
} from '#ui';
import styles from './gallery.module.css';
import { Piece } from './piece.tsx';
import { samples } from './samples.ts';

const colors =
  'canvas sheet raised sunken line line-strong ink ink-2 ink-3 sea sea-tint course course-tint overdue today soon done committed concession s2 s3'.split(
    ' ',
  );
const nothing = () => {};

/** Colours, type, buttons, chips, duties. */
export function ChipPieces() {
  const words = samples[useLanguage()];
  return (
    <>
      <Piece title="Colour" span={7}>
        <div className={styles.swatches}>
          {colors.map((color) => (
            <div key={color} className={styles.swatch}>
              <i style={{ background: `var(--${color})` }} />
              {color}
            </div>
          ))}
        </div>
      </Piece>
      <Piece title="Buttons" span={5}>
        <div className={styles.chips}>
          <Button variant="primary" icon={<IconPhone aria-hidden />} shortcut="C">
            {words.callVerb}
          </Button>
          <Button icon={<IconPlus aria-hidden />}>{words.callVerb}</Button>
          <Button variant="quiet">{words.callVerb}</Button>
          <Button variant="danger">{words.callVerb}</Button>
          <Button size="small">{words.callVerb}</Button>
          <Button disabled>{words.callVerb}</Button>
          <Button variant="primary" busy>
            {words.callVerb}
          </Button>
          <IconButton label={words.callVerb}>
            <IconX aria-hidden />
          </IconButton>
          <LinkButton>{words.callVerb}</LinkButton>
        </div>
        <p style={{ font: 'var(--t-figure)', letterSpacing: '-0.02em', marginTop: 12 }}>$5,000.00</p>
        <p style={{ font: 'var(--t-h1)' }}>River Almeida, h1 24/30</p>
        <p style={{ font: 'var(--t-h2)' }}>h2 18/24</p>
        <p style={{ font: 'var(--t-h3)' }}>h3 15/20</p>
        <p style={{ fontStyle: 'italic', fontWeight: 600 }}>{words.goalWords}</p>
      </Piece>
      <Piece title="Duty row" span={12}>
        <DutyRow
          first
          icon={<IconPhone />}
          who={<a href="#lena">Lena Fischer</a>}
          title={words.safetyTitle}
          reason={words.safetyReason}
          deadline={{ due: '2026-03-10T15:12:00Z', startedAt: '2026-03-10T12:00:00Z', show: 'countdown', urgent: true }}
          verb={{ label: words.callVerb, icon: <IconPhone aria-hidden />, onPress: nothing }}
        />
        <DutyList label="Duties">
          {['2026-03-06', '2026-03-10T21:00:00Z', '2026-03-13'].map((due) => (
            <DutyRow
              key={due}
              icon={<IconPhone />}
              who={<a href="#river">River Almeida</a>}
              title={words.contactTitle}
              reason={words.contactReason}
              deadline={{ due }}
              verb={{ label: words.callVerb, icon: <IconPhone aria-hidden />, onPress: nothing }}
              onPostpone={nothing}
              handOver={{
                receivers: [
                  { id: '1', name: 'Sofia Conti', load: '27.0 / 36 h' },
                  { id: '2', name: 'Nadia Rahman', load: '29.0 / 36 h' },
                ],
                onHandOver: nothing,
              }}
            />
          ))}
        </DutyList>
      </Piece>
      <Piece title="Clock chip" span={6}>
        <div className={styles.chips}>
          <ClockChip show="countdown" due="2026-03-16T14:00:00Z" />
          <ClockChip show="countdown" due="2026-03-11T20:55:00Z" rule="42 CFR 422.582" />
          <ClockChip due="2026-03-10T21:00:00Z" startedAt="2026-03-10T06:00:00Z" />
          <ClockChip show="countdown" due="2026-03-10T14:50:00Z" startedAt="2026-03-09T02:50:00Z" />
          <ClockChip due="2026-03-06" />
          <ClockChip due="2026-03-13" />
          <ClockChip due="2026-03-06" answered />
        </div>
      </Piece>
      <Piece title="Chips" span={6}>
        <div className={styles.chips}>
          <Chip>River</Chip>
          <Chip tone="line">English</Chip>
          {(['overdue', 'today', 'soon', 'done', 'sea', 'course'] as const).map((tone) => (
            <Chip key={tone} tone={tone} icon={<IconEye aria-hidden />}>
              {tone}
            </Chip>
          ))}
        </div>
      </Piece>
      <Piece title="Score, consent, count" span={6}>
        <div className={styles.chips}>
          <ScoreChip instrument="PHQ-9" on="2026-03-06" values={[18, 15, 14, 10]} betterWhen="lower" />
          <ConsentChip who={words.consentWho} categories={['work', 'school']} until="2026-06-30" onOpen={nothing} />
          <CountTile count={30} tone="overdue" link={<a href="#overdue">overdue</a>} />
        </div>
        <p style={{ marginTop: 12 }}>
          <DotsStrip dots={['attended', 'attended', 'missed', 'attended', 'attended', 'planned', 'planned', 'planned']} />
        </p>
      </Piece>
      <Piece title="Data categories" span={6}>
        <div className={styles.chips}>
          {dataCategories.map((category) => (
            <DataCategoryChip key={category} category={category} />
          ))}
        </div>
      </Piece>
    </>
  );
}
