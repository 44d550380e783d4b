import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type FeedAppointment, feedText } from './feed-text.ts';

const link = { language: 'en', url: 'https://lotse.example' } as const;
const appointment = (over: Partial<FeedAppointment> = {}): FeedAppointment => ({
  id: '019cb000-0000-7000-8000-000000000001',
  caseId: '019cb000-0000-7000-8000-00000000000a',
  startsAt: '2026-03-29T06:30:00Z',
  endsAt: '2026-03-29T07:15:00Z',
  status: 'planned',
  version: 3,
  updatedAt: '2026-03-02T10:00:00Z',
  caseNumber: null,
  ...over,
});
/** The text with its folded lines put together again. */
const lines = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

describe('a calendar that leaves the house', () => {
  it('says of an appointment when it is and that it is private, and has no property for anything else', () => {
    const event = lines(feedText([appointment()], link));
    const inside = event.slice(event.indexOf('BEGIN:VEVENT') + 1, event.indexOf('END:VEVENT'));
    assert.deepEqual(inside.toSorted(), [
      'CLASS:PRIVATE',
      'DTEND:20260329T071500Z',
      'DTSTAMP:20260302T100000Z',
      'DTSTART:20260329T063000Z',
      'SEQUENCE:2',
      'STATUS:CONFIRMED',
      'SUMMARY:Appointment',
      'UID:019cb000-0000-7000-8000-000000000001@lotse',
      'URL;VALUE=URI:https://lotse.example/cases/019cb000-0000-7000-8000-00000000000a?tab=appointments&open=019cb000-0000-7000-8000-000000000001',
    ]);
  });

  it('is told in the language of its holder', () => {
    for (const [language, word] of [
      ['en', 'Appointment'],
      ['de', 'Termin'],
      ['it', 'Appuntamento'],
    ] as const)
      assert.ok(lines(feedText([appointment()], { ...link, language })).includes(`SUMMARY:${word}`));
  });

  it('writes backslash, semicolon and comma as text (RFC 5545, 3.3.11)', () => {
    const text = feedText([appointment({ caseNumber: 'Visit; bring ID, card' })], link);
    assert.ok(lines(text).includes('SUMMARY:Appointment Visit\\; bring ID\\, card'), text);
  });

  it('has no line longer than 75 octets, and is the same text for the same appointments', () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      appointment({ caseNumber: `Überprüfung des Hilfeplans ${'ü'.repeat(index * 3)}` }),
    );
    const text = feedText(many, link);
    for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.equal(feedText(many, link), text);
  });

  it('says of what fell out that it did, under the same name and a later count', () => {
    const text = lines(feedText([appointment({ status: 'cancelled', version: 4 })], link));
    assert.ok(text.includes('STATUS:CANCELLED') && text.includes('SEQUENCE:3'));
    assert.ok(text.includes('UID:019cb000-0000-7000-8000-000000000001@lotse'));
  });
});
