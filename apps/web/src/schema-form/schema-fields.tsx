import { Fragment, type ReactNode } from 'react';
import { Checks, Radios, Select } from '../kit/choice.js';
import { DateField } from '../kit/date-field.js';
import { fieldId } from '../kit/error-summary.js';
import { FieldGroup } from '../kit/field.js';
import { TextInput } from '../kit/text-input.js';
import { townDay } from '../words/dates.js';
import { useWords } from '../words/language.js';
import { startRow } from './form-value.js';
import type { FormObject, FormValue, SchemaNode } from './node.js';
import { isObject } from './node.js';

/** Up to this many choices stand in sight; more go into a list. */
const inSight = 6;

export interface FieldProps {
  readonly form: string;
  readonly node: SchemaNode;
  readonly pointer: string;
  readonly value: FormValue;
  readonly example: FormValue;
  readonly required: boolean;
  readonly errorAt: (pointer: string) => string | undefined;
  readonly onChange: (value: FormValue) => void;
}

const exampleText = (example: FormValue): string | undefined =>
  typeof example === 'string' || typeof example === 'number' ? String(example) : undefined;

/** One field of the form, whatever its kind. */
export function SchemaField(props: FieldProps) {
  const { form, node, pointer, value, example, required, errorAt, onChange } = props;
  const words = useWords().common;
  const shared = { id: fieldId(form, pointer), label: node.title, required, hint: node.hint, error: errorAt(pointer) };
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';

  switch (node.kind) {
    case 'fixed':
      return null;
    case 'group':
      return <SchemaGroup {...props} node={node} />;
    case 'rows':
      return <SchemaRows {...props} node={node} />;
    case 'choice':
      return node.choices.length <= inSight ? (
        <Radios {...shared} options={node.choices} value={text} onChange={onChange} />
      ) : (
        <Select {...shared} options={node.choices} value={text} onChange={onChange} />
      );
    case 'choices':
      return <Checks {...shared} options={node.choices} values={Array.isArray(value) ? value.map(String) : []} onChange={onChange} />;
    case 'yes':
      return <YesField {...props} />;
    case 'day':
      return <DateField {...shared} value={text} ahead={typeof example === 'string' && example > townDay()} onChange={onChange} />;
    case 'moment':
      return <DateField {...shared} value={text} withTime onChange={onChange} />;
    case 'number':
      return <TextInput {...shared} value={text} inputMode={node.integer ? 'numeric' : 'decimal'} autoComplete="off" onChange={onChange} />;
    case 'text': {
      const sample = exampleText(example);
      return (
        <TextInput
          {...shared}
          value={text}
          lines={node.lines}
          maxLength={node.maxLength}
          autoComplete="off"
          placeholder={sample === undefined ? undefined : words.example(sample)}
          onChange={onChange}
        />
      );
    }
  }
}

/** A yes that must be given by hand: the whole line can be tapped. */
function YesField({ form, node, pointer, value, required, errorAt, onChange }: FieldProps) {
  const id = fieldId(form, pointer);
  const error = errorAt(pointer);
  const words = useWords().common;
  return (
    <div className={error === undefined ? 'field' : 'field field-bad'}>
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`}>
          <span aria-hidden="true">! </span>
          {error}
        </p>
      )}
      <label className="option">
        <input
          id={id}
          type="checkbox"
          checked={value === true}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span className="option-text">
          {node.title}
          {!required && <span className="field-optional">{words.optional}</span>}
          {node.hint !== undefined && <span className="option-hint">{node.hint}</span>}
        </span>
      </label>
    </div>
  );
}

interface GroupProps extends FieldProps {
  readonly node: Extract<SchemaNode, { kind: 'group' }>;
  readonly bare?: boolean;
  /** What stands beneath a field, by its name. */
  readonly after?: { readonly [field: string]: ReactNode };
}

/** The fields of an object. The outermost one has no frame and no title of its own. */
export function SchemaGroup(props: GroupProps) {
  const { form, node, pointer, value, example, required, errorAt, onChange, bare = false, after = {} } = props;
  const held: FormObject = isObject(value) ? (value as FormObject) : {};
  const examples: FormObject = isObject(example) ? (example as FormObject) : {};
  const fields = node.fields.map((field) => (
    <Fragment key={field.name}>
      <SchemaField
        form={form}
        node={field.node}
        pointer={`${pointer}/${field.name}`}
        value={held[field.name]}
        example={examples[field.name]}
        required={field.required}
        errorAt={errorAt}
        onChange={(changed) => onChange({ ...held, [field.name]: changed })}
      />
      {after[field.name]}
    </Fragment>
  ));
  if (bare) return <>{fields}</>;
  return (
    <FieldGroup id={fieldId(form, pointer)} label={node.title} required={required} hint={node.hint} error={errorAt(pointer)}>
      {fields}
    </FieldGroup>
  );
}

/** A list whose rows can be added and taken away. */
function SchemaRows(props: FieldProps & { readonly node: Extract<SchemaNode, { kind: 'rows' }> }) {
  const { form, node, pointer, value, example, required, errorAt, onChange } = props;
  const words = useWords().common;
  const rows: readonly FormValue[] = Array.isArray(value) ? value : [];
  const what = node.row.title === '' ? node.title : node.row.title;
  const mayRemove = rows.length > (node.minItems ?? 0);
  const mayAdd = node.maxItems === undefined || rows.length < node.maxItems;

  const setRow = (index: number, changed: FormValue): void => onChange(rows.map((row, at) => (at === index ? changed : row)));
  const exampleRow = (index: number): FormValue => (Array.isArray(example) ? ((example[index] ?? example[0]) as FormValue) : undefined);

  return (
    <FieldGroup id={fieldId(form, pointer)} label={node.title} required={required} hint={node.hint} error={errorAt(pointer)}>
      {rows.map((row, index) => {
        const inner = { ...props, pointer: `${pointer}/${index}`, value: row, example: exampleRow(index), required: true };
        const change = (changed: FormValue): void => setRow(index, changed);
        return (
          <div key={index} className="row-box" role="group" aria-label={words.nth(what, index + 1)}>
            <div className="row-head">
              <span className="row-name">{words.nth(what, index + 1)}</span>
              {mayRemove && (
                <button type="button" className="button button-quiet" onClick={() => onChange(rows.filter((_, at) => at !== index))}>
                  {words.remove(words.nth(what, index + 1))}
                </button>
              )}
            </div>
            {node.row.kind === 'group' ? (
              <SchemaGroup {...inner} node={node.row} bare onChange={change} />
            ) : (
              <SchemaField {...inner} node={{ ...node.row, title: words.nth(what, index + 1) }} onChange={change} />
            )}
          </div>
        );
      })}
      {mayAdd && (
        <button type="button" className="button" onClick={() => onChange([...rows, startRow(node.row, example, rows.length)])}>
          {words.add(what)}
        </button>
      )}
    </FieldGroup>
  );
}
