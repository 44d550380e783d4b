export { AppointmentReason, AppointmentStatus, AppointmentView, NewAppointment, Transport, transports } from './model.ts';
export type { SeriesView } from './model-series.ts';
