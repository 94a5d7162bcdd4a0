/*
 * A request for support between two headquarters that hear each other late, twice, out of order or, for a while, not at
 * all. Checked with spin: nothing is tasked that the provider did not agree to; when all has arrived both see the same
 * state; and every run ends with the request settled. The table is written by a test from RequestMachine.cs, and the
 * test compares JOIN with the code for every pair of halves.
 *
 *   spin -a requests.pml && gcc -O2 -DSAFETY -o pan pan.c && ./pan         safety, agreement, settlement
 *   spin -a requests.pml && gcc -O2 -DNP -o pan pan.c && ./pan -l          no run goes on for ever
 *
 * The macros MUTANT_TASKS_UNASKED, MUTANT_OLD_HALVES and MUTANT_STALE_ANSWERS plant faults that must be found.
 */

/* table: begin */
#define Draft 0
#define Sent 1
#define Received 2
#define Considering 3
#define Accepted 4
#define PartlyAccepted 5
#define Declined 6
#define Countered 7
#define Committed 8
#define UnderWay 9
#define Delivered 10
#define Closed 11
#define Withdrawn 12
#define Expired 13
#define rDraft 0
#define rSent 1
#define rWithdrawn 2
#define rClosed 3
#define pNone 0
#define pReceived 1
#define pConsidering 2
#define pAccepted 3
#define pPartlyAccepted 4
#define pDeclined 5
#define pCountered 6
#define pCommitted 7
#define pUnderWay 8
#define pDelivered 9
#define Send_Sent_TO rSent
#define Send_Sent_FROM(s) ((s) == Draft)
#define Revise_Sent_TO rSent
#define Revise_Sent_FROM(s) ((s) == Sent || (s) == Received || (s) == Considering || (s) == PartlyAccepted || (s) == Declined || (s) == Countered || (s) == Expired)
#define Agree_Sent_TO rSent
#define Agree_Sent_FROM(s) ((s) == Countered)
#define Withdraw_Withdrawn_TO rWithdrawn
#define Withdraw_Withdrawn_FROM(s) ((s) == Draft || (s) == Sent || (s) == Received || (s) == Considering || (s) == Accepted || (s) == PartlyAccepted || (s) == Countered || (s) == Committed || (s) == UnderWay || (s) == Expired)
#define Close_Closed_TO rClosed
#define Close_Closed_FROM(s) ((s) == Declined || (s) == Delivered || (s) == Expired)
#define Receive_Received_TO pReceived
#define Receive_Received_FROM(s) ((s) == Sent)
#define Consider_Considering_TO pConsidering
#define Consider_Considering_FROM(s) ((s) == Received)
#define Accept_Accepted_TO pAccepted
#define Accept_Accepted_FROM(s) ((s) == Received || (s) == Considering || (s) == PartlyAccepted || (s) == Countered)
#define AcceptPartly_PartlyAccepted_TO pPartlyAccepted
#define AcceptPartly_PartlyAccepted_FROM(s) ((s) == Received || (s) == Considering || (s) == Countered)
#define Decline_Declined_TO pDeclined
#define Decline_Declined_FROM(s) ((s) == Received || (s) == Considering || (s) == Accepted || (s) == PartlyAccepted || (s) == Countered || (s) == Committed || (s) == UnderWay)
#define Counter_Countered_TO pCountered
#define Counter_Countered_FROM(s) ((s) == Received || (s) == Considering || (s) == PartlyAccepted || (s) == Countered)
#define Commit_Committed_TO pCommitted
#define Commit_Committed_FROM(s) ((s) == Accepted || (s) == PartlyAccepted || (s) == Committed)
#define Commit_UnderWay_TO pUnderWay
#define Commit_UnderWay_FROM(s) ((s) == UnderWay)
#define Start_UnderWay_TO pUnderWay
#define Start_UnderWay_FROM(s) ((s) == Committed)
#define Give_UnderWay_TO pUnderWay
#define Give_UnderWay_FROM(s) ((s) == Sent || (s) == Received || (s) == Considering || (s) == Accepted || (s) == PartlyAccepted)
#define Deliver_Delivered_TO pDelivered
#define Deliver_Delivered_FROM(s) ((s) == Committed || (s) == UnderWay)
#define MAY_TASK(s) ((s) == Accepted || (s) == PartlyAccepted || (s) == Committed || (s) == UnderWay)
/* table: end */

#define ABOUT_THIS(rev, about) ((about) == (rev))
#ifdef MUTANT_STALE_ANSWERS
#undef ABOUT_THIS
#define ABOUT_THIS(rev, about) (1)
#endif

/* The state that two halves make. */
#define JOIN(r, rev, agreed, p, about, counter, past) \
    ((r) == rDraft -> Draft : \
    ((r) == rClosed -> Closed : \
    ((p) == pDelivered -> Delivered : \
    ((r) == rWithdrawn -> Withdrawn : \
    ((p) == pUnderWay -> UnderWay : \
    ((p) == pCommitted -> Committed : \
    (ABOUT_THIS(rev, about) && (p) == pAccepted -> Accepted : \
    (ABOUT_THIS(rev, about) && (p) == pPartlyAccepted -> PartlyAccepted : \
    (ABOUT_THIS(rev, about) && (p) == pDeclined -> Declined : \
    (ABOUT_THIS(rev, about) && (p) == pCountered && (agreed) == (counter) -> Accepted : \
    ((past) -> Expired : \
    (ABOUT_THIS(rev, about) && (p) == pCountered -> Countered : \
    (ABOUT_THIS(rev, about) && (p) == pConsidering -> Considering : \
    (ABOUT_THIS(rev, about) && (p) == pReceived -> Received : Sent))))))))))))))

/* processes */

/* Bounds; larger ones take longer: -DMAX_PROVIDER=5 was checked too (4,746,493 states). */
#ifndef MAX_PROVIDER
#define MAX_PROVIDER 4
#endif
#define MAX_REVISION 2
#define MAX_REQUESTER 4
#define MAX_LOST 1

/* What each side says, and what it knows of the other; the sequence tells which of two halves is newer. */
byte r = rDraft, rev, agreed, rSeq = 1;
byte knownP, knownAbout, knownCounter, knownPSeq;
byte p, about, counter, pSeq;
byte knownR, knownRev, knownAgreed, knownRSeq;
bool past, hasAgreed, tasked;
byte rTold, pTold, lost;

chan toProvider = [2] of { byte, byte, byte, byte };
chan toRequester = [2] of { byte, byte, byte, byte };

/* The state as each side sees it. */
byte atRequester = Draft, atProvider = Draft;

inline look() {
    atRequester = JOIN(r, rev, agreed, knownP, knownAbout, knownCounter, past);
    atProvider = JOIN(knownR, knownRev, knownAgreed, p, about, counter, past)
}

#define REQUESTER(name) name##_FROM(atRequester) && rSeq < MAX_REQUESTER -> r = name##_TO; rSeq++
#define PROVIDER(name) knownRSeq > 0 && name##_FROM(atProvider) && pSeq < MAX_PROVIDER -> p = name##_TO; pSeq++

active proctype Requester() {
end:
    do
    :: atomic { REQUESTER(Send_Sent); rev++; look() }
    :: atomic { rev < MAX_REVISION && REQUESTER(Revise_Sent); rev++; look() }
    :: atomic { REQUESTER(Agree_Sent); agreed = knownCounter; look() }
    /* The ends are always there to be taken. */
    :: atomic { Withdraw_Withdrawn_FROM(atRequester) -> r = Withdraw_Withdrawn_TO; rSeq++; look() }
    :: atomic { Close_Closed_FROM(atRequester) -> r = Close_Closed_TO; rSeq++; look() }
    :: atomic { rev > 0 && rTold < rSeq && nfull(toProvider) -> toProvider!r, rev, agreed, rSeq; rTold = rSeq }
    od
}

active proctype Provider() {
end:
    do
    :: atomic { PROVIDER(Receive_Received); about = knownRev; look() }
    :: atomic { PROVIDER(Consider_Considering); look() }
    :: atomic { PROVIDER(Accept_Accepted); hasAgreed = true; look() }
    :: atomic { PROVIDER(AcceptPartly_PartlyAccepted); hasAgreed = true; look() }
    :: atomic { PROVIDER(Decline_Declined); look() }
    :: atomic { PROVIDER(Counter_Countered); counter++; look() }
    :: atomic { PROVIDER(Commit_Committed); hasAgreed = true; look() }
    :: atomic { PROVIDER(Commit_UnderWay); look() }
    :: atomic { PROVIDER(Start_UnderWay); look() }
    :: atomic { PROVIDER(Give_UnderWay); about = knownRev; hasAgreed = true; look() }
    :: atomic { PROVIDER(Deliver_Delivered); look() }
    /* Its own task to its own forces, which refers to the request. */
#ifdef MUTANT_TASKS_UNASKED
    :: atomic { !tasked && knownRSeq > 0 && (MAY_TASK(atProvider) || atProvider == Received) ->
#else
    :: atomic { !tasked && knownRSeq > 0 && MAY_TASK(atProvider) ->
#endif
        tasked = true;
        assert(hasAgreed || (p == pCountered && knownAgreed == counter));
        /* What it agreed to is this form of the request, unless it is committed to an earlier one already. */
        assert(about == knownRev || p == pCommitted || p == pUnderWay)
    }
    :: atomic { pSeq > 0 && pTold < pSeq && nfull(toRequester) -> toRequester!p, about, counter, pSeq; pTold = pSeq }
    od
}

#ifdef MUTANT_OLD_HALVES
#define IS_NEWER(sequence, known) (true)
#else
#define IS_NEWER(sequence, known) ((sequence) > (known))
#endif

active proctype Link() {
    byte a, b, c, d, e, f, g, h;
end:
    do
    :: atomic { toProvider?a, b, c, d;
        if
        :: len(toProvider) > 0 -> toProvider?e, f, g, h; toProvider!a, b, c, d; a = e; b = f; c = g; d = h
        :: true
        fi;
        if
        :: lost < MAX_LOST -> lost++; rTold = 0
        :: true ->
            if
            :: IS_NEWER(d, knownRSeq) -> knownR = a; knownRev = b; knownAgreed = c; knownRSeq = d; look()
            :: else
            fi
        fi;
        a = 0; b = 0; c = 0; d = 0; e = 0; f = 0; g = 0; h = 0 }
    :: atomic { toRequester?a, b, c, d;
        if
        :: len(toRequester) > 0 -> toRequester?e, f, g, h; toRequester!a, b, c, d; a = e; b = f; c = g; d = h
        :: true
        fi;
        if
        :: lost < MAX_LOST -> lost++; pTold = 0
        :: true ->
            if
            :: IS_NEWER(d, knownPSeq) -> knownP = a; knownAbout = b; knownCounter = c; knownPSeq = d; look()
            :: else
            fi
        fi;
        a = 0; b = 0; c = 0; d = 0; e = 0; f = 0; g = 0; h = 0 }
    od
}

active proctype Clock() {
end:
    do
    :: atomic { !past && r != rDraft -> past = true; look() }
    od
}

/* When nothing is left to do, all that was said has arrived, and the request is settled. */
active proctype Observer() {
    timeout;
    assert(rev == 0 || atRequester == atProvider);
    assert(atRequester == Closed || atRequester == Withdrawn)
}
