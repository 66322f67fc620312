// Words of the accessibility statement and the page about personal data, in English.
import type { Statement, svStatement } from './sv-statement';

const accessibility: Statement = {
  title: 'Accessibility statement for Samsvar',
  lead: 'Whoever runs this service wants as many people as possible to be able to use it. This page says how well Samsvar meets the Swedish act on accessibility of digital public services, which shortcomings are known, and how you can report more.',
  parts: [
    {
      title: 'How accessible is the service?',
      text: [
        'Samsvar partly complies with the act (2018:1937) on accessibility of digital public services, since the service has not been tried in all the ways in which it needs to be. We go by the standard EN 301 549 and aim at WCAG 2.2, level AA.',
      ],
    },
    {
      title: 'What can you do if you cannot use parts of the service?',
      text: [
        'Turn to the administrator of your organisation, or to whoever runs the service. You can have the content in another way: a response can be taken out as a Word file or as a tagged PDF, and documents that have been added can be fetched as they are.',
      ],
    },
    {
      title: 'Report shortcomings',
      text: [
        'If you find something that does not work for you, or that does not meet the law, tell the administrator of your organisation or whoever runs the service. Say which page it is, what you tried to do, and which aids you use.',
      ],
    },
    {
      title: 'Supervision',
      text: [
        'The Agency for Digital Government, Digg, supervises that the act is followed. If you are not satisfied with how your comments were received you can report it to Digg at digg.se/tdosanmalan.',
      ],
    },
    {
      title: 'Known shortcomings',
      text: ['This does not meet the requirements, or has not been tried so that we can say that it does:'],
      list: [
        'The service has not been tried with real screen readers. Pages have headings, names and messages for them, which programs check, but nobody has read the pages with NVDA, JAWS or VoiceOver.',
        'The service has been tried in Chromium alone. Firefox and Safari have not been tried.',
        'The service has not been tried together with people with disabilities.',
        'Voice control, screen magnifiers and high-contrast mode have not been tried.',
        'Documents that people add are shown with the headings, tables and notes that the file has. If the file is unclear these may be missing or wrong. Pictures in the documents are not shown in the reading view.',
        'Pictures that people add to a response are described only if whoever added them has done so. When a PDF is taken out, the pictures without a description are named.',
        'Suggested changes are shown in the text by strike-through and underline. They also stand as words in the list beside it, but in the text itself they may be hard to hear.',
      ],
    },
    {
      title: 'How we have tried the service',
      text: ['We have tried the service ourselves while it is being built:'],
      list: [
        'The program axe goes through pages and states in light and dark at each test, by the rules of WCAG 2.2 AA, without remarks.',
        'Writing, commenting, suggesting and deciding on suggestions are tried by keyboard alone.',
        'Pages are tried at the width of a telephone, without having to be scrolled sideways.',
        'PDF files that are taken out follow PDF/UA-1.',
      ],
    },
  ],
  dated: 'The statement was last updated on 22 November 2026.',
};

const privacy: Statement = {
  title: 'Personal data in Samsvar',
  lead: 'This page says what is kept about you, why, for how long, and what you can ask for.',
  parts: [
    {
      title: 'Who is responsible',
      text: [
        'Each organisation that uses Samsvar is the controller of the personal data of its people and of what they write. Whoever runs the service is the processor: it handles the data for the organisation and has no way in the service of reading drafts.',
        'Put questions to the administrator of your organisation, or to its data protection officer.',
      ],
    },
    {
      title: 'What is kept about you',
      text: ['This is needed for you to work here, and for it to be certain who has done what:'],
      list: [
        'Name, e-mail address, role and title, and which organisations you belong to.',
        'How you sign in: the password as a print that cannot be read back, the public part of your passkeys, the secret of your code app in encrypted form, and who you are to the organisation’s sign-in service if you sign in through it.',
        'Your sign-ins: when they began, when they were last used, and which browser and operating system it was.',
        'What you write: text, comments, suggestions and decisions, with your name and the time. Of the text it is kept who wrote what.',
        'What you have been told: notifications, and the mail that the service sends you.',
        'A log of who did what, which the administrators of the organisation can read. It cannot be changed unseen.',
        'Your network address is counted for a short while when you sign in, so that nobody can guess passwords in quantity.',
      ],
    },
    {
      title: 'Legal basis',
      text: [
        'The organisation decides on the basis and answers for it. For public bodies it is as a rule a task in the public interest, for others a legitimate interest in answering consultations.',
      ],
    },
    {
      title: 'For how long',
      text: ['The organisation decides for how long its material is kept, and can have it deleted. Besides:'],
      list: [
        'A sign-in ends when you sign out, or by itself when it has been unused or has become too old.',
        'Links for a new password and a new address are valid for a short time, and once.',
        'What you have written in a response stays in it when you leave the organisation, since it belongs to the matter. Documents of public bodies may have to be kept under the archives act.',
        'The log stays as long as it is needed to show who has done what. When you have removed your account, a number stands there instead of your name.',
      ],
    },
    {
      title: 'Who may see the data',
      text: [
        'Those who work in your organisation see name, address and role. Those who share a response with you see your name, your organisation and what you write in the response. Other organisations see nothing.',
        'No page of Samsvar fetches anything from anybody but Samsvar itself: no fonts, maps, measurements or advertisements of others. If you sign in through your organisation’s sign-in service you are handed over to it, and it then learns that you sign in here. Mail goes through the mail server that whoever runs the service has chosen.',
      ],
    },
    {
      title: 'Cookies, and what lies in your browser',
      text: [
        'Samsvar uses one cookie. It keeps you signed in, is necessary for the service and holds nothing but a random mark. If you sign in through your organisation’s sign-in service there is one more while that goes on.',
        'The browser also remembers language and appearance, words that you have begun to write in a form, and an encrypted copy of a response if you yourself choose to be able to write without the network. All but language and appearance is removed when you sign out.',
      ],
    },
    {
      title: 'Your rights',
      text: [
        'Under My account you see what is kept about you, correct your name, end sign-ins, fetch your data and remove your account. It also says there what stays, and why.',
        'You can also turn to the organisation for access to your data, to have them corrected or erased, to restrict their use or to object to it. If you are not satisfied you can complain to the Swedish Authority for Privacy Protection, imy.se.',
      ],
    },
  ],
  dated: 'The page was last updated on 22 November 2026.',
};

/** English words of the accessibility statement and the page about personal data. */
export const enStatement: typeof svStatement = { accessibility, privacy };
