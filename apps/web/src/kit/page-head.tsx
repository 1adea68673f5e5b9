import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useWords } from '../words/language.js';

let arrived = false;

interface Props {
  readonly title: ReactNode;
  /** The plain words of the title, for the window and the history. */
  readonly name: string;
  readonly children?: ReactNode;
}

/** The page's one h1. After a move inside the application it takes focus, as a loaded page would. */
export function PageHead({ title, name, children }: Props) {
  const head = useRef<HTMLHeadingElement>(null);
  const app = useWords().app.name;

  useEffect(() => {
    document.title = `${name} - ${app}`;
  }, [name, app]);

  useEffect(() => {
    if (arrived) head.current?.focus();
    arrived = true;
  }, []);

  return (
    <header className="page-head">
      <h1 ref={head} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </header>
  );
}
