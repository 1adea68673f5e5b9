import type { Words } from '@lib/kernel';

/** Plain date `YYYY-MM-DD` in Asia/Shanghai. */
export type DateText = string;
/** ISO 8601 with offset `+08:00`. */
export type InstantText = string;

export interface SessionView {
  readonly token: string;
  readonly user: UserView;
}

export interface UserView {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly demonstration: boolean;
  /** What must be done before anything else is open: another password, a second factor. */
  readonly owes: readonly ('password-change' | 'second-factor')[];
  readonly town: { readonly slug: string; readonly name: string };
  readonly posts: readonly {
    readonly role: string;
    readonly roleLabel: string;
    readonly organisation: string;
    readonly organisationLabel: string;
    readonly villageCode?: string;
  }[];
}

/** How one may sign in here. */
export interface SignInWaysView {
  readonly password: true;
  /** By an OpenID Connect provider too. */
  readonly openId: boolean;
}

/** A second factor that was begun; it holds when a code of it has been shown. */
export interface EnrolmentView {
  /** Base32. */
  readonly secret: string;
  /** `otpauth://…`, the content of the QR code. */
  readonly uri: string;
}

/** Each opens once, in place of a code of the authenticator application. They are shown this once. */
export interface RecoveryCodesView {
  readonly recoveryCodes: readonly string[];
}

/** How many sessions were ended, this one among them. */
export interface SessionsEndedView {
  readonly ended: number;
}

export interface DeadlineView {
  readonly id: string;
  readonly rule: string;
  readonly label: string;
  readonly article: string;
  readonly occurrence: number;
  readonly rung: number;
  readonly dueOn: DateText;
  readonly dueAt: InstantText;
  readonly status: 'pending' | 'paused' | 'fired' | 'cancelled';
  readonly light: 'green' | 'yellow' | 'red';
  readonly provisional: boolean;
  /** What happens when it expires, in the caller's language. */
  readonly then: string;
  /** The derivation, one step a line, in the caller's language. */
  readonly why: readonly string[];
}

/** JSON Schema (2020-12). `oneOf: [{const, title}]` lists choices; `examples[0]` of an action's input is valid now. */
export type JsonSchema = { readonly [key: string]: unknown };

export interface ActionView {
  readonly action: string;
  readonly label: string;
  readonly allowed: boolean;
  readonly because?: { readonly code: string; readonly says: string; readonly next?: string; readonly article?: string };
  /** The state the case will be in if the example is sent, where it is another one. */
  readonly leadsTo?: string;
  readonly input: JsonSchema;
}

export interface PartyView {
  readonly id: string;
  readonly name: string;
  readonly role: 'applicant' | 'respondent' | 'third';
  readonly consent: 'unknown' | 'given' | 'refused';
  /** Elected to speak for a group. */
  readonly representative?: boolean;
  readonly phone?: string;
  readonly idNumber?: string;
}

export interface OrganisationRef {
  readonly id: string;
  readonly label: string;
}

/** One row of a list: ledger and work queue. */
export interface CaseRowView {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly kindLabel: string;
  readonly state: string;
  readonly stateLabel: string;
  readonly holder: {
    readonly organisation: OrganisationRef;
    readonly post: string;
    readonly postLabel: string;
    readonly since: InstantText;
  } | null;
  readonly waitingOn: string | null;
  readonly village: { readonly id: string; readonly code: string; readonly name: string } | null;
  readonly category: {
    readonly tile: string;
    readonly leaf: string | null;
    readonly leafLabel: string | null;
    readonly moj: string | null;
    readonly tileLabel: string;
  };
  readonly risk: 'blue' | 'yellow' | 'orange' | 'red';
  readonly riskLabel: string;
  readonly parties: readonly { readonly name: string; readonly role: string }[];
  readonly summary: string;
  readonly occurredOn: DateText;
  readonly registeredAt: InstantText;
  /** The next pending deadline, if any. */
  readonly due: {
    readonly rule: string;
    readonly dueOn: DateText;
    readonly dueAt: InstantText;
    readonly light: 'green' | 'yellow' | 'red';
  } | null;
  readonly flags: readonly string[];
  /** The case that stays, where this one was its duplicate. */
  readonly mergedInto: { readonly id: string; readonly number: string } | null;
  readonly version: number;
}

export interface LinkView {
  readonly relation: 'led-to' | 'came-from' | 'merged-into' | 'merged-from';
  readonly relationLabel: string;
  readonly kind: string;
  readonly kindLabel: string;
  readonly id: string;
  readonly number: string;
}

/** A sensitive number, read whole once. */
export interface RevealView {
  readonly field: string;
  readonly party: string;
  readonly value: string;
}

/** One line of the log of who read and took out what. Holds no value that was read. */
export interface AuditView {
  readonly id: string;
  readonly at: InstantText;
  readonly deed: 'reveal' | 'search' | 'export' | 'receipt';
  readonly deedLabel: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly role: string | null;
  readonly roleLabel: string | null;
  readonly organisation: OrganisationRef | null;
  readonly case: { readonly id: string; readonly number: string } | null;
  /** Kind of number that was read or searched for. */
  readonly field: string | null;
  readonly fieldLabel: string | null;
  /** Id of the party in the case. */
  readonly party: string | null;
  readonly purpose: string | null;
  /** What was taken out: the filters by their names. */
  readonly filter: JsonSchema | null;
  readonly rows: number | null;
}

/** What is handed to a citizen so that he can follow his case. The code is a secret of whoever holds it. */
export interface HandedReceiptView {
  readonly number: string;
  readonly registeredOn: DateText;
  readonly code: string;
  /** Where it is looked up; the code stands behind the #, which no browser sends. */
  readonly address: string;
  /** The address as a QR code, SVG. */
  readonly qr: string;
}

/** What a receipt shows to whoever has its code: no name, no content. */
export interface ReceiptView {
  readonly number: string;
  readonly kind: string;
  readonly kindLabel: string;
  readonly state: string;
  readonly stateLabel: string;
  readonly open: boolean;
  readonly registeredOn: DateText;
  /** Day of the last change. */
  readonly changedOn: DateText;
  /** The office that must act next, never a person; null where nobody must. */
  readonly holder: OrganisationRef | null;
  /** Whom outside the town it waits for. */
  readonly waitingOn: string | null;
  /** The limits that run in this state, the nearest first. */
  readonly limits: readonly {
    readonly rule: string;
    readonly label: string;
    readonly article: string;
    readonly dueOn: DateText;
    readonly paused: boolean;
    readonly overdue: boolean;
  }[];
  /** What may follow, as its flow has it; empty where it has ended. */
  readonly next: readonly string[];
  /** What must be said plainly: void, merged into another case, personal data erased. */
  readonly notes: readonly string[];
  /** That its history is what was sealed; null where no head covers it yet. */
  readonly sealed: {
    readonly head: number;
    readonly through: InstantText;
    /** The head in eight groups, to be compared with one on paper. */
    readonly short: string;
    /** Public key of the town, base64url. */
    readonly key: string;
    readonly events: number;
    /** A file for docs/check/check-history.mjs: hashes, no content. */
    readonly proof: JsonSchema;
  } | null;
}

/** A span of time during which one post held the case. */
export interface HoldingView {
  readonly organisation: OrganisationRef;
  readonly post: string;
  readonly postLabel: string;
  /** The outside body or party whose move was next meanwhile. */
  readonly waitingOn: string | null;
  readonly from: InstantText;
  /** Null while it still runs. */
  readonly to: InstantText | null;
  /** Length in milliseconds, up to now or the instant that the view shows. */
  readonly milliseconds: number;
}

/** What a conference gave to one office, and by when. */
export interface TaskView {
  readonly id: string;
  readonly organisation: OrganisationRef;
  readonly what: string;
  readonly by: DateText;
  readonly status: 'owed' | 'done';
}

/** A department outside our offices that was called, and by when it is to answer. */
export interface CallView {
  readonly id: string;
  readonly department: string;
  readonly by: DateText;
  readonly status: 'owed' | 'answered';
}

/** The last step of supervision, and whose handling it is about. */
export interface SupervisionView {
  readonly step: 'reminder' | 'order' | 'bulletin';
  readonly organisation: OrganisationRef | null;
  /** By when an answer is asked for; null where none is. */
  readonly by: DateText | null;
  readonly answered: boolean;
}

/** A party's own right, whose limit counts from a day that was noted. */
export interface RightView {
  readonly rule: string;
  readonly label: string;
  readonly article: string;
  /** The day from which it counts, and its last day; null where it had lapsed when it was noted. */
  readonly knownOn: DateText | null;
  readonly dueOn: DateText | null;
  readonly lapsed: boolean;
}

export interface LegalAidView {
  readonly status: 'asked' | 'granted' | 'refused' | 'assigned';
  /** By when the legal-aid centre decides, or names a lawyer; null where nothing is waited for. */
  readonly dueOn: DateText | null;
}

export interface CaseView extends Omit<CaseRowView, 'parties' | 'due'> {
  readonly lead: OrganisationRef | null;
  readonly assisting: readonly (OrganisationRef & { readonly status: string })[];
  readonly parties: readonly PartyView[];
  readonly agreement: {
    readonly form: 'oral' | 'written';
    readonly effectiveOn: DateText | null;
    readonly marks: readonly { readonly mark: string; readonly party?: string; readonly on: DateText }[];
    readonly terms: readonly { readonly id: string; readonly text: string; readonly done: boolean; readonly dueOn: DateText }[];
  } | null;
  /** What the intake screen said at acceptance, and what was found later; null where nothing applied. */
  readonly screen: {
    readonly lines: readonly {
      readonly rule: string;
      readonly result: 'BLOCK' | 'PARTIAL' | 'WARN';
      readonly says: string;
      readonly article: string;
      readonly advice: string;
      /** Doors that may take the matter, first choice first. */
      readonly sendTo: readonly { readonly code: string; readonly label: string }[];
      /** Found after acceptance and not overruled: mediation may not go on. */
      readonly blocks: boolean;
      /** Why a person accepted it all the same. */
      readonly ground: string | null;
    }[];
    readonly civilPart: string | null;
  } | null;
  /** The office that the village proposed when it asked to skip a level. */
  readonly proposedOffice: OrganisationRef | null;
  readonly tasks: readonly TaskView[];
  readonly calls: readonly CallView[];
  readonly supervision: SupervisionView | null;
  /** How an urgent matter was reported so far: `phone`, `written`. */
  readonly urgentReports: readonly string[];
  readonly rights: readonly RightView[];
  /** What became of the last application for legal aid; null where none was made. */
  readonly legalAid: LegalAidView | null;
  readonly deadlines: readonly DeadlineView[];
  readonly actions: readonly ActionView[];
  /** Other cases that this one led to, or came from. */
  readonly links: readonly LinkView[];
  /** Who held the case, oldest first; the lengths sum to the time for which it was open. */
  readonly holdings: readonly HoldingView[];
  readonly villageCode: string | null;
  /** The instant of the past that this view shows; null: as it is now. Nothing can be done in the past. */
  readonly asOf: InstantText | null;
  /** Whether the caller may read its sensitive numbers whole, each with a purpose. */
  readonly reveals: boolean;
  /** Whether the caller may hand out its receipt. */
  readonly receipt: boolean;
}

export interface EventView {
  readonly version: number;
  readonly seq: number;
  readonly type: string;
  readonly label: string;
  /** One sentence: who did what, and to whom or until when. */
  readonly says: string;
  /** What the label does not say: to whom it went, what was agreed, which day counts; null where the label says it all. */
  readonly detail: string | null;
  readonly actor: {
    readonly kind: 'person' | 'clock';
    readonly name: string;
    readonly role: string | null;
    readonly organisation: string | null;
  };
  readonly at: InstantText;
  readonly data: { readonly [key: string]: unknown };
  readonly hash: string;
  readonly previousHash: string;
}

export interface PageView<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface ProblemView {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly next?: string;
  readonly article?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly [extension: string]: unknown;
}

export interface CodesView {
  readonly tiles: readonly { readonly code: string; readonly name: Words; readonly leaf: string }[];
  readonly leaves: readonly { readonly code: string; readonly name: Words; readonly moj: string }[];
  readonly moj: readonly { readonly code: string; readonly name: Words }[];
  readonly doors: readonly { readonly code: string; readonly name: Words }[];
  readonly roles: readonly { readonly code: string; readonly name: Words }[];
  readonly grades: readonly { readonly code: string; readonly name: Words }[];
  readonly classes: readonly { readonly code: string; readonly name: Words }[];
  readonly sources: readonly { readonly code: string; readonly name: Words }[];
  readonly serviceTypes: readonly { readonly code: string; readonly name: Words }[];
  readonly flags: readonly { readonly code: string; readonly name: Words }[];
  readonly states: readonly { readonly code: string; readonly name: Words }[];
  /** Kinds of case, each with its own flow. */
  readonly kinds: readonly { readonly code: string; readonly name: Words }[];
  /** The intake screen: what people's mediation may not take, or only in part, and where that goes. */
  readonly screen: readonly {
    readonly code: string;
    readonly name: Words;
    readonly result: 'BLOCK' | 'PARTIAL' | 'WARN';
    readonly article: string;
    /** Codes of doors, first choice first. */
    readonly sendTo: readonly string[];
    readonly overrulable: boolean;
    /** The ground on which a person may decide otherwise. */
    readonly unless?: Words;
    readonly advice: Words;
  }[];
  readonly villages: readonly { readonly code: string; readonly name: string; readonly organisation: string }[];
  /** Organisations that can hold a case. */
  readonly offices: readonly { readonly code: string; readonly name: Words }[];
}

/** A row of my office's queue, and what it needs of me. */
export interface WorkRowView extends CaseRowView {
  readonly needs: string;
}

export interface NoticeView {
  readonly id: string;
  readonly kind: string;
  readonly says: string;
  /** What it is about: a kind of case, `instability-report` or `instability-period`. */
  readonly matterKind: string;
  /** Of the case, the report or the period. */
  readonly caseId: string;
  readonly at: InstantText;
  readonly readAt: InstantText | null;
}

/** A case of which the caller may see the figures only. */
export interface DueView {
  readonly id: string;
  readonly number: string;
  readonly rule: string;
  readonly label: string;
  readonly article: string;
  readonly dueOn: DateText;
  readonly dueAt: InstantText;
  readonly status: 'pending' | 'paused' | 'fired' | 'cancelled';
  readonly light: 'green' | 'yellow' | 'red';
  readonly provisional: boolean;
}

/** Whether somebody sees a case, how clearly, and in one sentence why. */
export interface WhyView {
  readonly user: string;
  readonly case: string;
  readonly sees: boolean;
  readonly sight: 'whole' | 'names' | 'masked' | null;
  readonly says: string;
}

export interface FlowActionView {
  readonly action: string;
  readonly label: string;
  readonly to: readonly string[];
  readonly by: readonly string[];
  /** The flow in which it also opens a new, linked case. */
  readonly opens?: string;
  readonly guards: readonly { readonly code: string; readonly says: string; readonly article?: string }[];
}

export interface FlowView {
  readonly name: string;
  readonly label: string;
  readonly version: number;
  readonly initial: string;
  readonly states: readonly {
    readonly state: string;
    readonly label: string;
    readonly open: boolean;
    readonly holder: readonly string[];
    readonly deadlines: readonly { readonly rule: string; readonly label: string; readonly limit: string; readonly article: string }[];
    readonly actions: readonly FlowActionView[];
  }[];
}

/** An organisation of the town, in the order of the tree. */
export interface OrganisationView {
  readonly id: string;
  readonly kind: string;
  readonly kindLabel: string;
  readonly name: string;
  /** What it is under; null at the top. */
  readonly parent: string | null;
  /** How many stand above it. */
  readonly depth: number;
  /** Id of the village of a village room. */
  readonly village: string | null;
  /** Whether somebody holds the post there by which it holds cases; else they come to the centre's queue. */
  readonly staffed: boolean;
}

export interface PostView {
  readonly id: string;
  readonly role: string;
  readonly roleLabel: string;
  readonly organisation: string;
  readonly organisationLabel: string;
  readonly director: boolean;
  readonly from: DateText;
  /** Last day; null while none is set. */
  readonly to: DateText | null;
  readonly state: 'held' | 'to-come' | 'ended';
  /** Id of the person whose post he fills meanwhile (代理). */
  readonly substituteFor: string | null;
}

export interface PersonView {
  readonly id: string;
  readonly username: string | null;
  readonly name: string;
  readonly gender: 'female' | 'male' | null;
  readonly demonstration: boolean;
  readonly leftAt: InstantText | null;
  /** Has not changed the first password yet. */
  readonly mustChange: boolean;
  readonly secondFactor: boolean;
  readonly posts: readonly PostView[];
}

/** A person with a first password, which is shown this once; null where the same order was carried out before. */
export interface FirstPasswordView {
  readonly person: PersonView;
  readonly firstPassword: string | null;
}

/** Who mediates in a village room or the town's committee, and what the law asks for that is not so. Nothing is blocked by it. */
export interface RosterView {
  readonly organisation: string;
  readonly organisationLabel: string;
  readonly village: string | null;
  readonly members: readonly {
    readonly person: string;
    readonly name: string;
    readonly gender: 'female' | 'male' | null;
    readonly director: boolean;
    readonly from: DateText;
    /** Last day of the term of three years (人民调解法 第9条), or of the post where that is earlier. */
    readonly termEnds: DateText;
    readonly substituteFor: string | null;
  }[];
  readonly gaps: readonly { readonly says: string; readonly article: string }[];
}

/** The monthly report of one village, as lists show it. */
export interface ReportRowView {
  readonly id: string;
  readonly number: string;
  /** `YYYY-MM` */
  readonly month: string;
  readonly village: { readonly id: string; readonly name: string };
  readonly state: string;
  readonly stateLabel: string;
  readonly open: boolean;
  /** Not filed when the time was up: a flag, not a state. */
  readonly late: boolean;
  /** What was filed last; null where nothing was. */
  readonly filed: 'items' | 'zero' | null;
  readonly filedAt: InstantText | null;
  /** How many items were filed. */
  readonly items: number;
  readonly dueAt: InstantText;
  /** 1 with the first that was filed, one more with each that took its place. */
  readonly edition: number;
  readonly version: number;
}

/** One thing that may become unstable. Texts are null for whoever may not read them. */
export interface ReportItemView {
  readonly case: string | null;
  readonly leaf: string | null;
  readonly leafLabel: string | null;
  readonly brief: string | null;
  readonly people: number;
  readonly demand: string | null;
  readonly grade: string;
  readonly gradeLabel: string;
  readonly project: boolean;
  readonly status: string;
  readonly statusLabel: string;
  readonly change: string | null;
  readonly responsible: string | null;
  readonly plan: string | null;
  readonly settleBy: DateText | null;
  readonly progress: string | null;
  readonly leader: string | null;
  readonly reportedUp: boolean;
  readonly petition: string;
  readonly petitionLabel: string;
}

/** What the ledger or the month before puts into a report before anybody has typed. */
export interface PrefilledLineView {
  readonly case: string | null;
  readonly leaf: string | null;
  readonly brief: string | null;
  readonly people: number;
  readonly grade: string;
  readonly project: boolean;
  readonly petition: boolean;
  /** Red or orange last month: it must say what has changed. */
  readonly carried: boolean;
}

export interface ReportView extends ReportRowView {
  readonly prefill: readonly PrefilledLineView[];
  readonly filedItems: readonly ReportItemView[];
  /** Who asked the five questions of a zero report. */
  readonly checkedBy: string | null;
  /** A soft hint and no refusal: the ledger has open cases of this village. */
  readonly hint: string | null;
  readonly closed: boolean;
  readonly deadlines: readonly DeadlineView[];
  readonly actions: readonly ActionView[];
}

/** A month of the town. Its state is null for a village, which sees its own report and not the town’s summary. */
export interface PeriodRowView {
  readonly month: string;
  readonly number: string | null;
  readonly state: string | null;
  readonly stateLabel: string | null;
  readonly dueAt: InstantText;
  readonly graceOn: DateText;
  readonly summaryOn: DateText;
  readonly sendUpOn: DateText;
  /** Of the summary; 0 before the first. */
  readonly edition: number;
  readonly version: number | null;
}

/** A figure with what it counts: reports, or items of reports by their place. */
export interface FigureView {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly counts: readonly { readonly report: string; readonly item?: number }[];
}

export interface PeriodView extends PeriodRowView {
  /** Frozen with the summary; before it, as things stand. None for a village. */
  readonly figures: readonly FigureView[];
  /** Red and orange cases of the ledger that the report of their village does not mention. */
  readonly absent: readonly { readonly id: string; readonly number: string; readonly village: string; readonly grade: string }[];
  /** In sight: a village sees its own. In the order of the villages, never by number. */
  readonly reports: readonly ReportRowView[];
  readonly deadlines: readonly DeadlineView[];
  readonly actions: readonly ActionView[];
}
