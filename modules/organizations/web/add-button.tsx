import { IconPlus } from '@tabler/icons-react';
import { Button } from '#ui';

/** Adds one to a section, at the end of its title. */
export function AddButton({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <Button size="small" variant="quiet" icon={<IconPlus aria-hidden />} onClick={onPress}>
      {label}
    </Button>
  );
}
