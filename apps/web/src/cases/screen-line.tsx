import type { ReactNode } from 'react';
import { useCodes } from '../api/use-codes.js';
import { DataText } from '../kit/data-text.js';
import { useName, useWords } from '../words/language.js';
import { useScreenNames } from './history-words.js';
import type { ScreenEntry } from './screen-lines.js';

const glyphs: { readonly [result in ScreenEntry['result']]: string } = { BLOCK: '×', PARTIAL: '◐', WARN: '△' };

interface Props {
  readonly line: {
    readonly rule: string;
    readonly result: ScreenEntry['result'];
    readonly says: string;
    readonly article: string;
    readonly advice: string;
  };
  readonly children?: ReactNode;
}

/** One line of the intake screen in plain words: what it means, why, where the matter belongs, what to do. */
export function ScreenLine({ line, children }: Props) {
  const words = useWords();
  const results = useScreenNames();
  const nameOf = useName();
  const codes = useCodes().data;
  const sendTo = codes?.screen.find(({ code }) => code === line.rule)?.sendTo ?? [];
  const doors = sendTo.flatMap((code) => codes?.doors.find((door) => door.code === code)?.name ?? []).map(nameOf);
  return (
    <li className={`screen-line screen-${line.result.toLowerCase()}`}>
      <p>
        <b>
          <span aria-hidden="true">{glyphs[line.result]} </span>
          {results[line.result]}
        </b>{' '}
        <span className="quiet">{line.rule}</span> {line.says}
      </p>
      {doors.length > 0 && (
        <p>
          {words.caseView.sendTo}
          {doors.join(words.caseView.doorJoint)}
        </p>
      )}
      <p>{line.advice}</p>
      {children}
      <p className="quiet">
        {words.problem.article}
        <DataText>{line.article}</DataText>
      </p>
    </li>
  );
}
