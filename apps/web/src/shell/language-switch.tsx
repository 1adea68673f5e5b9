import { chooseLanguage, useLanguage, useWords } from '../words/language.js';

export function LanguageSwitch() {
  const words = useWords().language;
  const language = useLanguage();
  return (
    <button
      type="button"
      className="button button-quiet"
      lang={words.otherLang}
      onClick={() => chooseLanguage(language === 'en' ? 'zh-CN' : 'en')}
    >
      {words.other}
    </button>
  );
}
