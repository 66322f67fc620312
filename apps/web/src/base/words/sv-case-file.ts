// Swedish words of the case-file room.

const days = (count: number): string => (Math.abs(count) === 1 ? '1 dag' : `${Math.abs(count)} dagar`);

/** Swedish words for an organisation's own file. */
export const svCaseFile = {
  issuerCase: 'Remittentens dnr',
  ownCase: 'Eget dnr',
  due: (date: string): string => `Svar senast ${date}`,
  daysLeft: (left: number): string =>
    left > 0 ? `${days(left)} kvar` : left === 0 ? 'Sista dagen i dag' : `${days(left)} efter svarsdag`,
};
