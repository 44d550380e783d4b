export { AppointmentReason, AppointmentStatus, AppointmentView, NewAppointment, Transport, transports } from './model.ts';
