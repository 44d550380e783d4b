import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '#client';
import type { CalendarDate } from '#kernel';
import {
  Button,
  ConfirmUndo,
  ConflictDialog,
  DateField,
  Drawer,
  EmptyState,
  LoadingLine,
  MaskedPerson,
  ProblemAlert,
  RadioCards,
  SavedChip,
  Segmented,
  Skeleton,
  Suggestion,
  useLanguage,
} from '#ui';
import styles from './gallery.module.css';
import { Piece } from './piece.tsx';
import { samples } from './samples.ts';

const nothing = () => {};

/** What the system says back, and what it asks. */
export function FeedbackPieces() {
  const words = samples[useLanguage()];
  const [date, setDate] = useState<CalendarDate | null>(null);
  const [outcome, setOutcome] = useState<'reached' | 'voicemail' | 'missed'>('reached');
  const [opened, setOpened] = useState<'drawer' | 'conflict'>();
  return (
    <>
      <Piece title="Saved, draft, unsent" span={5}>
        <div className={styles.chips}>
          <SavedChip state={{ kind: 'saved', at: '2026-03-10T13:44:00Z', unsaved: 0 }} />
          <SavedChip state={{ kind: 'draft', at: '2026-03-10T12:51:00Z', device: 'this phone' }} />
          <SavedChip state={{ kind: 'unsent', count: 3 }} />
        </div>
      </Piece>
      <Piece title="Done, undo" span={3}>
        <ConfirmUndo seconds={86_400} onUndo={nothing} onOver={nothing}>
          River Almeida
        </ConfirmUndo>
      </Piece>
      <Piece title="Loading" span={4}>
        <LoadingLine />
        <Skeleton rows={3} />
      </Piece>
      <Piece title="Choices" span={4}>
        <div className={styles.column}>
          <Segmented
            label="What happened?"
            value={outcome}
            onChange={setOutcome}
            options={[
              { value: 'reached', label: 'Reached' },
              { value: 'voicemail', label: 'Voicemail' },
              { value: 'missed', label: 'Not reached' },
            ]}
          />
          <RadioCards
            label="Decide"
            value={outcome}
            onChange={setOutcome}
            options={[
              { value: 'reached', label: 'Ask for a peer-to-peer', help: 'Two findings were not in the packet sent.' },
              { value: 'voicemail', label: 'Appeal now', help: 'Packet is 4 of 6 complete.' },
            ]}
          />
        </div>
      </Piece>
      <Piece title="Error beside the field" span={4}>
        <DateField label="Valid until" value={date} onChange={setDate} />
      </Piece>
      <Piece title="Problem" span={4}>
        <ProblemAlert
          error={
            new Problem(422, {
              code: 'request.invalid',
              title: '',
              errors: [{ pointer: '#/until', detail: 'Required', code: 'missing', facts: {} }],
            })
          }
          onRetry={nothing}
        />
      </Piece>
      <Piece title="Empty state" span={4}>
        <EmptyState action={<Button size="small">{words.callVerb}</Button>}>{words.emptySentence}</EmptyState>
      </Piece>
      <Piece title="Masked person" span={4}>
        <MaskedPerson alias={words.clientAlias} reason={words.maskedReason} onAskForAccess={nothing} />
      </Piece>
      <Piece title="Suggestion" span={4}>
        <Suggestion
          proposal={words.suggestion}
          reason={words.suggestionReason}
          accept={{ label: words.callVerb, onPress: nothing }}
          onLater={nothing}
          dismissReasons={[
            { key: 'done', label: 'Already done' },
            { key: 'unfit', label: 'Does not fit' },
          ]}
          onDismiss={nothing}
        />
      </Piece>
      <Piece title="Drawer and conflict" span={12}>
        <div className={styles.chips}>
          <Button onClick={() => setOpened('drawer')}>Open the drawer</Button>
          <Button onClick={() => setOpened('conflict')}>Open a conflict</Button>
        </div>
      </Piece>
      <Drawer
        opened={opened === 'drawer'}
        onClose={() => setOpened(undefined)}
        title="Log a contact"
        footer={
          <>
            <Button variant="primary" shortcut="mod+enter" style={{ flex: 1 }}>
              Save contact
            </Button>
            <Button variant="quiet" onClick={() => setOpened(undefined)}>
              Discard
            </Button>
          </>
        }
      >
        <Segmented
          label="What happened?"
          value={outcome}
          onChange={setOutcome}
          options={[
            { value: 'reached', label: 'Reached' },
            { value: 'voicemail', label: 'Voicemail' },
            { value: 'missed', label: 'Not reached' },
          ]}
        />
        <Textarea label="Note" autosize minRows={4} data-autofocus />
      </Drawer>
      {opened === 'conflict' && (
        <ConflictDialog
          what="this goal"
          theirName="Jonas"
          theirsAt="2026-03-10T13:40:00Z"
          yoursAt="2026-03-10T13:41:00Z"
          conflicts={[
            { field: 'target', base: '300 m', yours: '450 m', theirs: '400 m' },
            { field: 'until', base: '30 April', yours: '30 April', theirs: '15 May' },
          ]}
          labelOf={(field) => (field === 'target' ? 'Target' : 'Until')}
          showValue={(_field, value) => String(value)}
          onSave={() => setOpened(undefined)}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}
