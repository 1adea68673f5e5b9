import type { Language, Words } from '../words.js';
import type { Fault, FaultCode, ProvableFlow, Step } from './provable-flow.js';

export interface Place {
  readonly state?: string;
  readonly action?: string;
}

/** State and action as people know them, in one language. */
interface Names {
  readonly state: string;
  readonly action: string;
}

/** Makes faults of one flow. */
export class Faults {
  readonly found: Fault[] = [];

  constructor(private readonly flow: ProvableFlow) {}

  /** `says` is asked once for each language, with the names in that language. */
  add(code: FaultCode, place: Place, path: readonly Step[] | null, says: (the: Names) => Words): void {
    const inLanguage = (language: Language): string => says(this.names(place, language))[language];
    this.found.push({ code, ...place, path, says: { zh: inLanguage('zh'), en: inLanguage('en') } });
  }

  private names({ state = '', action = '' }: Place, language: Language): Names {
    const declared = this.flow.states[state];
    return { state: `“${declared?.label?.[language] ?? state}”`, action: `“${declared?.on[action]?.label?.[language] ?? action}”` };
  }
}

/** The way to a fault and the fault itself in plain words, e.g. `已登记 →（上报）→ 待分派：无人可办`. */
export function faultInWords(flow: ProvableFlow, { path, says }: Fault): Words {
  if (path === null) return says;
  const way = (language: Language): string => {
    const label = (state: string): string => flow.states[state]?.label?.[language] ?? state;
    let here = flow.initial;
    const parts = [label(here)];
    for (const { by, action, to } of path) {
      const what = flow.states[here]?.on[action]?.label?.[language] ?? action;
      parts.push(
        language === 'zh' ? `→（${by === 'clock' ? `到期：${what}` : what}）→` : `→ (${by === 'clock' ? `by the clock: ${what}` : what}) →`,
        label(to),
      );
      here = to;
    }
    return parts.join(' ');
  };
  return { zh: `${way('zh')}：${says.zh}`, en: `${way('en')}: ${says.en}` };
}
