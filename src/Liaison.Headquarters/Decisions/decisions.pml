/*
 * A joint decision of two headquarters, whose statements arrive late but in order. Checked with spin: it never holds by
 * one side alone, never on two contents, and when all has arrived both see the same. The rules are those of
 * DecisionBoard.cs and DecisionRules.cs; there a test walks the same states with the code itself.
 *
 *   spin -a decisions.pml && gcc -O2 -DSAFETY -o pan pan.c && ./pan -m100000
 *
 * The macros MUTANT_ONE_KEY, MUTANT_COUNTS_SIGNATURES, MUTANT_ANY_CONTENT and MUTANT_LEAVES_SIGNED plant faults that
 * must be found.
 */

#ifndef MAX_ROUND
#define MAX_ROUND 3
#endif
#define MAX_CONTENT 4

mtype = { draft, sign, refuse, withdraw, stop };

/* What each of the two holds: the draft that stands, and the marks on it. */
byte round[2], content[2];
bool ours[2], theirs[2], refusedByUs[2], refusedByThem[2], withdrawn[2], stopped[2];
byte adopted[2];

/* The keys that were really put on each content: side 0 is bit 1, side 1 is bit 2. */
byte keys[5];
byte drafts = 1;

chan to0 = [3] of { mtype, byte, byte };
chan to1 = [3] of { mtype, byte, byte };

#define OTHER(x) (1 - (x))
/* Drafts of side 0 have odd numbers, those of side 1 even ones. */
#define NEXT(x) ((round[x] + 1) % 2 == 1 - (x) -> round[x] + 1 : round[x] + 2)
#define CAN_STILL(x) (round[x] > 0 && adopted[x] == 0 && !withdrawn[x] && !stopped[x])
#ifdef MUTANT_LEAVES_SIGNED
#define BOUND(x) (false)
#else
#define BOUND(x) (ours[x] && !refusedByThem[x])
#endif
#ifdef MUTANT_ANY_CONTENT
#define IS_OF_THIS(x) (true)
#else
#define IS_OF_THIS(x) (number == round[x] && which == content[x])
#endif
#define FULL(x) ((x) == 0 -> len(to1) == 3 : len(to0) == 3)

inline tell(x, what) {
    if
    :: x == 0 -> to1!what, round[x], content[x]
    :: x == 1 -> to0!what, round[x], content[x]
    fi
}

inline fresh(side, n, c) {
    round[side] = n; content[side] = c;
    ours[side] = false; theirs[side] = false; refusedByUs[side] = false; refusedByThem[side] = false
}

/* Whether the draft that stands has both keys; and what must then be so. */
inline look(x) {
    if
#ifdef MUTANT_ONE_KEY
    :: adopted[x] == 0 && ours[x] ->
#else
    :: adopted[x] == 0 && ours[x] && theirs[x] ->
#endif
        adopted[x] = content[x];
        assert(keys[content[x]] == 3);
        assert(adopted[OTHER(x)] == 0 || adopted[OTHER(x)] == content[x])
    :: else
    fi
}

proctype Headquarters(byte x) {
    mtype what; byte number, which;
end:
    do
    :: atomic { CAN_STILL(x) && !ours[x] && !refusedByUs[x] && !refusedByThem[x] && !FULL(x) ->
        ours[x] = true;
        keys[content[x]] = keys[content[x]] | (1 << x);
#ifdef MUTANT_COUNTS_SIGNATURES
        /* A second signature of our own, as when one is sent back, is counted as a second key. */
        if :: theirs[x] = true :: true fi;
#endif
        tell(x, sign); look(x) }
    :: atomic { CAN_STILL(x) && !ours[x] && !refusedByUs[x] && !FULL(x) -> refusedByUs[x] = true; tell(x, refuse) }
    :: atomic { CAN_STILL(x) && !BOUND(x) && NEXT(x) <= MAX_ROUND && drafts < MAX_CONTENT && !FULL(x) ->
        drafts++; number = NEXT(x); fresh(x, number, drafts); number = 0; tell(x, draft) }
    :: atomic { x == 0 && CAN_STILL(x) && !BOUND(x) && !FULL(x) -> withdrawn[x] = true; tell(x, withdraw) }
    /* Stopping one's own part asks nobody. */
    :: atomic { round[x] > 0 && !stopped[x] -> stopped[x] = true }
    :: atomic { (x == 0 && len(to0) > 0) || (x == 1 && len(to1) > 0) ->
        if
        :: x == 0 -> to0?what, number, which
        :: x == 1 -> to1?what, number, which
        fi;
        if
        :: what == draft && adopted[x] == 0 && number > round[x] -> fresh(x, number, which)
        :: what == sign && IS_OF_THIS(x) && adopted[x] == 0 && !theirs[x] && !refusedByThem[x] ->
            theirs[x] = true; look(x)
        :: what == refuse && adopted[x] == 0 && number == round[x] && !theirs[x] -> refusedByThem[x] = true
        :: what == withdraw && adopted[x] == 0 -> withdrawn[x] = true
        :: else
        fi;
        what = 0; number = 0; which = 0 }
    od
}

/* All has arrived: both see the same. */
active proctype Watcher() {
end:
    atomic { len(to0) == 0 && len(to1) == 0 && round[1] > 0 ->
        assert(content[0] == content[1]);
        assert(adopted[0] == adopted[1]);
        assert(withdrawn[0] == withdrawn[1]);
        assert(ours[0] == theirs[1] && theirs[0] == ours[1])
    }
}

init {
    atomic {
        round[0] = 1; content[0] = 1;
        to1!draft, 1, 1;
        run Headquarters(0);
        run Headquarters(1)
    }
}
