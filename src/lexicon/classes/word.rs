//! The names of the classes, each with what its words do.

crate::lexicon::speech::named! {
    /// A class of words.
    WordClass "class" {
        /// Before the name of a person.
        Title "title",
        /// Behind which those named as its victims are dead.
        Lethal "lethal",
        /// Before "as" and the name of whoever did it.
        Culprit "culprit",
        /// Before "as" and the name of whoever is held to have done it.
        Suspect "suspect",
        /// Behind the name of a people: its country.
        Soil "soil",
        /// Behind the name of a people: the chief city of its country.
        SeatOfPower "seat_of_power",
        /// `millions in | losses`: what a sum of money is for, or of.
        Sum "sum",
        /// A verb before the place where somebody is no longer.
        Leaving "leaving",
        /// Where somebody is held, or that he is.
        Custody "custody",
        /// What an office or a club may be lost by, and no life.
        Contest "contest",
        /// Those who lived through what others died of.
        Survivor "survivor",
        /// Before a word for one who has no fellow: the sole survivor.
        Lone "lone",
        /// Those who are held in a prison.
        Inmate "inmate",
        /// Beside the score of a match that is not its result.
        PartOfMatch "part_of_match",
        /// A word for the present.
        Nowadays "nowadays",
        /// Who asks for what follows.
        Asking "asking",
        /// Of a share of those who vote, or of the votes that are counted: it has its hour.
        Voting "voting",
        /// A noun for a death.
        Demise "demise",
        /// Before the state in which somebody was found again: turned up | alive.
        Emerging "emerging",
        /// Before "of" or "with" and what somebody is held to have done or was cleared of.
        Accusing "accusing",
        /// A house of another country: the | embassy | of Peru.
        Mission "mission",
        /// Before "to" and the body that somebody is of.
        Belonging "belonging",
        /// Before "to" and what was tried in vain.
        Falling "falling",
        /// Brothers, sisters and the like, before their first names and the one surname of all.
        Siblings "siblings",
        /// First names that are words for somebody too: Malik, Dean, Hunter.
        GivenWord "given_word",
        /// A verb of saying that takes a thing for its object too, of which nothing is said.
        TakesThing "takes_thing",
        /// What those are accused of who do harm to people.
        Crime "crime",
        /// What asks many and says what they answer.
        Survey "survey",
        /// Months that are first names or surnames too.
        MonthName "month_name",
        /// Months that are first names too.
        GivenMonth "given_month",
        /// First names that are mostly titles: Prince, Major.
        GivenTitle "given_title",
        /// Who holds somebody against his will.
        Captor "captor",
        /// In the name of a body that holds an office or reports.
        Office "office",
        /// A noun that stands for any body by "the".
        GenericBody "generic_body",
        /// What two do to each other, and so says the same with the two exchanged.
        Mutual "mutual",
        /// Of a report that was overtaken.
        FirstReport "first_report",
        /// Before "to" and a verb that is what is said.
        Factive "factive",
        /// Before "to" and a verb that is denied.
        Failing "failing",
        /// A way to somewhere that may be called off.
        Journey "journey",
        /// What has yet to come has not come.
        Pending "pending",
        /// Of a public body or of an outlet, as the word before it says.
        AgencyNoun "agency_noun",
        /// Before such a noun that is of an outlet.
        Newsy "newsy",
        /// What leaves open whether something is so: conditions, guesses, questions.
        OpenEnded "open_ended",
        /// A verb of what is so until further notice.
        PresentVerb "present_verb",
        /// A determiner that chooses nothing.
        Article "article",
        /// A preposition that says no more than that two things belong together.
        SmallPreposition "small_preposition",
        /// Behind a word for what happens, those who are called to it: the fire | brigade.
        Service "service",
        /// Between a count and a later one of the same: 11 dead and | later | 16.
        LaterOn "later_on",
        /// Before a noun for a killing of two.
        Twofold "twofold",
        /// Of three.
        Threefold "threefold",
        /// Of four.
        Fourfold "fourfold",
        /// Of five.
        Fivefold "fivefold",
        /// Behind "was" and before "to" and what somebody did.
        Able "able",
        /// A form of "be" of what is past.
        PastBe "past_be",
        /// Of people who talk: ministers at | talks | in Riga.
        Meeting "meeting",
        /// Before a noun for what has not happened: the | planned | strikes.
        Prospective "prospective",
        /// Before what grows: to eleven | rises | the number of the dead.
        Rising "rising",
        /// What a work of fiction does with what it is about: | opens | with a bomb.
        Depicting "depicting",
        /// A day of remembering what happened.
        Remembrance "remembrance",
        /// Before "of" or "for" and the dead of something else: at a | funeral | for the 12 shot on Friday.
        Mourning "mourning",
        /// Between a place or somebody and what happened there or was done before: the pit | where | 29 men died in 2010.
        Whereon "whereon",
        /// Of several people who are counted as one.
        Collective "collective",
        /// Before the place where somebody says what he says.
        Speaking "speaking",
        /// Of workers who do not work.
        Industrial "industrial",
        /// What carries people or goods.
        Carrier "carrier",
        /// What is fired or flies without a crew.
        Missile "missile",
        /// What workers do when they strike.
        StoppingWork "stopping_work",
        /// Behind workers who strike, no object: nurses struck | over pay.
        BesideStrike "beside_strike",
        /// A strike of workers that people join.
        Stoppage "stoppage",
        /// What gives somebody a share of the votes that were counted.
        CountOfVotes "count_of_votes",
        /// Between a count of votes and whom it gives a share.
        GivingShare "giving_share",
        /// Before "to" and what a vehicle may hold.
        Licensed "licensed",
        /// What a vehicle does with those it has room for.
        Ferrying "ferrying",
        /// Of cases that are sure, as all are of which nothing is said.
        Confirmed "confirmed",
        /// What workers do about a strike.
        Striking "striking",
        /// Before what something is done about: jailed | over | the fire.
        Concerning "concerning",
        /// Before "to" and what somebody owns to have done.
        Confessing "confessing",
        /// An attack from the air, or the same of workers: on | strike.
        Strike "strike",
        /// The one who does it to himself: before killing | herself.
        OwnSelf "own_self",
        /// Whoever does it to himself: killed | himself.
        Reflexive "reflexive",
        /// Of somebody who lived on after a danger.
        Outliving "outliving",
        /// Of everybody who is counted, whoever they are.
        Anybody "anybody",
        /// A preposition of place.
        PlaceWord "place_word",
        /// A preposition that hangs a phrase on a noun.
        Complement "complement",
        /// People of whom a body has so many.
        Member "member",
        /// A verb between a body and its members, beside "have".
        Owning "owning",
        /// People as such: it narrows nothing.
        PlainPerson "plain_person",
        Arrest "arrest",
        Abduction "abduction",
        /// A word for letting go or getting free.
        Releasing "releasing",
        /// What those flee who are displaced.
        Home "home",
        Hurt "hurt",
        /// A verb between somebody and his responsibility.
        Bearing "bearing",
        ObjectPronoun "object_pronoun",
        /// What a statement is that is not so.
        Untrue "untrue",
        /// A noun for what somebody says.
        ReportNoun "report_noun",
        /// A verb that replaces a figure.
        Restating "restating",
        /// A noun for a figure given before.
        FigureNoun "figure_noun",
        /// A verb that says how a figure now stands.
        Counting "counting",
        /// A text of which there are several.
        Version "version",
        /// Behind a figure that another one replaces.
        Afterwards "afterwards",
        /// Before the figure from which another came.
        EarlierFigure "earlier_figure",
        /// Beside a figure that counts others than the one before.
        Further "further",
        /// Before what another speaker says.
        Contrast "contrast",
        /// Opens an indirect question.
        Questioning "questioning",
        /// Before the day, the place or the hearer of what is said.
        Adjunct "adjunct",
        /// Somebody wins, leads or loses, by so much.
        Winning "winning",
        /// Of what was only thought to be so.
        Presumed "presumed",
        /// Those who are held against their will.
        Captive "captive",
        /// A verb that makes captives of its object.
        Taking "taking",
        /// Between a verb and a participle that has the verb's subject.
        Circumstance "circumstance",
        /// What somebody is accused of doing who is blamed for the deed itself.
        Doing "doing",
        /// A verb between what happened and how long it took.
        Lasting "lasting",
        /// Before what is taken for granted: when it was, which it was.
        Granting "granting",
        /// What is fired, so many times.
        Fired "fired",
        /// A noun for by how much somebody wins or leads.
        Margin "margin",
        /// What a vote or a match is counted in.
        Ballot "ballot",
        /// Who may vote.
        Electorate "electorate",
        /// Between a noun for those who speak and the phrase that tells where they belong, read from the phrase back.
        BeforeSource "before_source",
        /// The same, read from the noun on.
        BehindSource "behind_source",
        /// Behind "the", whoever spoke last.
        LastSpeaker "last_speaker",
        /// Beside a verb of saying, by itself the day or the turn of what is said.
        AdjunctWord "adjunct_word",
        /// Opens a clause that may not be so.
        Conditional "conditional",
        /// A modal verb of what may be so.
        PossibleModal "possible_modal",
        /// What is claimed by somebody who claims the deed.
        ClaimedDeed "claimed_deed",
        /// A preposition, or the "to" of an infinitive: what follows is no sentence.
        Governor "governor",
        /// Before the name of a place.
        BeforePlace "before_place",
        /// Between the noun of a measure and what it is of.
        BeforeMatter "before_matter",
        /// Between the noun of a measure and whose it is.
        BeforeOwner "before_owner",
        /// Between a noun for somebody and the name: `a man named Erik Dahl`.
        Naming "naming",
        /// Opens a clause about somebody.
        Who "who",
        /// Verbs of doing away with jobs.
        Cutting "cutting",
        /// Nouns for those who work, and for their places.
        Job "job",
        /// Keeps an attack from happening.
        Foiling "foiling",
        /// Verbs of bringing somebody to where they are treated.
        Moving "moving",
        /// Sessions of a court or of talks: nobody suffers from one.
        Sitting "sitting",
        /// Words for a burst that may be a bomb's or an accident.
        Burst "burst",
        /// What bursts by accident, and where.
        Accident "accident",
        /// Says what a deed is like, and of nobody that they did it: a | terrorist | attack.
        Epithet "epithet",
        /// Houses for the sick and the dead.
        Care "care",
        /// A verb of setting out from somewhere.
        Departing "departing",
        /// In the name of a part of the land or the sea that holds many places: the Aegean | Sea.
        Landform "landform",
        /// Before what is held against something else.
        Comparing "comparing",
        /// What a court, or whoever looks, finds somebody to be.
        Finding "finding",
        /// Behind a negation, before when it was so.
        Until "until",
        Aboard "aboard",
        Vessel "vessel",
        Inside "inside",
        Carrying "carrying",
        /// Behind "on": `on board`.
        Board "board",
        /// Takes up what was said, by itself or before a noun for it: `denied this`.
        Demonstrative "demonstrative",
        IndefiniteArticle "indefinite_article",
        /// A verb of judging what somebody said: `called it a lie`.
        Calling "calling",
        /// A verb of having room for so many.
        Holding "holding",
        /// A noun for how many there is room for.
        Capacity "capacity",
        Ill "ill",
        /// A verb between somebody and the illness he gets.
        Turning "turning",
        /// A verb before those who are made ill.
        Making "making",
        /// A verb of making ill, before those who are.
        Infecting "infecting",
        /// A noun for somebody who is ill, beside an illness.
        CaseOfIllness "case_of_illness",
        /// Those who live somewhere, and no kind of people.
        Inhabitant "inhabitant",
        /// Made ill.
        Sickened "sickened",
        /// Before who did what was done.
        Agent "agent",
        /// A noun for what is said and not so.
        Lie "lie",
        /// What a statement is that is so.
        True "true",
        /// Nobody at all: `no protester was killed`.
        NoOne "no_one",
        /// Makes people leave.
        Forcing "forcing",
        /// Takes back what was said.
        Retracting "retracting",
        /// Says that what is said is not so.
        Wrongly "wrongly",
        /// Nouns for what makes something sure.
        Assurance "assurance",
        /// Before reports that are not believed: `contrary to reports`.
        Against "against",
        Rebutting "rebutting",
        /// Makes ready for what may come.
        Bracing "bracing",
        /// Behind "by" and "in": it was not so.
        Mistake "mistake",
        /// Behind a negation: it is so, and more.
        Merely "merely",
        /// Of a place or thing, and not of all of it: "in parts of".
        PartOfPlace "part_of_place",
        /// Before a verb: it did not come to it.
        Almost "almost",
        /// Before a doubt: there is none.
        Beyond "beyond",
        /// Verbs whose denial affirms.
        Doubting "doubting",
        /// Before those that the text has told of.
        Definite "definite",
        /// Verbs of having somewhere what is one's own: `keeps bases in`.
        Keeping "keeping",
        /// Verbs by which a quake or a storm has its strength.
        Gauging "gauging",
        /// Leaves somebody out of all: everyone | except | Ann Roe.
        Excepting "excepting",
        /// All of whom one may be left out.
        Universal "universal",
        /// Leaves out whoever it joins.
        Nor "nor",
        /// Auxiliaries of more than one.
        PluralBe "plural_be",
        /// Auxiliaries of one alone.
        SingularBe "singular_be",
        /// Of a woman or a girl.
        Female "female",
        /// Of a man or a boy.
        Male "male",
        /// What nobody can believe of a report.
        Ridiculous "ridiculous",
        /// Who does not do so with a report does not take it for true.
        Accepting "accepting",
        /// So few or so seldom that it comes to a negation.
        Scant "scant",
        /// A verb of what something turned out to be.
        Proving "proving",
        /// Somebody knows or hides what is so.
        Knowing "knowing",
        /// What tells of made-up people.
        Fiction "fiction",
        /// Who leads, by a word that is one for a thing too: the | head | of the guild.
        Helm "helm",
        /// What is played through and did not happen: a | drill | in which.
        Drill "drill",
        /// Of courts and those who speak in them.
        Court "court",
        /// Before "of" or "for" and what somebody is known to have done.
        Convicting "convicting",
        /// Verbs of what a court, those before it and those who remember do.
        Proceeding "proceeding",
        /// Of those who think of what happened long before.
        Remembering "remembering",
        /// What flies into or drives into by mischance.
        Obstacle "obstacle",
        /// Before a number, of which there may be more.
        Least "least",
        /// Behind a verb of holding, where nobody is in custody.
        HeldTo "held_to",
        /// `dates from`, `dated back to`: what was made then.
        Dating "dating",
        /// Of a house where work may blow up, and of mines and those who work there.
        Works "works",
        /// Of a death that is none.
        Figurative "figurative",
        /// What only computers do: it crashes, and nobody is in it.
        Digital "digital",
        /// Behind the day on which somebody speaks up about what happened before.
        Reacting "reacting",
        /// Of those who work on board.
        Crew "crew",
        /// Before "overnight": what is done all night, some night.
        Lodging "lodging",
        /// Before the name of a place: what is done to it from afar, and to nobody by name.
        Bombarding "bombarding",
        /// Before "through" or "across" and a place: what disasters do.
        Sweeping "sweeping",
        /// What explodes in a manner of speaking.
        Heated "heated",
        /// What a match or a vote may be called that one side wins by far.
        Rout "rout",
        /// Of matches and votes, and of who wins them.
        Balloting "balloting",
        /// Verbs of what keeps a death from coming.
        Staying "staying",
        /// What somebody is who is said to be dead so, and lives.
        Utterly "utterly",
        /// Words of a rule that begins to hold.
        Applying "applying",
        /// What is left of the dead.
        Remains "remains",
        /// What is done with the remains of somebody.
        Recovering "recovering",
        /// Before an auxiliary and somebody of whom the same is so.
        Echo "echo",
        /// Before a deed that did not come off.
        Attempted "attempted",
        /// Behind an article, those who died.
        Dead "dead",
        /// Between a number of people and some of them.
        Including "including",
        /// Opens a clause about the same time.
        While "while",
        /// Verbs of what did not befall somebody: `escaped being hurt`.
        Escaping "escaping",
        /// Where people live that lies in no other such place: the | town | of Osk.
        Town "town",
        /// How sure it is that there are so many: 60 | confirmed | attacks.
        Verifying "verifying",
        /// What has many countries in it: in the | region.
        WideArea "wide_area",
        /// What nobody knows is so: is | unknown.
        Unclear "unclear",
        /// Behind "no", before what is not so.
        Substance "substance",
        /// Looks whether what is reported is so.
        Checking "checking",
        /// Verbs of what somebody else does not do: `kept them from killing`.
        Preventing "preventing",
        /// Nouns of what has not come: `at risk of being killed`.
        Peril "peril",
        /// Of somebody who lives, whatever was thought.
        Lively "lively",
        /// Before what came to be so: `came to be held`, `went on to kill`.
        Becoming "becoming",
        /// Opens a clause about what belongs to somebody.
        RelativeOwner "relative_owner",
        /// Between somebody and what a court holds against him.
        Accused "accused",
        /// Before the figure that another one sets right.
        Instead "instead",
        /// Says that something cannot be so.
        RulingOut "ruling_out",
        /// Before "one", of all of them.
        Every "every",
        /// Before "than", behind by how many.
        Comparative "comparative",
        /// Between somebody and where they come from or stay.
        Origin "origin",
        /// Behind the bore of a gun.
        Firearm "firearm",
        /// What somebody has to do with a deed before it is done.
        Planning "planning",
        /// Heads the name of a body, before what the body is for: the Front | for Reform.
        BodyNoun "body_noun",
        /// Between the names of a byline or a credit.
        NameJoint "name_joint",
        /// Between such a word and what the body is for, beside "to".
        BodyLink "body_link",
        /// Verbs of giving away with "over": `handed over`.
        HandingOver "handing_over",
        /// Verbs of getting places and bodies with "over": `took over`.
        TakingOver "taking_over",
        /// Verbs of hitting somebody with "over": `ran over`.
        RunningOver "running_over",
        /// Behind "no": it is not so any more.
        Longer "longer",
        /// Before a participle, when it was: was | last | seen.
        Lately "lately",
        /// Before "of" and the name of where people live: the border town | of Kesh.
        Settlement "settlement",
        /// Verbs of seeing somebody.
        Sighting "sighting",
        /// Behind "at one", of some time or other.
        Moment "moment",
        /// Before "of" and the number of somebody's children.
        Parent "parent",
        /// Before the kin of whoever speaks.
        Ours "ours",
        /// Behind a noun for a report, before what it is about.
        Topical "topical",
        /// Verbs between a cause and what came of it.
        Causing "causing",
        /// Verbs that say what came of a cause only before "by": the fire was | started | by.
        Kindling "kindling",
        /// Nouns for what something came of.
        CauseNoun "cause_noun",
    }
}
