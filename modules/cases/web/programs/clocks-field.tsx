import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type DeadlineUnit, type Role, roles, today } from '#kernel';
import { useNow, useTimeZone } from '#ui';
import type { CaseModel } from '../../model.ts';
import { type TimerKey, type TimerSetting, timerKeys } from '../../model-program.ts';
import { agreedEnds, clocksOf, startAtMoment } from '../../rules-program.ts';
import type { ProgramForm } from './program-form.ts';
import styles from './programs.module.css';
import { useClockWords } from './use-clock-words.ts';

type Own = ProgramForm['clocks'];
type ClocksFieldProps = { model: CaseModel; value: Own; onChange: (value: Own) => void };
type Mode = 'model' | 'own' | 'off';

/** Every clock: as its model says, at a time of its own, or off where that is allowed. */
export function ClocksField({ model, value, onChange }: ClocksFieldProps) {
  const day = today(useNow().toString(), useTimeZone());
  const clocks = clocksOf(model, { timers: value }, day);
  const set = (timer: TimerKey, setting: TimerSetting | null | undefined) => {
    const { [timer]: _before, ...others } = value;
    onChange(setting === undefined ? others : { ...others, [timer]: setting });
  };
  return (
    <ul className={styles.clockFields}>
      {timerKeys.map((timer) => {
        const clock = clocks.find((one) => one.timer === timer);
        return clock && <ClockField key={timer} clock={clock} setting={value[timer]} onSet={(setting) => set(timer, setting)} />;
      })}
    </ul>
  );
}

type ClockFieldProps = {
  clock: ReturnType<typeof clocksOf>[number];
  setting: TimerSetting | null | undefined;
  onSet: (setting: TimerSetting | null | undefined) => void;
};

function ClockField({ clock: { timer, byModel, mayBeOff }, setting, onSet }: ClockFieldProps) {
  const { t } = useTranslation('cases');
  const words = useClockWords();
  const mode: Mode = setting === undefined ? 'model' : setting === null ? 'off' : 'own';
  const byModelText = byModel ? words.time(timer, byModel as never) : t('programs.off');
  const choose = (next: Mode) => onSet(next === 'model' ? undefined : next === 'off' ? null : startOwn(byModel));
  const modes = [
    { value: 'model', label: t('programs.asModel', { text: byModelText }) },
    { value: 'own', label: t('programs.ownTime') },
    ...(mayBeOff && byModel ? [{ value: 'off', label: t('programs.off') }] : []),
  ];
  return (
    <li>
      <Select
        label={t(`clock.${timer}`)}
        data={modes}
        allowDeselect={false}
        value={mode}
        onChange={(next) => choose((next ?? 'model') as Mode)}
      />
      {setting && <OwnTime timer={timer} setting={setting} byModel={byModel} onSet={onSet} />}
    </li>
  );
}

/** The rule a clock follows when its model does not run it. */
const ruleToStart = 'CM-CONTACT-CLINICAL';

function startOwn(byModel: ClockFieldProps['clock']['byModel']): TimerSetting {
  return { ruleId: byModel?.ruleId ?? ruleToStart };
}

type OwnTimeProps = {
  timer: TimerKey;
  setting: TimerSetting;
  byModel: ClockFieldProps['clock']['byModel'];
  onSet: ClockFieldProps['onSet'];
};

function OwnTime({ timer, setting, byModel, onSet }: OwnTimeProps) {
  const { t } = useTranslation(['cases', 'ui']);
  const span = setting.span ?? { duration: byModel?.duration ?? 14, unit: byModel?.unit ?? 'calendar_day' };
  const warning = setting.warning === undefined ? (byModel?.warning ?? null) : setting.warning;
  const told = setting.escalationRole === undefined ? (byModel?.escalationRole ?? null) : setting.escalationRole;
  const units: DeadlineUnit[] = [...(startAtMoment.includes(timer) ? (['hour'] as const) : []), 'calendar_day', 'business_day', 'month'];
  const unitOptions = units.map((value) => ({ value, label: t(`cases:programs.unit.${value}`) }));
  return (
    <div className={styles.ownTime}>
      {!agreedEnds.includes(timer) && (
        <>
          <NumberInput
            label={t('cases:programs.span')}
            min={0}
            max={999}
            allowDecimal={false}
            value={span.duration}
            onChange={(duration) => onSet({ ...setting, span: { ...span, duration: Number(duration) || 0 } })}
          />
          <Select
            label={t('cases:programs.unitLabel')}
            data={unitOptions}
            allowDeselect={false}
            value={span.unit}
            onChange={(unit) => onSet({ ...setting, span: { ...span, unit: unit as DeadlineUnit } })}
          />
        </>
      )}
      <NumberInput
        label={t('cases:programs.warnBefore')}
        min={0}
        max={365}
        allowDecimal={false}
        value={warning?.duration ?? 0}
        onChange={(days) =>
          onSet({ ...setting, warning: Number(days) > 0 ? { duration: Number(days), unit: warning?.unit ?? 'calendar_day' } : null })
        }
      />
      <Select
        label={t('cases:programs.tellWhom')}
        data={roles.filter((role) => role !== 'client').map((role) => ({ value: role, label: t(`ui:role.${role}`) }))}
        clearable
        value={told}
        onChange={(role) => onSet({ ...setting, escalationRole: role as Role | null })}
      />
    </div>
  );
}
