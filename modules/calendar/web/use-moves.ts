import { useState } from 'react';
import type { AppointmentView } from '../model.ts';
import type { Move } from './calendar-block.tsx';
import { useSaveAppointment } from './queries.ts';

interface Times {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Moving appointments in the calendar, one at a time, with the way back; a refusal stays until the next move. */
export function useMoves() {
  const { change } = useSaveAppointment();
  const [state, setState] = useState<{ done?: Times & { title: string; back: () => void }; error?: unknown; tried?: AppointmentView }>({});

  const moveTo = async (appointment: AppointmentView, to: Times, isUndo = false): Promise<void> => {
    const was = { startsAt: appointment.startsAt, endsAt: appointment.endsAt };
    const moved = { ...appointment, ...to, version: appointment.version + 1 };
    try {
      await change(appointment.id, appointment.version, { startsAt: to.startsAt, endsAt: to.endsAt });
      setState(isUndo ? {} : { done: { ...to, title: appointment.title, back: () => void moveTo(moved, was, true) } });
    } catch (error) {
      setState({ error, tried: appointment });
    }
  };
  return {
    done: state.done,
    error: state.error,
    move: ((appointment, to) => void moveTo(appointment, to)) satisfies Move,
    undo: () => state.done?.back(),
    forget: () => setState({}),
    /** Takes the free time that a refusal offered. */
    take: (slot: Times) => state.tried && void moveTo(state.tried, slot),
  };
}
