import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import styles from './page-layout.module.css';

/**
 * Content that lives on while the page around it takes another shape: a tablet is turned, and the panes become tabs. Put `place` where it is to
 * stand, in whichever shape, and `kept` once where it never goes away. It begins when it is first shown, and what is open or half written in it stays.
 */
export function useKept(content: ReactNode): { place: ReactNode; kept: ReactNode } {
  const [node] = useState(newHome);
  const [wasShown, setWasShown] = useState(false);
  return {
    place: <Place node={node} onShown={setWasShown} />,
    kept: wasShown && createPortal(content, node),
  };
}

function Place({ node, onShown }: { node: HTMLElement; onShown: (shown: true) => void }) {
  const here = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    here.current?.append(node);
    onShown(true);
    return () => node.remove();
  }, [node, onShown]);
  return <div ref={here} className={styles.place} />;
}

function newHome(): HTMLElement {
  const node = document.createElement('div');
  node.className = styles.place ?? '';
  return node;
}
