import { chooseElder, useElder } from '../words/elder.js';
import { useWords } from '../words/language.js';

export function ElderSwitch() {
  const words = useWords().shell;
  const elder = useElder();
  return (
    <button type="button" className="button button-quiet elder-switch" onClick={() => chooseElder(!elder)}>
      {elder ? words.usualSize : words.elder}
    </button>
  );
}
