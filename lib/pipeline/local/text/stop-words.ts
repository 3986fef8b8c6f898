const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Function words: never a term, never inside a heading. */
export const functionWords = list(`
  a about above across after again against al all almost along already als also although always am among
  amongst an and any are around as at auch auf aus aux avec be became because become been before bei being
  below between both but by can cannot ces cette como con could dans das dass de del dem den der des did die
  do does doing done dont down du durch during each eight ein eine einer eines either el else en es est et etc
  even ever every few first five for four from fue further furthermore für get give given had han has have
  having he hence her here hers him his how however i if im in indeed instead into is ist it its itself just
  la las last le least les less like likely lo los made mainly make makes making many may me might mit more
  moreover most much must my nach namely near nearly neither never nevertheless next nicht nine no nor not now
  oder of off often on once one only ont onto or other others otherwise our out over own par para per perhaps
  plus por pour que qui quite rather same se seem ses seven several she should show showed showing shows sich
  since sind six so some son sont su such sur sus ten than that the their them then there thereby therefore
  these they this those though three through throughout thus to together too toward towards two un una und
  under une unless until up upon us use used uses using usually various very via von was we well werden were
  what when where whereas whether which while who whom whose why will wird with within without would wurde
  wurden y yet you your zu zum zur été
`);

/**
 * Scholarly boilerplate: a phrase may not end in one of these, as they say what kind of text this is and not what
 * it is about.
 */
export const boilerplateHeads = list(`
  predictor  ability abstract accordance account accuracy achievement addition adjusted adjustment administration adult
  adults advance advantage age aim aims al allocation american amount analyses analysis-of-variance anova
  answer application applications approach approaches appropriateness area arm article aspect aspects
  association attempt attention attitude attitudes author authors availability average background baseline
  basis benchmark benefit benefits building case cases category challenge challenges change changes
  characteristic characteristics chi chi-square ci circumstances claim class clinic clinicaltrials clinician
  clinics club cohort combination combine comparison comparisons complexity components concept conclusion
  conclusions condition conditions confidence conflict consequence consequences consideration consumer context
  contrast contribution contributions control controls copyright correlation countries country course
  covariate criteria criterion cross-over dataset datasets date day days decade declaration decline decrease
  decreases degree demonstration detail details determinant determinants difference differences difficulty
  direction discussion doctor doctors duration effect effectiveness effects efficacy effort element elsevier
  employment end endpoint equation estimate estimates et evidence example examples existence expectation
  experience experiment experiments extent fact factor factors failure feasibility field finding findings
  focus follow-up followup formulation fraction framework frequency future gain gains goal goals groups half
  healthcare high hospital hospitals hour hours hypotheses hypothesis idea identifier implementation
  implication implications importance improvement improvements inception inclusion increase increases index
  indication indicator individual individuals influence initiation initiative inpatient inpatients input
  insight insights instance intake intention intentions interest interval intervals introduction investigation
  issue issues item items jama journal key kind lack last lesson level levels likelihood limit limitation
  limitations line literature location main majority manner margin mean means measure measurement measurements
  measures mechanism median member members men method methodology methods metric metrics minority minute
  minutes misuse mixture month months n name nature need needs none notion number numbers nurse objective
  objectives observation observations odds ones opportunity option outcome outcomes outpatient outpatients
  output overall overview p paper papers paperwork part participant participants participation parts past
  pathway pattern patterns people per percent percentage percentages performance period periods person persons
  perspective phase phenomenon physician pilot place point points population portion position possibility post
  post-intervention postintervention potential practices practitioner preintervention presence present
  presentation principle principles problem problems professional professionals programme progress proof
  properties property proportion proportions proposal proposition prospect provider providers provision
  purpose quantity question questionnaire questionnaires questions randomisation randomization range rate
  rates ratio ratios reason reasons recent reduction reductions reference registration regression relation
  relationship relevance report reports research researcher researchers resident residents respect response
  responsibility result results review reviews rights robustness role sample samples scale scenario scenarios
  score scores second seconds section sense sensitivity series setting settings significance situation size
  solution solutions source sources specificity springer staff stage standard start state state-of-the-art
  statement states statistics step steps strategies strategy strength studies study subgroup subject subjects
  success sum summary supplement survey surveys table target team technique techniques tendency term terms
  theory thing things time times top topic topics total trend trends trial trials trick two type types
  understanding unity usability usage user users uses utility value values variability variable variables
  variation variety version view views visit visits volume vs way ways week weeks wiley women work worker
  works world year years
`);

/**
 * Heads that are empty alone but carry a heading when something specific stands before them: "support" is not a
 * heading, "decision support" is.
 */
export const headsInNeedOfModifier = list(`
  activity adherence admission agent agents algorithm algorithms analysis answering architecture architectures
  assessment behavior behaviour blood care center chart choice classification clinical clinicians cluster code
  college community compliance component computer cost data database databases decision decisions default
  delivery department departments design detection development disease diseases disorder disorders document
  domain dose drug drugs e-mail efficiency electronic email entry environment estimation evaluation event
  exposure extraction family feature features form forms function functions generation group guideline
  guidelines health image images inference information interaction interactions interpretation intervention
  interventions knowledge label language languages layer learning letter life management medication
  medications medicine message model modeling modelling models national network networks nurses office order
  orders organization pair patient patients physicians policy practice practitioners prediction predictions
  primary procedure process processes processing program programs project protocol quality recommendation
  recommendations record records representation representations request resource risk room selection sentence
  sequence sequences service services set sets site sites space structure structures suggestion support system
  systems task tasks teaching technology test testing tests text therapy tool tools training treatment
  treatments tree unit units university use variant variants ward word workers
`);

/** Words a heading may not begin with or contain as a modifier: they weigh, count or praise. */
export const emptyModifiers = list(`
  future
  able absolute active actual additional adequate adjusted adverse affirmative allocated alternative analyzed
  annual appropriate april assess assessing assigned associated augmented august available average background
  based baseline basic beneficial best better big block broad certain clear clinical-trial cluster
  cluster-randomized common comparable comparative compared comparing complete comprehensive conclusion
  conclusions consecutive considerable control controlled conventional corresponding crossover crude current
  december decrease decreased desirable desired detailed determined difference different difficult direct
  double-blind early effective effectiveness efficacy eligible enhanced entire essential estimated evaluate
  evaluated evaluating examined excellent existing expected experiment experimental experiments extensive
  february fewer final follow-up following former found frequent further general good gov great greater half
  high higher highest identified impact important improved improvement improving inadequate included increase
  increased increasing ineffective initial interesting interrupted intervention introduced investigate
  investigated january journal july june known large larger largest late later latter least limited linear
  little logistic long low lower lowest main major march marked mean measured median method methods minimal
  minor moderate modest monday multicenter multicentre multiple multivariable multivariate national necessary
  negative new newer non non-significant normal notable novel november objective observed obvious october old
  optimal ordinary original outcome outperform overall paper parallel participating particular past percent
  performance performed pilot poor positive possible post potential practical pragmatic pre present previous
  primary-outcome prior promising promoted proposed prospective proven provided published quasi-experimental
  random randomised randomized real received recent recommended reduced reduced-form reducing reduction
  regression related relative relevant remaining reported respective result resulting results retrospective
  rich robust routine second secondary-analysis secondary-outcome segmented selected self-reported sensitive
  separate september serious short showed shown significant similar simple single small smaller so-called
  specific standard standardized state-of-the-art statistical statistically stepped stepped-wedge strong
  studies study subsequent substantial successful such sufficient suitable sunday superior sustained
  systematic third total traditional trial true typical unadjusted unclear under unique unknown useful usual
  valid various wedge wide widespread worse year yearly
`);

/**
 * Where care is given and by whom: every kind of study has one, so they make poor headings. Each word of the phrase
 * is in this list.
 */
export const settingWords = list(`
  academic acute adult adults ambulatory american australian behavior behaviour british canadian care center
  centers centre centres chart charts child children clinic clinical clinics college colleges community county
  department departments doctor doctors dutch elderly emergency family general gp gps health healthcare home
  homes hospital hospitalised hospitalized hospitals inpatient inpatients intensive internal italian
  management medicine nurse nurses nursing office older outpatient outpatients patient patients physician
  physicians practice practices practitioner practitioners primary professional professionals provider
  providers resident residents rural secondary service services staff system systems teaching tertiary trust
  unit units university urban veterans ward wards women worker workers
`);
