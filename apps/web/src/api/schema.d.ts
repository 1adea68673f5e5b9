// Drawn from the OpenAPI document by generate-client.mjs. Do not edit.

export interface paths {
  '/api/v1/cases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          category?: string;
          collective?: string;
          count?: string;
          cursor?: string;
          due?: string;
          from?: string;
          holder?: string;
          kind?: string;
          limit?: number;
          mine?: string;
          project?: string;
          q?: string;
          risk?: string;
          sort?: string;
          state?: string;
          to?: string;
          village?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description ok */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['CasePageView'];
          };
        };
        /** @description problem */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['ProblemView'];
          };
        };
      };
    };
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: {
          'Idempotency-Key'?: string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['RegisterBody'];
        };
      };
      responses: {
        /** @description ok */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['CaseView'];
          };
        };
        /** @description problem */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['ProblemView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description ok */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['CaseView'];
          };
        };
        /** @description problem */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['ProblemView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/actions/{action}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: {
          'Idempotency-Key'?: string;
          'If-Match'?: string;
        };
        path: {
          action: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      responses: {
        /** @description ok */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['CaseView'];
          };
        };
        /** @description problem */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['ProblemView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description ok */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['EventPageView'];
          };
        };
        /** @description problem */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['ProblemView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description ok */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['CodesView'];
          };
        };
        /** @description problem */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['ProblemView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description ok */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['UserView'];
          };
        };
        /** @description problem */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['ProblemView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description ok */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['NoticePageView'];
          };
        };
        /** @description problem */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['ProblemView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notices/{id}/read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description read */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description problem */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['ProblemView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['SignInBody'];
        };
      };
      responses: {
        /** @description ok */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['SessionView'];
          };
        };
        /** @description problem */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['ProblemView'];
          };
        };
      };
    };
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description gone */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description problem */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['ProblemView'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/work': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description ok */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['CasePageView'];
          };
        };
        /** @description problem */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['ProblemView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    ActionView: {
      action: string;
      allowed: boolean;
      because?: {
        article?: string;
        code: string;
        next?: string;
        says: string;
      };
      input: {
        [key: string]: unknown;
      };
      label: string;
      leadsTo?: string;
    };
    AgreementView: {
      effectiveOn: string | null;
      /** @enum {string} */
      form: 'oral' | 'written';
      marks: {
        mark: string;
        on: string;
        party?: string;
      }[];
      terms: {
        done: boolean;
        dueOn: string;
        id: string;
        text: string;
      }[];
    };
    CasePageView: {
      items: components['schemas']['CaseRowView'][];
      nextCursor: string | null;
      total?: number;
    };
    CaseRowView: {
      category: components['schemas']['CategoryView'];
      due: components['schemas']['DueView'] | null;
      flags: string[];
      holder: components['schemas']['HolderView'] | null;
      id: string;
      kind: string;
      needs?: string;
      number: string;
      occurredOn: string;
      parties: {
        name: string;
        role: string;
      }[];
      registeredAt: string;
      /** @enum {string} */
      risk: 'blue' | 'yellow' | 'orange' | 'red';
      riskLabel: string;
      state: string;
      stateLabel: string;
      summary: string;
      version: number;
      village: components['schemas']['VillageView'] | null;
      waitingOn: string | null;
    };
    CaseView: {
      actions: components['schemas']['ActionView'][];
      agreement: components['schemas']['AgreementView'] | null;
      assisting: {
        id: string;
        label: string;
        status: string;
      }[];
      category: components['schemas']['CategoryView'];
      deadlines: components['schemas']['DeadlineView'][];
      flags: string[];
      holder: components['schemas']['HolderView'] | null;
      id: string;
      kind: string;
      lead: components['schemas']['OrganisationRef'] | null;
      number: string;
      occurredOn: string;
      parties: components['schemas']['PartyView'][];
      registeredAt: string;
      /** @enum {string} */
      risk: 'blue' | 'yellow' | 'orange' | 'red';
      riskLabel: string;
      state: string;
      stateLabel: string;
      summary: string;
      version: number;
      village: components['schemas']['VillageView'] | null;
      villageCode: string | null;
      waitingOn: string | null;
    };
    CategoryView: {
      leaf: string | null;
      leafLabel: string | null;
      moj: string | null;
      tile: string;
      tileLabel: string;
    };
    CodesView: {
      doors: {
        code: string;
        name: components['schemas']['Words'];
      }[];
      grades: {
        code: string;
        name: components['schemas']['Words'];
      }[];
      leaves: {
        code: string;
        moj: string;
        name: components['schemas']['Words'];
      }[];
      moj: {
        code: string;
        name: components['schemas']['Words'];
      }[];
      roles: {
        code: string;
        name: components['schemas']['Words'];
      }[];
      states: {
        code: string;
        name: components['schemas']['Words'];
      }[];
      tiles: {
        code: string;
        leaf: string;
        name: components['schemas']['Words'];
      }[];
      villages: {
        code: string;
        name: string;
        organisation: string;
      }[];
    };
    DeadlineView: {
      article: string;
      dueAt: string;
      dueOn: string;
      id: string;
      label: string;
      /** @enum {string} */
      light: 'green' | 'yellow' | 'red';
      occurrence: number;
      provisional: boolean;
      rule: string;
      rung: number;
      /** @enum {string} */
      status: 'pending' | 'paused' | 'fired' | 'cancelled';
      then: string;
      why: string[];
    };
    DueView: {
      dueAt: string;
      dueOn: string;
      /** @enum {string} */
      light: 'green' | 'yellow' | 'red';
      rule: string;
    };
    EventPageView: {
      items: components['schemas']['EventView'][];
      nextCursor: string | null;
    };
    EventView: {
      actor: {
        /** @enum {string} */
        kind: 'person' | 'clock';
        name: string;
        organisation: string | null;
        role: string | null;
      };
      at: string;
      data: {
        [key: string]: unknown;
      };
      hash: string;
      label: string;
      previousHash: string;
      says: string;
      seq: number;
      type: string;
      version: number;
    };
    HolderView: {
      organisation: components['schemas']['OrganisationRef'];
      post: string;
      postLabel: string;
      since: string;
    };
    NoticePageView: {
      items: components['schemas']['NoticeView'][];
      nextCursor: string | null;
    };
    NoticeView: {
      createdAt: string;
      id: string;
      kind: string;
      matterId: string;
      matterKind: string;
      readAt: string | null;
      says: string;
    };
    OrganisationRef: {
      id: string;
      label: string;
    };
    PartyView: {
      /** @enum {string} */
      consent: 'unknown' | 'given' | 'refused';
      id: string;
      idNumber?: string;
      name: string;
      phone?: string;
      /** @enum {string} */
      role: 'applicant' | 'respondent' | 'third';
    };
    ProblemView: {
      article?: string;
      code: string;
      detail: string;
      errors?: {
        detail: string;
        pointer: string;
      }[];
      next?: string;
      status: number;
      title: string;
      type: string;
    } & {
      [key: string]: unknown;
    };
    RegisterBody: {
      amount?: number;
      clientId?: string;
      occurredOn: string;
      parties: {
        name: string;
        phone?: string;
        /** @enum {string} */
        role: 'applicant' | 'respondent' | 'third';
      }[];
      summary: string;
      tile: string;
      /** @enum {string} */
      urgency: 'normal' | 'urgent' | 'emergency';
      villageCode: string;
    };
    SessionView: {
      token: string;
      user: components['schemas']['UserView'];
    };
    SignInBody: {
      password: string;
      username: string;
    };
    UserView: {
      demonstration: boolean;
      id: string;
      name: string;
      posts: {
        organisation: string;
        organisationLabel: string;
        role: string;
        roleLabel: string;
        villageCode?: string;
      }[];
      town: {
        name: string;
        slug: string;
      };
      username: string;
    };
    VillageView: {
      code: string;
      id: string;
      name: string;
    };
    Words: {
      en: string;
      zh: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
