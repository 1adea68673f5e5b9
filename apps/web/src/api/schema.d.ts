// Drawn from the OpenAPI document by generate-client.mjs. Do not edit.

export interface paths {
  '/api/v1/access/why': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 权限说明 / Why somebody sees a case, or does not
     * @description For auditor and administrator. Tells nothing of the case itself.
     */
    get: operations['Why.why'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 查阅记录 / Who read and took out what, the newest first
     * @description For the auditor.
     */
    get: operations['Audit.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 导出查阅记录 / The log as CSV, at most 10,000 lines
     * @description For the auditor. That it was taken out, by which filter, how many lines and what for is a line of the log itself.
     */
    post: operations['Audit.export'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 台账 / The ledger */
    get: operations['Cases.ledger'];
    put?: never;
    /** 登记 / Register */
    post: operations['Cases.register'];
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
    /**
     * 案件 / One case, with the actions of its present state
     * @description With `asOf`: as it was at that instant, folded from its history, by the rights of today and without actions. A plain day means its end, and today means now; a time to come is refused, a time before the registration is not there.
     */
    get: operations['Cases.one'];
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
    /** 办理 / The only way to change a case */
    post: operations['Cases.act'];
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
    /** 案件历史 / Its history */
    get: operations['Cases.events'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/receipt': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 出具回执 / Hand out the receipt of a case
     * @description For whoever sees the case whole. The same code each time; it becomes known to the public page with the first.
     */
    post: operations['Receipts.handOut'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/reveal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 查看完整号码 / Read one sensitive number of a party whole
     * @description The reading and its purpose are kept in the same transaction, for the auditor and for good.
     */
    post: operations['Audit.reveal'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 按号码查找 / Cases in which a party has exactly this phone or ID number
     * @description Of the cases that the caller sees whole, the newest first, at most 50. However the number is typed; no part of one finds anything.
     */
    post: operations['Cases.byNumber'];
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
    /** 代码表 / Code tables, with names in both languages */
    get: operations['Codes.codes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/deadlines': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 时限 / Open cases by their next deadline */
    get: operations['Deadlines.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/deadlines/balance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 时限平衡 / set = fired + cancelled + pending, from the history */
    get: operations['Deadlines.balance'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/flows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 流程 / The declared flows */
    get: operations['Flows.flows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/flows/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 流程 / One flow: states, actions, roles, guards, deadlines; ?format=mermaid draws it */
    get: operations['Flows.flow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/instability/periods': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 各月不稳定信息报告 / Months of the instability report, newest first */
    get: operations['Instability.periods'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/instability/periods/{month}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 某月报告与汇总 / One month, its reports and its figures
     * @description Month as YYYY-MM. A village sees its own report; figures and actions of the month are the town’s.
     */
    get: operations['Instability.period'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/instability/periods/{month}/actions/{action}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 汇总、签发、上报 / Consolidate, sign, send up */
    post: operations['Instability.actOnPeriod'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/instability/periods/{month}/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 汇总表 / The summary as a document or a workbook
     * @description For whoever sees the whole town.
     */
    get: operations['Instability.summary'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/instability/reports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 村街报告 / The report of one village, with the actions of its present state */
    get: operations['Instability.report'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/instability/reports/{id}/actions/{action}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 报送、零报告、审核、退回、更正 / The only way to change a report */
    post: operations['Instability.actOnReport'];
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
    /** 当前用户 / Who is signed in */
    get: operations['Session.me'];
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
    /** 通知 / Notices of my posts, newest first */
    get: operations['Notices.list'];
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
    /** 标为已读 / Mark as read */
    post: operations['Notices.read'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 单位 / The organisations of the town, as a tree */
    get: operations['Offices.organisations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 人员 / People with their posts
     * @description For administrator and auditor.
     */
    get: operations['People.list'];
    put?: never;
    /**
     * 新增人员 / Add a person with an account and a post
     * @description The first password is shown this once.
     */
    post: operations['People.add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/people/{person}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 一名人员 / One person */
    get: operations['People.one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/people/{person}/dismissal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 离任 / Dismiss
     * @description Ends every post, every session and the account, from this minute.
     */
    post: operations['People.dismiss'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/people/{person}/posts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 任命或代理 / Appoint to a post, or name a substitute */
    post: operations['People.appoint'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/people/{person}/posts/{post}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 结束任职 / End a post
     * @description On a day, or from this minute.
     */
    post: operations['People.endPost'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/people/{person}/sign-in-reset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 重置登录 / A new first password
     * @description Ends every session and removes the second factor. The password is shown this once.
     */
    post: operations['People.resetSignIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/receipts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 凭回执查询 / Where the case of a receipt stands
     * @description Open to everybody who has the code: stage, limits, office, next step and a proof of the history; no name, no content. Wrong codes are counted by address.
     */
    post: operations['Receipts.shown'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rosters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 调解员名册 / Rosters of mediators
     * @description With what 人民调解法 art. 8 and 9 ask for and a roster does not have. Nothing is blocked by it.
     */
    get: operations['Offices.rosters'];
    put?: never;
    post?: never;
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
    /**
     * 登录 / Sign in
     * @description Sets an httpOnly cookie and answers with a bearer token; either works.
     */
    post: operations['Session.signIn'];
    /** 退出 / Sign out */
    delete: operations['Session.signOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/open-id': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 统一身份认证登录 / Sign in by the OpenID Connect provider */
    get: operations['OpenId.begin'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/open-id/return': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 统一身份认证返回 / The way back from the provider
     * @description Maps the claim named by OIDC_CLAIM to an account that is there; nobody is ever made.
     */
    get: operations['OpenId.end'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 修改密码 / Change the password
     * @description Ends all other sessions of the account.
     */
    post: operations['OwnAccount.changePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/second-factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 开始启用动态验证码 / Begin a second factor
     * @description TOTP (RFC 6238). Where one stands already, a code of it or a recovery code is needed; it holds until the new one is confirmed.
     */
    post: operations['OwnAccount.begin'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/second-factor/confirmation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 确认动态验证码 / Confirm the second factor
     * @description Answers with ten recovery codes, shown this once, and ends all other sessions of the account.
     */
    post: operations['OwnAccount.confirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/ways': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 登录方式 / How one may sign in */
    get: operations['OpenId.ways'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * 在所有设备上退出 / Sign out everywhere
     * @description Ends every session of the caller, on whatever device.
     */
    delete: operations['Session.signOutEverywhere'];
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
    /** 待办 / What needs my office, by due time */
    get: operations['Work.work'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process answers */
    get: operations['Health.live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Database reachable and migrated; 503 where not */
    get: operations['Health.ready'];
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
      /** @description The state the case will be in if the example is sent, where it is another one. */
      leadsTo?: string;
    };
    AddPersonBody: {
      director?: boolean;
      /** Format: date */
      from?: string;
      /** @enum {string} */
      gender?: 'female' | 'male';
      /** @example 张伟 */
      name: string;
      /** @example room-jiushibao */
      organisation: string;
      /** @example village-mediator */
      role: string;
      substituteFor?: string;
      /** Format: date */
      to?: string;
      /** @example zhang.wei */
      username: string;
    };
    AppointBody: {
      director?: boolean;
      /** Format: date */
      from?: string;
      /** @example room-jiushibao */
      organisation: string;
      /** @example village-mediator */
      role: string;
      substituteFor?: string;
      /** Format: date */
      to?: string;
    };
    AuditExportBody: {
      case?: string;
      /** @enum {string} */
      deed?: 'reveal' | 'search' | 'export' | 'receipt';
      /** Format: date */
      from?: string;
      /** @example 核对司法确认申请书上的身份证号 */
      purpose: string;
      /** Format: date */
      to?: string;
      user?: string;
    };
    AuditView: {
      at: string;
      case: {
        id: string;
        number: string;
      } | null;
      /** @enum {string} */
      deed: 'export' | 'receipt' | 'reveal' | 'search';
      deedLabel: string;
      /** @description Kind of number that was read or searched for. */
      field: string | null;
      fieldLabel: string | null;
      /** @description What was taken out: the filters by their names. */
      filter: {
        [key: string]: unknown;
      } | null;
      id: string;
      organisation: null | components['schemas']['OrganisationRef'];
      /** @description Id of the party in the case. */
      party: string | null;
      person: {
        id: string;
        name: string;
      };
      purpose: string | null;
      role: string | null;
      roleLabel: string | null;
      rows: number | null;
    };
    BeginSecondFactorBody: {
      code?: string;
    };
    CallView: {
      by: string;
      department: string;
      id: string;
      /** @enum {string} */
      status: 'answered' | 'owed';
    };
    CaseRowView: {
      category: {
        leaf: string | null;
        leafLabel: string | null;
        moj: string | null;
        tile: string;
        tileLabel: string;
      };
      /** @description The next pending deadline, if any. */
      due: {
        dueAt: string;
        dueOn: string;
        /** @enum {string} */
        light: 'green' | 'red' | 'yellow';
        rule: string;
      } | null;
      flags: string[];
      holder: {
        organisation: components['schemas']['OrganisationRef'];
        post: string;
        postLabel: string;
        since: string;
      } | null;
      id: string;
      kind: string;
      kindLabel: string;
      /** @description The case that stays, where this one was its duplicate. */
      mergedInto: {
        id: string;
        number: string;
      } | null;
      number: string;
      occurredOn: string;
      parties: {
        name: string;
        role: string;
      }[];
      registeredAt: string;
      /** @enum {string} */
      risk: 'blue' | 'orange' | 'red' | 'yellow';
      riskLabel: string;
      state: string;
      stateLabel: string;
      summary: string;
      version: number;
      village: {
        code: string;
        id: string;
        name: string;
      } | null;
      waitingOn: string | null;
    };
    CaseView: {
      actions: components['schemas']['ActionView'][];
      agreement: {
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
      } | null;
      /** @description The instant of the past that this view shows; null: as it is now. Nothing can be done in the past. */
      asOf: string | null;
      assisting: {
        id: string;
        label: string;
        status: string;
      }[];
      calls: components['schemas']['CallView'][];
      category: {
        leaf: string | null;
        leafLabel: string | null;
        moj: string | null;
        tile: string;
        tileLabel: string;
      };
      deadlines: components['schemas']['DeadlineView'][];
      flags: string[];
      holder: {
        organisation: components['schemas']['OrganisationRef'];
        post: string;
        postLabel: string;
        since: string;
      } | null;
      /** @description Who held the case, oldest first; the lengths sum to the time for which it was open. */
      holdings: components['schemas']['HoldingView'][];
      id: string;
      kind: string;
      kindLabel: string;
      lead: null | components['schemas']['OrganisationRef'];
      /** @description What became of the last application for legal aid; null where none was made. */
      legalAid: null | components['schemas']['LegalAidView'];
      /** @description Other cases that this one led to, or came from. */
      links: components['schemas']['LinkView'][];
      /** @description The case that stays, where this one was its duplicate. */
      mergedInto: {
        id: string;
        number: string;
      } | null;
      number: string;
      occurredOn: string;
      parties: components['schemas']['PartyView'][];
      /** @description The office that the village proposed when it asked to skip a level. */
      proposedOffice: null | components['schemas']['OrganisationRef'];
      /** @description Whether the caller may hand out its receipt. */
      receipt: boolean;
      registeredAt: string;
      /** @description Whether the caller may read its sensitive numbers whole, each with a purpose. */
      reveals: boolean;
      rights: components['schemas']['RightView'][];
      /** @enum {string} */
      risk: 'blue' | 'orange' | 'red' | 'yellow';
      riskLabel: string;
      /** @description What the intake screen said at acceptance, and what was found later; null where nothing applied. */
      screen: {
        civilPart: string | null;
        lines: {
          advice: string;
          article: string;
          /** @description Found after acceptance and not overruled: mediation may not go on. */
          blocks: boolean;
          /** @description Why a person accepted it all the same. */
          ground: string | null;
          /** @enum {string} */
          result: 'BLOCK' | 'PARTIAL' | 'WARN';
          rule: string;
          says: string;
          /** @description Doors that may take the matter, first choice first. */
          sendTo: {
            code: string;
            label: string;
          }[];
        }[];
      } | null;
      state: string;
      stateLabel: string;
      summary: string;
      supervision: null | components['schemas']['SupervisionView'];
      tasks: components['schemas']['TaskView'][];
      /** @description How an urgent matter was reported so far: `phone`, `written`. */
      urgentReports: string[];
      version: number;
      village: {
        code: string;
        id: string;
        name: string;
      } | null;
      villageCode: string | null;
      waitingOn: string | null;
    };
    ChangePasswordBody: {
      current: string;
      next: string;
    };
    CodesView: {
      classes: {
        code: string;
        name: {
          en: string;
          zh: string;
        };
      }[];
      doors: {
        code: string;
        name: {
          en: string;
          zh: string;
        };
      }[];
      flags: {
        code: string;
        name: {
          en: string;
          zh: string;
        };
      }[];
      grades: {
        code: string;
        name: {
          en: string;
          zh: string;
        };
      }[];
      /** @description Kinds of case, each with its own flow. */
      kinds: {
        code: string;
        name: {
          en: string;
          zh: string;
        };
      }[];
      leaves: {
        code: string;
        moj: string;
        name: {
          en: string;
          zh: string;
        };
      }[];
      moj: {
        code: string;
        name: {
          en: string;
          zh: string;
        };
      }[];
      /** @description Organisations that can hold a case. */
      offices: {
        code: string;
        name: {
          en: string;
          zh: string;
        };
      }[];
      roles: {
        code: string;
        name: {
          en: string;
          zh: string;
        };
      }[];
      /** @description The intake screen: what people's mediation may not take, or only in part, and where that goes. */
      screen: {
        advice: {
          en: string;
          zh: string;
        };
        article: string;
        code: string;
        name: {
          en: string;
          zh: string;
        };
        overrulable: boolean;
        /** @enum {string} */
        result: 'BLOCK' | 'PARTIAL' | 'WARN';
        /** @description Codes of doors, first choice first. */
        sendTo: string[];
        /** @description The ground on which a person may decide otherwise. */
        unless?: {
          en: string;
          zh: string;
        };
      }[];
      serviceTypes: {
        code: string;
        name: {
          en: string;
          zh: string;
        };
      }[];
      sources: {
        code: string;
        name: {
          en: string;
          zh: string;
        };
      }[];
      states: {
        code: string;
        name: {
          en: string;
          zh: string;
        };
      }[];
      tiles: {
        code: string;
        leaf: string;
        name: {
          en: string;
          zh: string;
        };
      }[];
      villages: {
        code: string;
        name: string;
        organisation: string;
      }[];
    };
    ConfirmSecondFactorBody: {
      /** @example 123456 */
      code: string;
    };
    ConsentBody: {
      /** @enum {string} */
      consent: 'unknown' | 'given' | 'refused';
      party: number;
    };
    DeadlineView: {
      article: string;
      dueAt: string;
      dueOn: string;
      id: string;
      label: string;
      /** @enum {string} */
      light: 'green' | 'red' | 'yellow';
      occurrence: number;
      provisional: boolean;
      rule: string;
      rung: number;
      /** @enum {string} */
      status: 'cancelled' | 'fired' | 'paused' | 'pending';
      /** @description What happens when it expires, in the caller's language. */
      then: string;
      /** @description The derivation, one step a line, in the caller's language. */
      why: string[];
    };
    DueView: {
      article: string;
      dueAt: string;
      dueOn: string;
      id: string;
      label: string;
      /** @enum {string} */
      light: 'green' | 'red' | 'yellow';
      number: string;
      provisional: boolean;
      rule: string;
      /** @enum {string} */
      status: 'cancelled' | 'fired' | 'paused' | 'pending';
    };
    EndPostBody: {
      /** Format: date */
      on?: string;
    };
    EnrolmentView: {
      /** @description Base32. */
      secret: string;
      /** @description `otpauth://…`, the content of the QR code. */
      uri: string;
    };
    EventView: {
      actor: {
        /** @enum {string} */
        kind: 'clock' | 'person';
        name: string;
        organisation: string | null;
        role: string | null;
      };
      at: string;
      data: {
        [key: string]: unknown;
      };
      /** @description What the label does not say: to whom it went, what was agreed, which day counts; null where the label says it all. */
      detail: string | null;
      hash: string;
      label: string;
      previousHash: string;
      /** @description One sentence: who did what, and to whom or until when. */
      says: string;
      seq: number;
      type: string;
      version: number;
    };
    FigureView: {
      count: number;
      counts: {
        item?: number;
        report: string;
      }[];
      key: string;
      label: string;
    };
    FirstPasswordView: {
      firstPassword: string | null;
      person: components['schemas']['PersonView'];
    };
    FlowActionView: {
      action: string;
      by: string[];
      guards: {
        article?: string;
        code: string;
        says: string;
      }[];
      label: string;
      /** @description The flow in which it also opens a new, linked case. */
      opens?: string;
      to: string[];
    };
    FlowView: {
      initial: string;
      label: string;
      name: string;
      states: {
        actions: components['schemas']['FlowActionView'][];
        deadlines: {
          article: string;
          label: string;
          limit: string;
          rule: string;
        }[];
        holder: string[];
        label: string;
        open: boolean;
        state: string;
      }[];
      version: number;
    };
    HandedReceiptView: {
      /** @description Where it is looked up; the code stands behind the #, which no browser sends. */
      address: string;
      code: string;
      number: string;
      /** @description The address as a QR code, SVG. */
      qr: string;
      registeredOn: string;
    };
    HoldingView: {
      from: string;
      /** @description Length in milliseconds, up to now or the instant that the view shows. */
      milliseconds: number;
      organisation: components['schemas']['OrganisationRef'];
      post: string;
      postLabel: string;
      /** @description Null while it still runs. */
      to: string | null;
      /** @description The outside body or party whose move was next meanwhile. */
      waitingOn: string | null;
    };
    LegalAidView: {
      /** @description By when the legal-aid centre decides, or names a lawyer; null where nothing is waited for. */
      dueOn: string | null;
      /** @enum {string} */
      status: 'asked' | 'assigned' | 'granted' | 'refused';
    };
    LinkView: {
      id: string;
      kind: string;
      kindLabel: string;
      number: string;
      /** @enum {string} */
      relation: 'came-from' | 'led-to' | 'merged-from' | 'merged-into';
      relationLabel: string;
    };
    NoticeView: {
      at: string;
      /** @description Of the case, the report or the period. */
      caseId: string;
      id: string;
      kind: string;
      /** @description What it is about: a kind of case, `instability-report` or `instability-period`. */
      matterKind: string;
      readAt: string | null;
      says: string;
    };
    NumberSearchBody: {
      /** @enum {string} */
      kind: 'phone' | 'id-number';
      /** @example 13800001234 */
      number: string;
    };
    OrganisationRef: {
      id: string;
      label: string;
    };
    OrganisationView: {
      /** @description How many stand above it. */
      depth: number;
      id: string;
      kind: string;
      kindLabel: string;
      name: string;
      /** @description What it is under; null at the top. */
      parent: string | null;
      /** @description Whether somebody holds the post there by which it holds cases; else they come to the centre's queue. */
      staffed: boolean;
      /** @description Id of the village of a village room. */
      village: string | null;
    };
    PartyBody: {
      idNumber?: string;
      /** @example 张某 */
      name: string;
      phone?: string;
      /** @enum {string} */
      role: 'applicant' | 'respondent' | 'third';
    };
    PartyView: {
      /** @enum {string} */
      consent: 'given' | 'refused' | 'unknown';
      id: string;
      idNumber?: string;
      name: string;
      phone?: string;
      /** @description Elected to speak for a group. */
      representative?: boolean;
      /** @enum {string} */
      role: 'applicant' | 'respondent' | 'third';
    };
    PeriodRowView: {
      dueAt: string;
      /** @description Of the summary; 0 before the first. */
      edition: number;
      graceOn: string;
      month: string;
      number: string | null;
      sendUpOn: string;
      state: string | null;
      stateLabel: string | null;
      summaryOn: string;
      version: number | null;
    };
    PeriodView: {
      /** @description Red and orange cases of the ledger that the report of their village does not mention. */
      absent: {
        grade: string;
        id: string;
        number: string;
        village: string;
      }[];
      actions: components['schemas']['ActionView'][];
      deadlines: components['schemas']['DeadlineView'][];
      dueAt: string;
      /** @description Of the summary; 0 before the first. */
      edition: number;
      /** @description Frozen with the summary; before it, as things stand. None for a village. */
      figures: components['schemas']['FigureView'][];
      graceOn: string;
      month: string;
      number: string | null;
      /** @description In sight: a village sees its own. In the order of the villages, never by number. */
      reports: components['schemas']['ReportRowView'][];
      sendUpOn: string;
      state: string | null;
      stateLabel: string | null;
      summaryOn: string;
      version: number | null;
    };
    PersonView: {
      demonstration: boolean;
      gender: null | 'female' | 'male';
      id: string;
      leftAt: string | null;
      /** @description Has not changed the first password yet. */
      mustChange: boolean;
      name: string;
      posts: components['schemas']['PostView'][];
      secondFactor: boolean;
      username: string | null;
    };
    PostView: {
      director: boolean;
      from: string;
      id: string;
      organisation: string;
      organisationLabel: string;
      role: string;
      roleLabel: string;
      /** @enum {string} */
      state: 'ended' | 'held' | 'to-come';
      /** @description Id of the person whose post he fills meanwhile (代理). */
      substituteFor: string | null;
      /** @description Last day; null while none is set. */
      to: string | null;
    };
    PrefilledLineView: {
      brief: string | null;
      /** @description Red or orange last month: it must say what has changed. */
      carried: boolean;
      case: string | null;
      grade: string;
      leaf: string | null;
      people: number;
      petition: boolean;
      project: boolean;
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
    ReceiptBody: {
      code: string;
    };
    ReceiptView: {
      /** @description Day of the last change. */
      changedOn: string;
      /** @description The office that must act next, never a person; null where nobody must. */
      holder: null | components['schemas']['OrganisationRef'];
      kind: string;
      kindLabel: string;
      /** @description The limits that run in this state, the nearest first. */
      limits: {
        article: string;
        dueOn: string;
        label: string;
        overdue: boolean;
        paused: boolean;
        rule: string;
      }[];
      /** @description What may follow, as its flow has it; empty where it has ended. */
      next: string[];
      /** @description What must be said plainly: void, merged into another case, personal data erased. */
      notes: string[];
      number: string;
      open: boolean;
      registeredOn: string;
      /** @description That its history is what was sealed; null where no head covers it yet. */
      sealed: {
        events: number;
        head: number;
        /** @description Public key of the town, base64url. */
        key: string;
        /** @description A file for docs/check/check-history.mjs: hashes, no content. */
        proof: {
          [key: string]: unknown;
        };
        /** @description The head in eight groups, to be compared with one on paper. */
        short: string;
        through: string;
      } | null;
      state: string;
      stateLabel: string;
      /** @description Whom outside the town it waits for. */
      waitingOn: string | null;
    };
    RecoveryCodesView: {
      recoveryCodes: string[];
    };
    RegisterCaseBody: {
      amount?: number;
      /** Format: uuid */
      clientId?: string;
      consents?: components['schemas']['ConsentBody'][];
      /** @enum {string} */
      kind?: 'dispute' | 'consultation' | 'hardship-aid';
      leaf?: string;
      /** Format: date */
      occurredOn: string;
      parties: components['schemas']['PartyBody'][];
      peopleInvolved?: number;
      project?: string;
      /** @enum {string} */
      serviceType?: 'reception' | 'mediation' | 'litigation-service' | 'legal-advice';
      /** @enum {string} */
      source?:
        | 'application'
        | 'patrol'
        | 'grid-worker'
        | 'public-report'
        | 'police'
        | 'court-assigned'
        | 'court-entrusted'
        | 'court-entrusted-summary'
        | 'petition'
        | 'hotline'
        | 'superior'
        | 'legal-adviser'
        | 'other';
      /** @example 两家因滴水檐和出檐40厘米争执 */
      summary: string;
      /** @enum {string} */
      tile:
        | 'neighbour'
        | 'family'
        | 'land'
        | 'expropriation'
        | 'debt'
        | 'wages'
        | 'injury'
        | 'traffic'
        | 'consumer'
        | 'village-affairs'
        | 'environment'
        | 'other';
      /** @enum {string} */
      urgency: 'normal' | 'urgent' | 'emergency';
      /** @example 120118102219 */
      villageCode: string;
    };
    ReportItemView: {
      brief: string | null;
      case: string | null;
      change: string | null;
      demand: string | null;
      grade: string;
      gradeLabel: string;
      leader: string | null;
      leaf: string | null;
      leafLabel: string | null;
      people: number;
      petition: string;
      petitionLabel: string;
      plan: string | null;
      progress: string | null;
      project: boolean;
      reportedUp: boolean;
      responsible: string | null;
      settleBy: string | null;
      status: string;
      statusLabel: string;
    };
    ReportRowView: {
      dueAt: string;
      /** @description 1 with the first that was filed, one more with each that took its place. */
      edition: number;
      /** @description What was filed last; null where nothing was. */
      filed: null | 'items' | 'zero';
      filedAt: string | null;
      id: string;
      /** @description How many items were filed. */
      items: number;
      /** @description Not filed when the time was up: a flag, not a state. */
      late: boolean;
      /** @description `YYYY-MM` */
      month: string;
      number: string;
      open: boolean;
      state: string;
      stateLabel: string;
      version: number;
      village: {
        id: string;
        name: string;
      };
    };
    ReportView: {
      actions: components['schemas']['ActionView'][];
      /** @description Who asked the five questions of a zero report. */
      checkedBy: string | null;
      closed: boolean;
      deadlines: components['schemas']['DeadlineView'][];
      dueAt: string;
      /** @description 1 with the first that was filed, one more with each that took its place. */
      edition: number;
      /** @description What was filed last; null where nothing was. */
      filed: null | 'items' | 'zero';
      filedAt: string | null;
      filedItems: components['schemas']['ReportItemView'][];
      /** @description A soft hint and no refusal: the ledger has open cases of this village. */
      hint: string | null;
      id: string;
      /** @description How many items were filed. */
      items: number;
      /** @description Not filed when the time was up: a flag, not a state. */
      late: boolean;
      /** @description `YYYY-MM` */
      month: string;
      number: string;
      open: boolean;
      prefill: components['schemas']['PrefilledLineView'][];
      state: string;
      stateLabel: string;
      version: number;
      village: {
        id: string;
        name: string;
      };
    };
    RevealBody: {
      /** @enum {string} */
      field: 'phone' | 'id-number';
      /** @example party-1 */
      party: string;
      /** @example 核对司法确认申请书上的身份证号 */
      purpose: string;
    };
    RevealView: {
      field: string;
      party: string;
      value: string;
    };
    RightView: {
      article: string;
      dueOn: string | null;
      /** @description The day from which it counts, and its last day; null where it had lapsed when it was noted. */
      knownOn: string | null;
      label: string;
      lapsed: boolean;
      rule: string;
    };
    RosterView: {
      gaps: {
        article: string;
        says: string;
      }[];
      members: {
        director: boolean;
        from: string;
        gender: null | 'female' | 'male';
        name: string;
        person: string;
        substituteFor: string | null;
        /** @description Last day of the term of three years (人民调解法 第9条), or of the post where that is earlier. */
        termEnds: string;
      }[];
      organisation: string;
      organisationLabel: string;
      village: string | null;
    };
    SessionsEndedView: {
      ended: number;
    };
    SessionView: {
      token: string;
      user: components['schemas']['UserView'];
    };
    SignInBody: {
      code?: string;
      password: string;
      /** @example v219 */
      username: string;
    };
    SignInWaysView: {
      /** @description By an OpenID Connect provider too. */
      openId: boolean;
      /** @enum {unknown} */
      password: true;
    };
    SupervisionView: {
      answered: boolean;
      /** @description By when an answer is asked for; null where none is. */
      by: string | null;
      organisation: null | components['schemas']['OrganisationRef'];
      /** @enum {string} */
      step: 'bulletin' | 'order' | 'reminder';
    };
    TaskView: {
      by: string;
      id: string;
      organisation: components['schemas']['OrganisationRef'];
      /** @enum {string} */
      status: 'done' | 'owed';
      what: string;
    };
    UserView: {
      demonstration: boolean;
      id: string;
      name: string;
      /** @description What must be done before anything else is open: another password, a second factor. */
      owes: ('password-change' | 'second-factor')[];
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
    WhyView: {
      case: string;
      says: string;
      sees: boolean;
      sight: null | 'whole' | 'names' | 'masked';
      user: string;
    };
    WorkRowView: {
      category: {
        leaf: string | null;
        leafLabel: string | null;
        moj: string | null;
        tile: string;
        tileLabel: string;
      };
      /** @description The next pending deadline, if any. */
      due: {
        dueAt: string;
        dueOn: string;
        /** @enum {string} */
        light: 'green' | 'red' | 'yellow';
        rule: string;
      } | null;
      flags: string[];
      holder: {
        organisation: components['schemas']['OrganisationRef'];
        post: string;
        postLabel: string;
        since: string;
      } | null;
      id: string;
      kind: string;
      kindLabel: string;
      /** @description The case that stays, where this one was its duplicate. */
      mergedInto: {
        id: string;
        number: string;
      } | null;
      needs: string;
      number: string;
      occurredOn: string;
      parties: {
        name: string;
        role: string;
      }[];
      registeredAt: string;
      /** @enum {string} */
      risk: 'blue' | 'orange' | 'red' | 'yellow';
      riskLabel: string;
      state: string;
      stateLabel: string;
      summary: string;
      version: number;
      village: {
        code: string;
        id: string;
        name: string;
      } | null;
      waitingOn: string | null;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  'Why.why': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WhyView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Audit.list': {
    parameters: {
      query?: {
        case?: string;
        cursor?: string;
        deed?: 'reveal' | 'search' | 'export' | 'receipt';
        from?: string;
        limit?: number;
        to?: string;
        user?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['AuditView'][];
            nextCursor: string | null;
            /** @description With ?count=true */
            total?: number;
          };
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Audit.export': {
    parameters: {
      query?: never;
      header?: {
        /** @description A UUID of the client: the same key and body answer with what the first made */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AuditExportBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not JSON in UTF-8 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Cases.ledger': {
    parameters: {
      query?: {
        category?: string;
        collective?: boolean;
        count?: boolean;
        cursor?: string;
        due?: 'overdue' | 'soon';
        from?: string;
        holder?: string;
        kind?: 'dispute' | 'consultation' | 'hardship-aid';
        limit?: number;
        mine?: boolean;
        project?: string;
        q?: string;
        risk?: 'blue' | 'yellow' | 'orange' | 'red';
        sort?: '-registered' | 'registered' | 'due' | '-due';
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['CaseRowView'][];
            nextCursor: string | null;
            /** @description With ?count=true */
            total?: number;
          };
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Cases.register': {
    parameters: {
      query?: never;
      header?: {
        /** @description A UUID of the client: the same key and body answer with what the first made */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RegisterCaseBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Stale version or conflicting idempotency key */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not JSON in UTF-8 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Refused by a rule */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Cases.one': {
    parameters: {
      query?: {
        /** @description ISO 8601 with offset, or a plain day (its end) */
        asOf?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Cases.act': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of the client: the same key and body answer with what the first made */
        'Idempotency-Key'?: string;
        /** @description The version that the caller saw, quoted */
        'If-Match': string;
      };
      path: {
        action: string;
        id: string;
      };
      cookie?: never;
    };
    /** @description As the `input` of the action in the case view */
    requestBody: {
      content: {
        'application/json': {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Stale version or conflicting idempotency key */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not JSON in UTF-8 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Refused by a rule */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description If-Match missing */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Cases.events': {
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['EventView'][];
            nextCursor: string | null;
            /** @description With ?count=true */
            total?: number;
          };
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Receipts.handOut': {
    parameters: {
      query?: never;
      header?: {
        /** @description A UUID of the client: the same key and body answer with what the first made */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HandedReceiptView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Audit.reveal': {
    parameters: {
      query?: never;
      header?: {
        /** @description A UUID of the client: the same key and body answer with what the first made */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RevealBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RevealView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not JSON in UTF-8 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Cases.byNumber': {
    parameters: {
      query?: never;
      header?: {
        /** @description A UUID of the client: the same key and body answer with what the first made */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NumberSearchBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['CaseRowView'][];
            nextCursor: string | null;
            /** @description With ?count=true */
            total?: number;
          };
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not JSON in UTF-8 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Codes.codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CodesView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Deadlines.list': {
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['DueView'][];
            nextCursor: string | null;
            /** @description With ?count=true */
            total?: number;
          };
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Deadlines.balance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Flows.flows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items?: components['schemas']['FlowView'][];
          };
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Flows.flow': {
    parameters: {
      query?: {
        format?: 'json' | 'mermaid';
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FlowView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Instability.periods': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['PeriodRowView'][];
            nextCursor: string | null;
            /** @description With ?count=true */
            total?: number;
          };
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Instability.period': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        month: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PeriodView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Instability.actOnPeriod': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of the client: the same key and body answer with what the first made */
        'Idempotency-Key'?: string;
        /** @description The version that the caller saw, quoted */
        'If-Match': string;
      };
      path: {
        action: string;
        month: string;
      };
      cookie?: never;
    };
    /** @description As the `input` of the action in the view of the month */
    requestBody: {
      content: {
        'application/json': {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PeriodView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Stale version or conflicting idempotency key */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not JSON in UTF-8 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Refused by a rule */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description If-Match missing */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Instability.summary': {
    parameters: {
      query: {
        format: 'docx' | 'xlsx';
      };
      header?: never;
      path: {
        month: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document': string;
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Instability.report': {
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Instability.actOnReport': {
    parameters: {
      query?: never;
      header: {
        /** @description A UUID of the client: the same key and body answer with what the first made */
        'Idempotency-Key'?: string;
        /** @description The version that the caller saw, quoted */
        'If-Match': string;
      };
      path: {
        action: string;
        id: string;
      };
      cookie?: never;
    };
    /** @description As the `input` of the action in the view of the report */
    requestBody: {
      content: {
        'application/json': {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Stale version or conflicting idempotency key */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not JSON in UTF-8 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Refused by a rule */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description If-Match missing */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Session.me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Notices.list': {
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['NoticeView'][];
            nextCursor: string | null;
            /** @description With ?count=true */
            total?: number;
          };
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Notices.read': {
    parameters: {
      query?: never;
      header?: {
        /** @description A UUID of the client: the same key and body answer with what the first made */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Offices.organisations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['OrganisationView'][];
            nextCursor: string | null;
            /** @description With ?count=true */
            total?: number;
          };
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'People.list': {
    parameters: {
      query?: {
        cursor?: string;
        left?: boolean;
        limit?: number;
        organisation?: string;
        q?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['PersonView'][];
            nextCursor: string | null;
            /** @description With ?count=true */
            total?: number;
          };
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'People.add': {
    parameters: {
      query?: never;
      header?: {
        /** @description A UUID of the client: the same key and body answer with what the first made */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AddPersonBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FirstPasswordView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Stale version or conflicting idempotency key */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not JSON in UTF-8 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Refused by a rule */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'People.one': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        person: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'People.dismiss': {
    parameters: {
      query?: never;
      header?: {
        /** @description A UUID of the client: the same key and body answer with what the first made */
        'Idempotency-Key'?: string;
      };
      path: {
        person: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Stale version or conflicting idempotency key */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Refused by a rule */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'People.appoint': {
    parameters: {
      query?: never;
      header?: {
        /** @description A UUID of the client: the same key and body answer with what the first made */
        'Idempotency-Key'?: string;
      };
      path: {
        person: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AppointBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Stale version or conflicting idempotency key */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not JSON in UTF-8 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Refused by a rule */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'People.endPost': {
    parameters: {
      query?: never;
      header?: {
        /** @description A UUID of the client: the same key and body answer with what the first made */
        'Idempotency-Key'?: string;
      };
      path: {
        person: string;
        post: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EndPostBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Stale version or conflicting idempotency key */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not JSON in UTF-8 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Refused by a rule */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'People.resetSignIn': {
    parameters: {
      query?: never;
      header?: {
        /** @description A UUID of the client: the same key and body answer with what the first made */
        'Idempotency-Key'?: string;
      };
      path: {
        person: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FirstPasswordView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Stale version or conflicting idempotency key */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Refused by a rule */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Receipts.shown': {
    parameters: {
      query?: never;
      header?: {
        /** @description A UUID of the client: the same key and body answer with what the first made */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReceiptBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not JSON in UTF-8 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Too many attempts; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Offices.rosters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['RosterView'][];
            nextCursor: string | null;
            /** @description With ?count=true */
            total?: number;
          };
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Session.signIn': {
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not JSON in UTF-8 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Too many attempts; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Session.signOut': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'OpenId.begin': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description To the provider */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Database out of reach; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'OpenId.end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Signed in, to the first page; in a browser a refusal leads to the sign-in page with its code */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not there, or not for the caller to see */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Database out of reach; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'OwnAccount.changePassword': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangePasswordBody'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not JSON in UTF-8 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Refused by a rule */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Too many attempts; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'OwnAccount.begin': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BeginSecondFactorBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EnrolmentView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not JSON in UTF-8 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Refused by a rule */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Too many attempts; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'OwnAccount.confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConfirmSecondFactorBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecoveryCodesView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not JSON in UTF-8 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Refused by a rule */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'OpenId.ways': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInWaysView'];
        };
      };
    };
  };
  'Session.signOutEverywhere': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionsEndedView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Work.work': {
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['WorkRowView'][];
            nextCursor: string | null;
            /** @description With ?count=true */
            total?: number;
          };
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'Health.live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'Health.ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
