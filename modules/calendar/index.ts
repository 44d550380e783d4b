export { AppointmentReason, AppointmentStatus, AppointmentView, NewAppointment, Transport, transports } from './model.ts';
export { NewSeries, type SeriesView } from './model-series.ts';
