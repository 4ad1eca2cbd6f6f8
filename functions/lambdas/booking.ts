import { connectBooking } from '../handlers/booking.ts';

export const handler = connectBooking(process.env);
