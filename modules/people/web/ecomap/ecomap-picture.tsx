import { IconBuilding, IconUser, IconUsersGroup } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '#ui';
import { type EcomapGroup, isGroup } from '../../rules-ecomap.ts';
import type { Person } from '../queries.ts';
import styles from './ecomap.module.css';
import { arrowHead, lineBetween, linesOf, markRadius, type Point, personRadius, placeAll, type Stage, stageFor, zigzag } from './layout.ts';
import { useEcomapWords } from './use-ecomap-words.ts';

export type EcomapRelation = Person['relations'][number];
export type Placed = { group: EcomapGroup; relation: EcomapRelation };

type EcomapPictureProps = {
  name: string;
  /** Everybody, in the order in which one counts on them. */
  placed: readonly Placed[];
  isNarrow: boolean;
  /** Opens a relation; without it the picture is only looked at. */
  onOpen?: ((relationId: string) => void) | undefined;
  ref?: Ref<SVGSVGElement>;
};

/** The person in the middle, the household round them, natural resources above, services below. The words beside it say the same. */
export function EcomapPicture({ name, placed, isNarrow, onOpen, ref }: EcomapPictureProps) {
  const { t } = useTranslation('people');
  const id = useId();
  const has = (group: EcomapGroup) => placed.some((one) => one.group === group);
  const stage = stageFor(isNarrow, has('household'));
  const places = placeAll(
    placed.map(({ group }) => group),
    stage,
  );
  const drawn = placed.flatMap((one, index) => {
    const at = places[index];
    return at ? [{ ...one, at }] : [];
  });
  const { centre, household, width, height } = stage;
  return (
    <svg
      ref={ref}
      className={styles.picture}
      viewBox={`0 0 ${width} ${height}`}
      role={onOpen ? 'graphics-document' : 'img'}
      aria-labelledby={`${id}-title`}
    >
      <title id={`${id}-title`}>{t('ecomap.picture')}</title>
      <ellipse className={styles.household} cx={centre.x} cy={centre.y} {...household} />
      {has('household') && (
        <text className={styles.caption} x={centre.x} y={centre.y - household.ry + 18} textAnchor="middle">
          {t('ecomap.group.household')}
        </text>
      )}
      {has('natural') && (
        <text className={styles.caption} x={8} y={16}>
          {t('ecomap.group.natural')}
        </text>
      )}
      {has('formal') && (
        <text className={styles.caption} x={8} y={height - 8}>
          {t('ecomap.group.formal')}
        </text>
      )}
      {drawn.map(({ relation, at }) => (
        <Bond key={relation.id} relation={relation} from={centre} to={at} />
      ))}
      <circle className={styles.person} cx={centre.x} cy={centre.y} r={personRadius} />
      <text className={styles.personName} x={centre.x} y={centre.y + 4} textAnchor="middle">
        {linesOf(name, 10)[0]}
      </text>
      {drawn.map(({ relation, at }) => (
        <Mark key={relation.id} relation={relation} at={at} stage={stage} onOpen={onOpen} />
      ))}
    </svg>
  );
}

function Bond({ relation: { strength, energy }, from, to }: { relation: EcomapRelation; from: Point; to: Point }) {
  const ends = { atPerson: energy === 'gives' || energy === 'both', atOther: energy === 'takes' || energy === 'both' };
  const { start, end } = lineBetween(from, to, ends);
  const look = cx(styles.bond, styles[strength ?? 'unsaid']);
  return (
    <g className={look} aria-hidden>
      <path d={strength === 'stressful' ? zigzag(start, end) : `M${start.x} ${start.y}L${end.x} ${end.y}`} />
      {ends.atPerson && <polygon points={arrowHead(end, start)} />}
      {ends.atOther && <polygon points={arrowHead(start, end)} />}
    </g>
  );
}

type MarkProps = { relation: EcomapRelation; at: Point; stage: Stage; onOpen: EcomapPictureProps['onOpen'] };

function Mark({ relation, at, stage, onOpen }: MarkProps) {
  const { whole, kind } = useEcomapWords();
  const lines = linesOf(relation.relatedName, stage.letters);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onOpen?.(relation.id);
  };
  const asButton = onOpen && {
    role: 'button',
    tabIndex: 0,
    'aria-label': whole(relation),
    onClick: () => onOpen(relation.id),
    onKeyDown: press,
  };
  return (
    <g {...asButton} className={cx(styles.mark, onOpen && styles.open)}>
      <MarkShape relation={relation} at={at} />
      <text x={at.x} y={at.y + markRadius + 14} textAnchor="middle" aria-hidden>
        {lines.map((line, index) => (
          <tspan key={line} className={styles.name} x={at.x} dy={index === 0 ? 0 : 14}>
            {`${line} `}
          </tspan>
        ))}
        <tspan className={styles.kind} x={at.x} dy={14}>
          {kind(relation)}
        </tspan>
      </text>
    </g>
  );
}

/** A circle for people, a square for organisations and groups. */
function MarkShape({ relation, at }: { relation: EcomapRelation; at: Point }) {
  const side = markRadius * 2;
  const icon = { x: at.x - 10, y: at.y - 10, size: 20, 'aria-hidden': true } as const;
  if (relation.relatedOrganizationId === null && !isGroup(relation.kind)) {
    return (
      <>
        <circle cx={at.x} cy={at.y} r={markRadius} />
        <IconUser {...icon} />
      </>
    );
  }
  return (
    <>
      <rect x={at.x - markRadius} y={at.y - markRadius} width={side} height={side} rx={7} />
      {relation.relatedOrganizationId === null && ['club', 'self_help_group', 'faith_community'].includes(relation.kind) ? (
        <IconUsersGroup {...icon} />
      ) : (
        <IconBuilding {...icon} />
      )}
    </>
  );
}
