import { useEffect, useRef } from 'react';
import { isProblem, type Problem } from '../api/problem.js';
import { useWords } from '../words/language.js';
import { DataText } from './data-text.js';

/** Why something was refused, what one can do about it, and the law where a law is the reason. */
export function ProblemNote({ problem, focus = true }: { readonly problem: Problem; readonly focus?: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const words = useWords().problem;
  useEffect(() => {
    if (focus) box.current?.focus();
  }, [problem, focus]);
  return (
    <div ref={box} className="note note-bad" role="alert" tabIndex={-1}>
      <p className="note-title">{words.title}</p>
      <p>{problem.view.detail}</p>
      <Reasons problem={problem} />
    </div>
  );
}

/** What one can do about it, and the law where a law is the reason. */
function Reasons({ problem }: { readonly problem: Problem }) {
  const words = useWords().problem;
  const { next, article } = problem.view;
  return (
    <>
      {next !== undefined && (
        <p>
          <b>{words.next}</b>
          {next}
        </p>
      )}
      {article !== undefined && (
        <p>
          <b>{words.article}</b>
          <DataText>{article}</DataText>
        </p>
      )}
    </>
  );
}

/** A list or page that could not be read: the reason and one way on. */
export function LoadFailed({ fault, retry }: { readonly fault: unknown; readonly retry: () => void }) {
  const words = useWords();
  return (
    <div className="note note-bad" role="alert">
      <p className="note-title">{words.problem.loadFailed}</p>
      <p>{isProblem(fault) ? fault.view.detail : words.problem.unreadable}</p>
      {isProblem(fault) && <Reasons problem={fault} />}
      <button type="button" className="button" onClick={retry}>
        {words.common.retry}
      </button>
    </div>
  );
}
