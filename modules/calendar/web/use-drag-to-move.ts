import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';

interface Step {
  /** Width and height in pixels of one step to the side and one step down. */
  readonly x: number;
  readonly y: number;
}

type DragOptions = { enabled: boolean; stepOf: (block: HTMLElement) => Step; onMove: (steps: { x: number; y: number }) => void };

const beforeItIsADrag = 5;

/**
 * Moving a block in steps: dragged by a mouse or pen, or with Alt and the arrows. A finger scrolls instead and opens the block. `steps` says how far it
 * was dragged so far; a click after a drag opens nothing.
 */
export function useDragToMove({ enabled, stepOf, onMove }: DragOptions) {
  const start = useRef<{ x: number; y: number; step: Step }>(undefined);
  const wasDragged = useRef(false);
  const [steps, setSteps] = useState<{ x: number; y: number }>();
  const [offset, setOffset] = useState<{ x: number; y: number }>();

  function end(): void {
    start.current = undefined;
    setSteps(undefined);
    setOffset(undefined);
  }

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      wasDragged.current = false;
      if (!enabled || event.button !== 0 || event.pointerType === 'touch') return;
      start.current = { x: event.clientX, y: event.clientY, step: stepOf(event.currentTarget) };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!start.current) return;
      const [dx, dy] = [event.clientX - start.current.x, event.clientY - start.current.y];
      if (!wasDragged.current && Math.hypot(dx, dy) < beforeItIsADrag) return;
      wasDragged.current = true;
      const { x, y } = start.current.step;
      const next = { x: Math.round(dx / x), y: Math.round(dy / y) };
      setSteps(next);
      setOffset({ x: next.x * x, y: next.y * y });
    },
    onPointerUp() {
      const moved = steps;
      end();
      if (moved && (moved.x !== 0 || moved.y !== 0)) onMove(moved);
    },
    onPointerCancel: end,
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const by = arrows[event.key];
      if (!enabled || !event.altKey || !by) return;
      event.preventDefault();
      onMove(by);
    },
  };
  return { handlers, steps, offset, wasDragged: () => wasDragged.current };
}

const arrows: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
