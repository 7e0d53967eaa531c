//! The frozen relation types.

use crate::names::named_values;

named_values! {
    /// The normalised type of a relation, read from its subject to its object.
    pub enum RelationType {
        /// The subject holds role the object.
        HoldsRole = "holds_role",
        /// The subject works for the object.
        WorksFor = "works_for",
        /// The subject member of the object.
        MemberOf = "member_of",
        /// The subject leads the object.
        Leads = "leads",
        /// The subject founded the object.
        Founded = "founded",
        /// The subject owns the object.
        Owns = "owns",
        /// The subject part of the object.
        PartOf = "part_of",
        /// The subject located in the object.
        LocatedIn = "located_in",
        /// The subject takes place in the object.
        TakesPlaceIn = "takes_place_in",
        /// The subject lives in the object.
        LivesIn = "lives_in",
        /// The subject born in the object.
        BornIn = "born_in",
        /// The subject citizen of the object.
        CitizenOf = "citizen_of",
        /// The subject family of the object.
        FamilyOf = "family_of",
        /// The subject spouse of the object.
        SpouseOf = "spouse_of",
        /// The subject colleague of the object.
        ColleagueOf = "colleague_of",
        /// The subject counterpart of the object.
        CounterpartOf = "counterpart_of",
        /// The subject represents the object.
        Represents = "represents",
        /// The subject attends the object.
        Attends = "attends",
        /// The subject meets the object.
        Meets = "meets",
        /// The subject says about the object.
        SaysAbout = "says_about",
        /// The subject urges the object.
        Urges = "urges",
        /// The subject supports the object.
        Supports = "supports",
        /// The subject opposes the object.
        Opposes = "opposes",
        /// The subject criticises the object.
        Criticises = "criticises",
        /// The subject praises the object.
        Praises = "praises",
        /// The subject accuses the object.
        Accuses = "accuses",
        /// The subject denies the object.
        Denies = "denies",
        /// The subject agrees the object.
        Agrees = "agrees",
        /// The subject signs the object.
        Signs = "signs",
        /// The subject party to the object.
        PartyTo = "party_to",
        /// The subject commits to the object.
        CommitsTo = "commits_to",
        /// The subject calls for change the object.
        CallsForChange = "calls_for_change",
        /// The subject concerned about the object.
        ConcernedAbout = "concerned_about",
        /// The subject plans the object.
        Plans = "plans",
        /// The subject considers the object.
        Considers = "considers",
        /// The subject announces the object.
        Announces = "announces",
        /// The subject adopts the object.
        Adopts = "adopts",
        /// The subject changes the object.
        Changes = "changes",
        /// The subject bans the object.
        Bans = "bans",
        /// The subject allows the object.
        Allows = "allows",
        /// The subject requires the object.
        Requires = "requires",
        /// The subject funds the object.
        Funds = "funds",
        /// The subject buys the object.
        Buys = "buys",
        /// The subject sells the object.
        Sells = "sells",
        /// The subject produces the object.
        Produces = "produces",
        /// The subject uses the object.
        Uses = "uses",
        /// The subject causes the object.
        Causes = "causes",
        /// The subject caused by the object.
        CausedBy = "caused_by",
        /// The subject prevents the object.
        Prevents = "prevents",
        /// The subject protects against the object.
        ProtectsAgainst = "protects_against",
        /// The subject guarantees the object.
        Guarantees = "guarantees",
        /// The subject attacks the object.
        Attacks = "attacks",
        /// The subject kills the object.
        Kills = "kills",
        /// The subject injures the object.
        Injures = "injures",
        /// The subject rescues the object.
        Rescues = "rescues",
        /// The subject arrests the object.
        Arrests = "arrests",
        /// The subject charges the object.
        Charges = "charges",
        /// The subject convicts the object.
        Convicts = "convicts",
        /// The subject sentences the object.
        Sentences = "sentences",
        /// The subject sues the object.
        Sues = "sues",
        /// The subject investigates the object.
        Investigates = "investigates",
        /// The subject rules on the object.
        RulesOn = "rules_on",
        /// The subject votes for the object.
        VotesFor = "votes_for",
        /// The subject wins the object.
        Wins = "wins",
        /// The subject defeats the object.
        Defeats = "defeats",
        /// The subject competes in the object.
        CompetesIn = "competes_in",
        /// The subject nominated for the object.
        NominatedFor = "nominated_for",
        /// The subject awarded the object.
        Awarded = "awarded",
        /// The subject succeeds the object.
        Succeeds = "succeeds",
        /// The subject predecessor of the object.
        PredecessorOf = "predecessor_of",
        /// The subject oversees the object.
        Oversees = "oversees",
        /// The subject author of the object.
        AuthorOf = "author_of",
        /// The subject published in the object.
        PublishedIn = "published_in",
        /// The subject about the object.
        About = "about",
        /// The subject based on the object.
        BasedOn = "based_on",
        /// The subject applied in the object.
        AppliedIn = "applied_in",
        /// The subject discusses the object.
        Discusses = "discusses",
        /// The subject created after the object.
        CreatedAfter = "created_after",
        /// The subject happens on the object.
        HappensOn = "happens_on",
        /// The subject number of the object.
        NumberOf = "number_of",
        /// The subject opposed to the object.
        OpposedTo = "opposed_to",
        /// The subject compares with the object.
        ComparesWith = "compares_with",
        /// The subject cooperates with the object.
        CooperatesWith = "cooperates_with",
        /// The subject moves to the object.
        MovesTo = "moves_to",
        /// The subject arrives at the object.
        ArrivesAt = "arrives_at",
        /// The subject departs from the object.
        DepartsFrom = "departs_from",
        /// The subject finds the object.
        Finds = "finds",
        /// The subject warns the object.
        Warns = "warns",
        /// The subject asks the object.
        Asks = "asks",
        /// The subject answers the object.
        Answers = "answers",
        /// The subject informs the object.
        Informs = "informs",
    }
}
