// Words that codes write as one or two signs. Append only: codes of earlier versions must keep their meaning.

const scenarios = `adoption baseline break_up culture_of_rejection differential_susceptibility divorce earned_security foster_placement
  frightening global grandparent inconsistent institution life_course loss maltreatment mentor never_too_late parent_training protocol
  prototype_or_revision rejecting secure_partner sensitive sensitive_period somatic stability therapy_dose therapy_sequence
  three_generations twins two_parents`;
const parameters = `caregiving.sensitivity caregiving.inconsistency caregiving.rejection caregiving.frightening
  caregiving.sensitivity_spread caregiving.inconsistency_spread caregiving.rejection_spread caregiving.frightening_spread
  plasticity.adult_floor plasticity.early_decay plasticity.schedule plasticity.adolescent_window plasticity.plateau_age
  temperament.susceptibility_spread temperament.reactive_susceptible temperament.heritability psychotherapy.rate
  psychotherapy.given_share psychotherapy.given_age psychotherapy.neediest_share psychotherapy.dose mentoring.given_share
  mentoring.given_age partnership.given_share partnership.given_age partnership.divorce_share partnership.divorce_age
  mortality.bereaved_share mortality.bereaved_age adversity.level adversity.maltreated_share parent_training.share
  observed_sensitivity.visits signalling.fear_inhibits signalling.choice_sharpness working_model.self_soothing
  households.second_share households.third_share parenthood.generations transference.generalization placement.age`;
const chapters = `caregiving. plasticity. temperament. psychotherapy. somatic_therapy. mentoring. partnership. mortality. adversity.
  parent_training. observed_sensitivity. strange_situation. signalling. working_model. households. parenthood. transference. placement.
  fear. arousal. friendship. family_events. attachment_figures. close_relationships. adult_interview. run. record.`;
const others = `infancy situation life story 0.3`;
const lives = `responsiveness. twin life_age life_friends life_loss life_mentor life_partner life_therapy life_dose life_parting
  if_friends if_loss if_mentor if_partner if_therapy if_dose if_parting day`;

const words = [scenarios, parameters, chapters, others, lives].flatMap((text) => text.split(/\s+/).filter(Boolean));
const places = new Map(words.map((word, place) => [word, place]));
const perSign = 90;

const sign = (place: number) => String.fromCharCode(3 + Math.floor(place / perSign), 33 + (place % perSign));

/** The word in two signs, or its chapter in two and the rest as it is, or as it is. */
export function shortened(word: string): string {
  const whole = places.get(word);
  if (whole !== undefined) return sign(whole);
  const dot = word.indexOf(".") + 1;
  const chapter = places.get(word.slice(0, dot));
  return dot > 0 && chapter !== undefined ? sign(chapter) + word.slice(dot) : word;
}

/** Undoes `shortened`; a sign of a later version stays as it is and fits no name. */
export function lengthened(text: string): string {
  return text.replace(/([\x03-\x06])([!-z])/g, (all, page: string, place: string) => words[(page.charCodeAt(0) - 3) * perSign + place.charCodeAt(0) - 33] ?? all);
}
