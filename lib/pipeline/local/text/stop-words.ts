const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Function words: never a term, never inside a heading. */
export const functionWords = list(`
  show shows showing showed
  a about above across after again against al all almost along already als also although always am among
  amongst an and any are around as at auch auf aus aux avec be became because become been before bei being
  below between both but by can cannot ces cette como con could dans das dass de del dem den der des did die
  do does doing done dont down du durch during each eight ein eine einer eines either el else en es est et etc
  even ever every few first five for four from fue further furthermore für get give given had han has have
  having he hence her here hers him his how however i if im in indeed instead into is ist it its itself just
  la las last le least les less like likely lo los made mainly make makes making many may me might mit more
  moreover most much must my nach namely near nearly neither never nevertheless next nicht nine no nor not now
  oder of off often on once one only ont onto or other others otherwise our out over own par para per perhaps
  plus por pour que qui quite rather same se seem ses seven several she should sich since sind six so some son
  sont su such sur sus ten than that the their them then there thereby therefore these they this those though
  three through throughout thus to together too toward towards two un una und under une unless until up upon
  us use used uses using usually various very via von was we well werden were what when where whereas whether
  which while who whom whose why will wird with within without would wurde wurden y yet you your zu zum zur
  été
`);

/**
 * Scholarly boilerplate: a phrase may not end in one of these, as they say what kind of text this is and not what
 * it is about.
 */
export const boilerplateHeads = list(`
  understanding building intake declaration proposition statement combine conflict pathway
  regression anova clinicaltrials registration chi-square analysis-of-variance covariate site misuse
  identifier allocation responsibility location club journal article network
  practices appropriateness accordance failure adjustment preintervention postintervention post-intervention provision introduction administration effort presentation initiation quality american indicator
  ability abstract account achievement addition adjusted adult adults advance advantage age aim aims al amount
  analyses answer application applications approach approaches area arm article aspect aspects association
  attempt attention attitude attitudes author authors availability average background baseline basis benchmark
  benefit benefits case cases category challenge challenges change changes characteristic characteristics chi
  ci circumstances claim class clinic clinician clinics cohort combination comparison comparisons complexity
  components concept conclusion conclusions condition conditions confidence consequence consequences
  consideration context contrast contribution contributions control controls copyright correlation countries
  country course criteria criterion cross-over dataset datasets date day days decade decline decrease
  decreases degree demonstration detail details determinant determinants difference differences difficulty
  direction discussion doctor doctors effect effectiveness effects efficacy effort element elsevier end
  endpoint equation estimate estimates et evidence example examples existence expectation experience
  experiment experiments extent fact factor factors feasibility field finding findings focus follow-up
  followup formulation fraction framework frequency future gain gains goal goals groups half healthcare high
  hospital hospitals hour hours hypotheses hypothesis idea implementation implication implications importance
  improvement improvements inception inclusion increase increases index indication individual individuals
  influence initiative inpatient inpatients input insight insights instance intention intentions interest
  interval intervals investigation issue issues item items jama key kind lack last level levels likelihood
  limit limitation limitations line literature main majority manner margin mean means measure measurement
  measurements measures mechanism median member members men method methodology methods metric metrics minority
  minute minutes mixture month months n name nature need needs none notion number numbers nurse objective
  objectives observation observations odds opportunity option outcome outcomes outpatient outpatients output
  overall overview p paper papers part participant participants participation parts past pattern patterns
  people per percent percentage percentages performance period periods person persons perspective phase
  phenomenon physician pilot place point points population portion position possibility post potential
  practitioner presence present principle principles problem problems professional professionals programme
  proof properties property proportion proportions proposal prospect provider providers purpose quantity
  question questionnaire questionnaires questions randomisation randomization range rate rates ratio ratios
  reason reasons recent reduction reductions reference relation relationship relevance report reports research
  researcher researchers resident residents respect result results review reviews rights role sample samples
  scale scenario scenarios score scores second seconds section sense series setting settings significance
  situation size solution solutions source sources springer staff stage standard start state state-of-the-art
  states statistics step steps strategies strategy strength studies study subgroup subject subjects success
  sum summary supplement survey surveys table target team technique techniques tendency term terms theory
  thing things time times top topic topics total trend trends trial trials two type types usability usage user
  users uses utility value values variability variable variables variation variety version view views visit
  visits volume vs way ways week weeks wiley women work worker works world year years
`);

/**
 * Heads that are empty alone but carry a heading when something specific stands before them: "support" is not a
 * heading, "decision support" is.
 */
export const headsInNeedOfModifier = list(`
  computer teaching chart family office room ward blood center community national college university organization college primary clinical event behavior message request suggestion project activity cost procedure document letter email e-mail default national service electronic agent agents algorithm algorithms analysis answering architecture architectures assessment behavior behaviour care choice classification clinicians cluster code compliance component data database databases decision decisions delivery department departments design detection development disease diseases disorder disorders dose drug drugs efficiency entry environment estimation evaluation exposure extraction feature features form forms function functions generation group guideline guidelines health image images inference information interaction interactions interpretation intervention interventions knowledge language languages learning management medication medications medicine model modeling modelling models network networks nurses order orders patient patients physicians policy practice practitioners prediction predictions procedure process processes processing program programs protocol quality recommendation recommendations record records representation representations response responses risk selection sequence sequences service services set sets site sites structure structures support system systems task tasks technology test testing tests text therapy tool tools training treatment treatments unit units use variant variants workers
`);

/** Words a heading may not begin with or contain as a modifier: they weigh, count or praise. */
export const emptyModifiers = list(`
  recommended standardized logistic linear multivariate multivariable regression segmented interrupted secondary-analysis
  national journal block stepped-wedge gov augmented active affirmative
  january february march april june july august september october november december monday sunday 
  able absolute actual additional adequate adjusted adverse allocated alternative analyzed annual appropriate
  assess assessing assigned associated available average background based baseline beneficial best better big
  broad certain clear clinical-trial cluster cluster-randomized common comparable comparative compared
  comparing complete comprehensive conclusion conclusions consecutive considerable control controlled
  conventional corresponding crossover crude current decrease decreased desirable desired detailed determined
  difference different difficult direct double-blind early effective effectiveness efficacy eligible enhanced
  entire essential estimated evaluate evaluated evaluating examined excellent existing expected experiment
  experimental experiments extensive fewer final follow-up following former found frequent further general
  good great greater half high higher highest identified impact important improved improvement improving
  inadequate included increase increased increasing ineffective initial interesting intervention introduced
  investigate investigated known large larger largest late later latter least limited little long low lower
  lowest main major marked mean measured median method methods minimal minor moderate modest multicenter
  multicentre multiple necessary negative new newer non non-significant normal notable novel objective
  observed obvious old optimal ordinary original outcome outperform overall paper parallel participating
  particular past percent performance performed pilot poor positive possible post potential practical
  pragmatic pre present previous primary-outcome prior promising promoted proposed prospective proven provided
  published quasi-experimental random randomised randomized real received recent reduced reduced-form reducing
  reduction related relative relevant remaining reported respective result resulting results retrospective
  rich robust routine second secondary-outcome selected self-reported sensitive separate serious short showed
  shown significant similar simple single small smaller so-called specific standard state-of-the-art
  statistical statistically stepped strong studies study subsequent substantial successful such sufficient
  suitable superior sustained systematic third total traditional trial true typical unadjusted unclear under
  unique unknown useful usual valid various wedge wide widespread worse year yearly
`);

/**
 * Where care is given and by whom: every kind of study has one, so they make poor headings. Each word of the phrase
 * is in this list.
 */
export const settingWords = list(`
  academic acute adult adults ambulatory american australian behavior behaviour british canadian care center centers centre centres chart charts child children clinic clinical clinics college colleges community county department departments doctor doctors dutch elderly emergency family general gp gps health healthcare home homes hospital hospitalised hospitalized hospitals inpatient inpatients intensive internal italian management medicine nurse nurses nursing office older outpatient outpatients patient patients physician physicians practice practices practitioner practitioners primary professional professionals provider providers resident residents rural secondary service services staff system systems teaching tertiary trust unit units university urban veterans ward wards women worker workers
`);
