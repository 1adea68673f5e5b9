import { useCodes } from '../api/use-codes.js';
import { Radios, Select } from '../kit/choice.js';
import { DateField } from '../kit/date-field.js';
import { fieldId } from '../kit/error-summary.js';
import { TextInput } from '../kit/text-input.js';
import { useUser } from '../sign-in/session.js';
import { useName, useWords } from '../words/language.js';
import type { Draft, Urgency } from './draft.js';
import { urgencies } from './draft.js';
import { Parties } from './parties.js';

interface Props {
  readonly form: string;
  readonly draft: Draft;
  readonly errorAt: (pointer: string) => string | undefined;
  readonly change: (part: Partial<Draft>) => void;
}

export function RegisterFields({ form, draft, errorAt, change }: Props) {
  const { register, common } = useWords();
  const nameOf = useName();
  const codes = useCodes().data;
  const own = useUser().posts.flatMap((post) => (post.villageCode === undefined ? [] : [post.villageCode]));
  const villages = (codes?.villages ?? []).filter((village) => own.length === 0 || own.includes(village.code));
  const at = (pointer: string) => ({ id: fieldId(form, pointer), required: true, error: errorAt(pointer) });

  return (
    <>
      <Parties form={form} parties={draft.parties} errorAt={errorAt} onChange={(parties) => change({ parties })} />
      <TextInput
        {...at('/summary')}
        label={register.summary}
        hint={register.summaryHint}
        lines={4}
        value={draft.summary}
        maxLength={2000}
        onChange={(summary) => change({ summary })}
      />
      <Radios
        {...at('/tile')}
        tiles
        label={register.tile}
        value={draft.tile}
        options={(codes?.tiles ?? []).map((tile) => ({ value: tile.code, label: nameOf(tile.name) }))}
        onChange={(tile) => change({ tile })}
      />
      <Select
        {...at('/villageCode')}
        label={register.village}
        value={draft.villageCode}
        options={villages.map((village) => ({ value: village.code, label: village.name }))}
        onChange={(villageCode) => change({ villageCode })}
      />
      <DateField
        {...at('/occurredOn')}
        label={register.occurredOn}
        value={draft.occurredOn}
        onChange={(occurredOn) => change({ occurredOn })}
      />
      <Radios
        {...at('/urgency')}
        label={register.urgency}
        value={draft.urgency}
        options={urgencies.map((urgency) => ({
          value: urgency,
          label: register.urgencyName[urgency],
          hint: register.urgencyHint[urgency],
        }))}
        onChange={(urgency) => change({ urgency: urgency as Urgency })}
      />
      <details className="fold">
        <summary>{register.more}</summary>
        {draft.parties.map((party, index) => (
          <TextInput
            key={index}
            id={fieldId(form, `/parties/${index}/phone`)}
            label={`${party.name.trim() || common.nth(register.party, index + 1)} · ${register.phone}`}
            type="tel"
            value={party.phone}
            maxLength={30}
            autoComplete="off"
            error={errorAt(`/parties/${index}/phone`)}
            onChange={(phone) => change({ parties: draft.parties.map((one, place) => (place === index ? { ...one, phone } : one)) })}
          />
        ))}
        <TextInput
          id={fieldId(form, '/amount')}
          label={register.amount}
          inputMode="decimal"
          value={draft.amount}
          maxLength={20}
          autoComplete="off"
          error={errorAt('/amount')}
          onChange={(amount) => change({ amount })}
        />
      </details>
    </>
  );
}
