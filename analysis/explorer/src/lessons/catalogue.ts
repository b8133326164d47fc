// The ten lessons, in their order.
import { ainsworth } from "./01_ainsworth";
import { threeTricks } from "./02_three_tricks";
import { workingModel } from "./03_working_model";
import { instruments } from "./04_instruments";
import { doesItLast } from "./05_does_it_last";
import { neverTooLate } from "./06_never_too_late";
import { therapy } from "./07_therapy";
import { orchids } from "./08_orchids";
import { threeGenerations } from "./09_three_generations";
import { isBowlbyRight } from "./10_is_bowlby_right";
import { type Lesson } from "./lesson";

export const lessons: Lesson[] = [ainsworth, threeTricks, workingModel, instruments, doesItLast, neverTooLate, therapy, orchids, threeGenerations, isBowlbyRight];
