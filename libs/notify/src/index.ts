export { noticeId, type EventKey, type Notice, type Recipient } from './notice.js';
export { deliverAt } from './deliver-at.js';
export { inAppChannel, type Channel, type NoticeShelf } from './channel.js';
export { LateAlarm, type Late, type LateAlarmParts } from './late-alarm.js';
