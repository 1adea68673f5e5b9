import { useCodes } from '../api/use-codes.js';
import { Radios, Select } from '../kit/choice.js';
import { DateField } from '../kit/date-field.js';
import { MixedText } from '../kit/data-text.js';
import { fieldId } from '../kit/error-summary.js';
import { TextInput } from '../kit/text-input.js';
import { useUser } from '../sign-in/session.js';
import { isDay } from '../words/dates.js';
import { useName, useWords } from '../words/language.js';
import type { CaseKind, Draft, Urgency } from './draft.js';
import { caseKinds, ofKind, urgencies } from './draft.js';
import { Parties } from './parties.js';

interface Props {
  readonly form: string;
  readonly draft: Draft;
  readonly errorAt: (pointer: string) => string | undefined;
  readonly change: (part: Partial<Draft>) => void;
}

export function RegisterFields({ form, draft, errorAt, change }: Props) {
  const { register, common, kinds } = useWords();
  const of = register.of[draft.kind];
  const nameOf = useName();
  const codes = useCodes().data;
  const own = useUser().posts.flatMap((post) => (post.villageCode === undefined ? [] : [post.villageCode]));
  const villages = (codes?.villages ?? []).filter((village) => own.length === 0 || own.includes(village.code));
  const at = (pointer: string) => ({ id: fieldId(form, pointer), required: true, error: errorAt(pointer) });

  const urgency = (
    <Radios
      {...at('/urgency')}
      label={register.urgency}
      value={draft.urgency}
      options={urgencies.map((one) => ({ value: one, label: register.urgencyName[one], hint: register.urgencyHint[one] }))}
      onChange={(chosen) => change({ urgency: chosen as Urgency })}
    />
  );

  const whereAndWhen = (
    <>
      <Select
        {...at('/villageCode')}
        label={of.village}
        value={draft.villageCode}
        options={villages.map((village) => ({ value: village.code, label: village.name }))}
        onChange={(villageCode) => change({ villageCode })}
      />
      <DateField {...at('/occurredOn')} label={of.occurredOn} value={draft.occurredOn} onChange={(occurredOn) => change({ occurredOn })} />
    </>
  );
  // A mediator's own village and today are right nearly always: in sight, and one tap from being changed.
  const mine = own.length > 0 ? villages.find((village) => village.code === draft.villageCode) : undefined;
  const misfilled = errorAt('/villageCode') !== undefined || errorAt('/occurredOn') !== undefined || !isDay(draft.occurredOn);

  return (
    <>
      <Radios
        {...at('/kind')}
        label={register.kind}
        value={draft.kind}
        options={caseKinds.map((kind) => ({ value: kind, label: kinds[kind] ?? kind, hint: register.of[kind].hint }))}
        onChange={(kind) => change(ofKind(draft, kind as CaseKind))}
      />
      <Parties form={form} kind={draft.kind} parties={draft.parties} errorAt={errorAt} onChange={(parties) => change({ parties })} />
      <TextInput
        {...at('/summary')}
        label={of.summary}
        hint={of.summaryHint}
        placeholder={common.example(of.summaryExample)}
        lines={4}
        value={draft.summary}
        maxLength={2000}
        onChange={(summary) => change({ summary })}
      />
      {draft.kind !== 'hardship-aid' && (
        <Radios
          {...at('/tile')}
          tiles
          label={of.tile}
          value={draft.tile}
          options={(codes?.tiles ?? []).map((tile) => ({ value: tile.code, label: nameOf(tile.name) }))}
          onChange={(tile) => change({ tile })}
        />
      )}
      {mine && !misfilled ? (
        <details className="fold prefilled">
          <summary>
            {register.prefilled} <MixedText text={mine.name} /> · {draft.occurredOn}
          </summary>
          {whereAndWhen}
        </details>
      ) : (
        whereAndWhen
      )}
      {draft.kind === 'dispute' && urgency}
      <details className="fold">
        <summary>{register.more}</summary>
        {draft.kind !== 'dispute' && urgency}
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
          label={of.amount}
          inputMode="decimal"
          value={draft.amount}
          maxLength={20}
          autoComplete="off"
          error={errorAt('/amount')}
          onChange={(amount) => change({ amount })}
        />
        <Select
          id={fieldId(form, '/source')}
          label={register.source}
          value={draft.source}
          options={(codes?.sources ?? []).map((source) => ({ value: source.code, label: nameOf(source.name) }))}
          error={errorAt('/source')}
          onChange={(source) => change({ source })}
        />
        {draft.kind === 'dispute' && (
          <>
            <TextInput
              id={fieldId(form, '/peopleInvolved')}
              label={register.peopleInvolved}
              hint={register.peopleHint}
              inputMode="numeric"
              value={draft.peopleInvolved}
              maxLength={6}
              autoComplete="off"
              error={errorAt('/peopleInvolved')}
              onChange={(peopleInvolved) => change({ peopleInvolved })}
            />
            <TextInput
              id={fieldId(form, '/project')}
              label={register.project}
              value={draft.project}
              maxLength={60}
              autoComplete="off"
              error={errorAt('/project')}
              onChange={(project) => change({ project })}
            />
          </>
        )}
      </details>
    </>
  );
}
