import type { ReactNode, Ref } from 'react';

type SheetFormProps = { onSubmit: () => void; className?: string | undefined; ref?: Ref<HTMLFormElement>; children: ReactNode };

/** The fields of a sheet whose button stands in its footer: Enter, and Ctrl with Enter from a text of several lines, do what the button does. */
export function SheetForm({ onSubmit, className, ref, children }: SheetFormProps) {
  return (
    <form
      ref={ref}
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
