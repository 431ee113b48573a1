### What the program says, in English. The other catalogue has the same ids.

## Words

word-error = error
word-help = help
word-top = { $document ->
    [record] the file
   *[sheet] the sheet
 }
word-yes = yes
word-no = no
word-open = not established
word-nobody = nobody
word-nothing = nothing
word-request = request { $n }
word-another-resident = resident { $n }{ $pages ->
    [1] {""}
   *[other] {" "}on page { $page }
 }
word-site = { $sheet } ({ $configuration })
word-noted = { $words } ({ $note })
word-labelled = { $label }: { $words }
word-any = { $others } or { $last }
verdict-holds = holds
verdict-violated = violated
verdict-not-established = not established
verdict-not-claimed = not claimed
verdict-no-case = no case
configuration-designed = designed
configuration-installed = installed
mark-inferred = {" "}(inferred)
mark-after-incident = {" "}(after the incident)
mark-planned = {" "}(planned)
column-sheet = Sheet
column-configuration = As
column-states = States
column-expected = As expected
column-record = As on record
column-claim = Claim
column-says = Says
column-source = Source
column-number = #
column-actor = Who
column-step = What
legend-marks = ✓ holds, ✗ violated, / no case, ? not established, - not claimed, ! not what was expected
legend-no-case = / What would put the claim to the test, and is not within the scope: { $cases }
legend-matrix = + the condition is present, - it is not; ✓ holds, ✗ violated, / no case, ? not established, - not claimed
scope-requests = requests { $n }
scope-changes = changes { $n }
scope-timeouts = timeouts { $n }
scope-restarts = { $n ->
    [1] 1 restart of a counter
   *[other] { $n } restarts of counters
}
scope-crashes = { $n ->
    [1] 1 crash
   *[other] { $n } crashes
}
scope-failovers = { $n ->
    [1] 1 failover
   *[other] { $n } failovers
}
scope-seconds = seconds { $n }
scope-arrivals-any = arrivals any
scope-arrivals-one-per-second = arrivals one-per-second
scope-nights = nights { $n }
engine-dataflow = dataflow
engine-stateright-bfs = stateright-bfs
engine-stateright-dfs = stateright-dfs

## Sheets that cannot be used

problem-unreadable = cannot read `{ $path }`: { $reason }
problem-count = { $path }: { $count } { COUNT($count) ->
    [one] error
   *[other] errors
 }; { $document ->
    [record] the file
   *[sheet] the sheet
 } was not used
problem-count-cut = { $path }: { $count } errors, of which the first { $shown } are shown; { $document ->
    [record] the file
   *[sheet] the sheet
 } was not used
problem-empty = { $document ->
    [record] the file
   *[sheet] the sheet
 } is empty
problem-too-large = the file is larger than { $most } KiB, which no { $document ->
    [record] file of the record
   *[sheet] sheet
 } is
problem-not-utf8 = the file is not UTF-8 from here on
problem-syntax = not TOML: { $words }
problem-key-twice = the key occurs twice
problem-unknown-key = unknown key `{ $key }` in { $table }
problem-key-not-here = `{ $key }` is not allowed in { $table }
problem-unquoted = `{ $key }` has no quotes, so it is read as a table
problem-dotted = `{ $key }` is not allowed at the top of a sheet
problem-type = `{ $key }` needs { $needed }, not { $found }
problem-not-allowed = `{ $key }` may not be { $found }
problem-missing = `{ $key }` is missing in { $table }
problem-no-label = { $table } needs `ja` or `en`, one of them at least
problem-blank = `{ $key }` has no content
problem-name = `{ $key }` may have letters, digits, `-`, `_` and `.`, begins with a letter or a digit, and has at most { $most } of them, and none of scripts that are not written together
problem-name-of-claim = `{ $name }` is the id of a claim, so a condition cannot be called so
problem-control = `{ $key }` has a control character, a line break, a character that changes the direction of writing, or one that nobody sees
problem-duplicate = the name `{ $name }` is used twice
problem-duplicate-sheet = the sheet { $other } of this run has the name `{ $name }` too
problem-uncovered = the model does not cover this together: { $answers }
problem-uncovered-together = the model does not cover the site without these conditions together: { $conditions }
problem-repeats-design = `{ $key }` is installed as designed
problem-without-effect = without condition `{ $id }` the site is the same as with it
problem-nothing-installed = [expect.designed] needs an [installed] that differs from the design
problem-not-claimed = { $claim } is not claimed of this site: order.scope = "none" keeps no order
problem-too-many-conditions = more than { $most } conditions: the matrix has a row for each of their subsets
problem-record-id = the id here is `{ $id }`: findings are numbered in their order
problem-record-id-form = `{ $key }` may have capital letters, digits and `-`, begins with a letter or a digit, and has at most { $most } of them
problem-record-elsewhere = `{ $name }` is in { $other } too
problem-record-neither = the finding names no check, and does not say why none covers it
problem-record-sentence = `{ $key }` has a line that does not end with its sentence
problem-record-language = `{ $key }` is in the other language, or has letters of it
problem-record-uncited = no finding cites `{ $id }`
problem-record-date = `date` is no date
problem-record-location = `{ $location }` is no web address and no name of a file
problem-record-without-entry = `without_entry` belongs to a document of which all was gone through: one whose first location is a file
problem-record-repeated = the finding names this check twice
problem-record-absent = the finding names this check a second time, as the change that takes the condition away
problem-record-inferred = a check rests on answers that are inferred, and the finding does not say so
problem-record-not-installed = { $sheet } is installed as designed
problem-record-no-claim = the check names no claim
problem-record-one-defect = `defect` is one answer
problem-record-no-file = `{ $path }` has no file of the record: none whose name ends in .toml
record-sound = Nothing is wrong: { $findings ->
    [1] 1 finding
   *[other] { $findings } findings
 }, { $sources ->
    [1] 1 source
   *[other] { $sources } sources
 }, { $checks ->
    [1] 1 check
   *[other] { $checks } checks
 }.
type-string = a string
type-integer = a whole number
type-float = a floating-point number
type-boolean = true or false
type-datetime = a date or time
type-array = a list
type-table = a table
reason-not-found = there is no such file
reason-permission = permission denied
reason-directory = it is a folder
reason-no-directory = a part of the path is not a folder
reason-exists = a file of that name is there, and a folder is needed
reason-full = no space is left
reason-read-only = the file system is read-only
reason-in-use = it is in use
reason-no-address = there is no such address on this machine
reason-not-text = it is not text in UTF-8
reason-bad-name = no file can have such a name
reason-too-large = it is too large
reason-quota = more than the user may store
reason-beyond = it is larger than { $most } MiB, and no more is read
reason-no-folder = there is no such folder
reason-no-file = it is no file, but a device, a pipe or a socket
reason-link = it is a link, and nothing is written through links; name the file itself
uncovered-next-pages = image.pick = "next" takes whole documents from a queue, so it needs image.pages = 1
uncovered-next-erase = a queue hands a document out once, so image.pick = "next" needs image.after = "erase"
uncovered-next-reuse = a queued document lies under no name, so image.pick = "next" needs image.reuse = "never"
installed-at-server = { $setting } at app server { $n }
answer-only-searched = { $sheet }: not established: the test implementation and the check of logs do not know { $setting } yet; check, explain, matrix, remedies, campaigns and bounds do
uncovered-counter = image.counter is asked where an app server has image.key = "counter"
uncovered-wrap = image.wrap is asked where an app server has image.key = "counter"
uncovered-restarts = scope.restarts is asked where an app server has image.key = "counter"
uncovered-width = an order.width above 1 needs an order on every app server: order.scope is not "none"
uncovered-seconds = with scope.arrivals = "one-per-second", scope.seconds must be at least scope.requests
help-meant = did you mean `{ $word }`?
help-sheets = a sheet is a file, or the name of a bundled one: { $names }
help-allowed-keys = allowed here: { $words }
help-allowed = allowed: { $words }
help-range = allowed: { $first } to { $last }
help-at-least = allowed: { $first } or more
help-whole-number = allowed: a whole number that is not too large
help-memory = allowed: a number of bytes, or of KiB, MiB or GiB, such as 16GiB
help-not-utf8 = save the file as UTF-8
help-syntax = fix this first; other errors are reported after it
help-unquoted = write "{ $key }" = …
help-dotted = write `{ $name }` under [{ $section }]
help-every-key = { $document ->
    [record] `honnin schema --record` has every key, with what it says
   *[sheet] `honnin init FILE` writes a sheet with every key and its question
 }
help-duplicate-sheet = give one of them another name
help-repeats-design = only what differs from the design belongs in [installed]
help-without-effect = `without` gives the answers that differ in the absence of the condition
help-nothing-installed = where nothing is installed apart from the design, write what is expected under [expect]
help-record-id = put a new finding at the end of its group, with the next number; an id is never reused
help-record-id-form = such as MUNAKATA or PPC-2024-07-17
help-record-elsewhere = keep it in one file only
help-record-neither = name the checks under `checks`, or say under [finding.gap] why there is none
help-record-sentence = each line is a whole sentence, or several: 。 ends it in Japanese, a full stop in English
help-record-language = `ja` is Japanese; `en` is English in ASCII letters
help-record-uncited = a source is in the record for the findings that cite it
help-record-date = a year, a month, a day, as far as they are known: 2023, 2023-12 or 2023-12-01
help-record-location = an address begins with https:// or http://; a file has no folder and ends in .txt or .md
help-record-without-entry = state what in the document has no finding, and why
help-record-repeated = list each check once
help-record-absent = keep one of the two
help-record-inferred = say in [finding.gap] what is inferred, with the words 推定 in `ja` and "inferred" in `en`; or the `certainty` is "inferred"
help-record-not-installed = write as = "designed"
help-record-no-claim = `reaches` and `misses` together are the claims that the site breaks
help-record-one-defect = such as defect = {"{"} "image.after" = "keep" {"}"}

## Verdicts

summary-record = { COUNT($count) ->
    [one] The one verdict is
   *[other] All { $count } verdicts are
 } what the public record says.
summary-expected = { COUNT($count) ->
    [one] The one verdict is
   *[other] All { $count } verdicts are
 } as expected.
summary-attention = Of { $count } verdicts, { $differ } { $differ ->
    [one] differs
   *[other] differ
 } from what was expected and { $open } { $open ->
    [one] is
   *[other] are
 } not established.
attention-differs = { $sheet } ({ $configuration }), { $claim }: { $verdict }, expected: { $expected }
attention-no-case = { $sheet } ({ $configuration }): { $reason }
attention-missed = { $sheet } ({ $configuration }): the scope is too small: with { $scope }, the site violates { $claims }. `honnin bounds` measures which scope is enough.
attention-open = { $sheet } ({ $configuration }), { $claims }: not established: { $reason }
reason-vacuous = the check examined nothing: never reached: { $missing }
cut-states = the search was cut after { $most } { COUNT($most) ->
    [one] state
   *[other] states
 }
cut-seconds = the search was cut after { $most } { COUNT($most) ->
    [one] second
   *[other] seconds
 }
cut-memory = the search was cut when { $most } bytes of memory were in use
cut-schedules = { $most } { COUNT($most) ->
    [one] schedule was run
   *[other] schedules were run
 }, the most allowed, and there are more
cut-interrupted = the search was interrupted
cut-engine = the engine failed: { $words }
progress = { $site }: { $states } { COUNT($states) ->
    [one] state
   *[other] states
 }, { $rate }/s, depth { $depth }, { $seconds } s
progress-schedules = { $done } of { $of } { COUNT($of) ->
    [one] schedule
   *[other] schedules
 }, { $rate }/s, { $seconds } s
progress-kill = { $context }: { $decision }

## Condition matrix

matrix-title = Condition matrix of { $sheet } ({ $configuration })
matrix-condition = { $id }: { $label }. Without it: { $without }
matrix-nothing-breaks = No claim breaks in any subset of the conditions.
matrix-no-conditions = { $sheet } names no condition, so there was nothing to check.
cause-open = { $claim }: { $count ->
    [one] one subset is
   *[other] { $count } subsets are
 } not established, so there is no conclusion.
cause-always = { $claim } breaks whatever the conditions.
cause-always-claimed = Where it is claimed, { $claim } breaks whatever the conditions.
cause-exactly = { $claim } breaks exactly when { $when }.
cause-exactly-claimed = Where it is claimed, { $claim } breaks exactly when { $when }.
cause-not-claimed = { $claim } is not claimed when { $when }.
cause-or = {"; "}or{" "}
cause-and = {" "}and{" "}
cause-present = { $present }
cause-absent = without { $absent }
cause-present-absent = { $present } without { $absent }
cause-elsewhere = { $claim } holds with all conditions present; it breaks in the other cases named.
cause-not-needed = { $claim } does not need { $conditions }: it breaks without { $count ->
    [1] it
   *[other] them
 } too.
cause-not-needed-alone = { $claim } needs none of { $conditions } by itself: it breaks without any one of them. Without all of them it does not break.

## Remedies

remedies-title = Remedies for { $sheet } ({ $configuration })
remedies-site-open = The site itself is not established, so no remedies can be found.
remedies-nothing-broken = No claim is broken: there is nothing to fix.
remedies-open = { $goal }: not established, because a check was cut.
remedies-none = { $goal }: no set of up to { $most } decisions does it.
remedies-smallest = { $goal }: { $size ->
    [one] one decision is enough. Any of these:
   *[other] { $size } decisions are enough, and no fewer. Any of these sets:
 }
goal-every-claim = To make every claim hold (broken now: { $broken })
goal-c1 = To make C1 hold
remedy-end = .
remedy-change = { $key }: { $from } → { $to } ({ $told })
remedy-change-to-designed = { $key }: { $from } → { $to } ({ $told }; take it out of [installed])
remedy-change-installed = { $key }: { $from } → { $to } ({ $told }; in [installed])
remedy-besides-reference = {" "}(not the answer of the reference design)
remedy-died-of = {" "}(an answer that { $sheets } died of)
remedy-rests-on = {"; "}not with { $answers }
remedy-rests-on-open = {"; "}not established with { $answers }, because a search was cut
remedy-still = {"; "}still violated: { $claims }
bigger-all-agree = {" "}It still works with one more request, or one more change, or one more timeout.
bigger-all-agree-on-all = { $count ->
    [1] It still works
   *[other] Each of them still works
 } with one more request, or one more change, or one more timeout.
bigger-agrees = {" "}It still works with one more of { $key }.
bigger-breaks = {" "}With one more of { $key } these break: { $claims }.
bigger-open = {" "}With one more of { $key } it is not established.
bigger-out-of-reach = {" "}One more of { $key } is beyond the model.

## Bounds

bounds-title = Scope of { $sheet } ({ $configuration })
bounds-scope = The sheet has: { $scope }
bounds-open = Which scopes are the smallest that reveal a violation is not established.
bounds-violated = The site violates { $claims }. The smallest scopes that reveal a violation:
bounds-defects = The site holds (except C8, which depends on no scope). Each single decision is broken in turn: the smallest scopes that reveal the defect, among those of at most one more than the sheet's in each dimension:
bounds-nothing = {" "}none.
bounds-beyond = A number with + is larger than the sheet's.
bounds-defect = Defect
bounds-claims = Claims
bounds-as-it-stands = as described
bounds-or = or
bounds-sweep = What is needed to reveal all that the sheet's scope reveals, and what changes with one more:
bounds-dimension = Dimension
bounds-in-sheet = Sheet
bounds-needed = Needed
bounds-one-more = With one more
bounds-all-at-once = all at once
bounds-unchanged = no verdict changes
bounds-changed = these verdicts change: { $claims }
bounds-at-maximum = cannot be raised: it is the most that the model knows
bounds-not-covered = cannot be raised: the model does not cover it
bounds-adequate = The scope is adequate by this measure: no verdict changes with one more of anything.
bounds-inadequate = The scope is NOT adequate: a verdict changes with one more.
bounds-not-established = Whether the scope is adequate is not established: a search was cut short, or examined nothing.

## Campaigns

campaigns-title = Tests of { $sheet } ({ $configuration })
campaigns-none = { $sheet } names no test, so there was nothing to check.
campaigns-site-open = The site itself is not established, so its tests cannot be assessed.
campaigns-site-holds = The site holds (C8 aside, which no test of behaviour can show). Each single decision is broken in turn: which defects could a test reveal?
campaigns-site-violated = The site violates { $claims }. Could any test have reached a violation?
campaign-as-the-sheet = the scope of the sheet
campaign-line = { $name } [{ $environment }]: { $finding }
finding-open = not established
finding-beyond = the site as described violates { $broken } in this environment, which is larger than the scope of the sheet
finding-also = {"; "}in this environment { $beyond } breaks too
finding-blind = blind: it cannot reach a violation of { $missed }, however often it runs
finding-reaches = it can reach a violation of { $reached }
finding-partly = it can reach a violation of { $reached }, not of { $missed }
finding-lacks = { $count ->
    [1] {"; "}missing condition:
   *[other] {"; "}missing conditions:
 } { $conditions }
finding-no-defects = no single decision breaks a claim within any of the scopes
finding-defects = it could reveal { $revealed } of { $all } defects
finding-revealed = {"; "}revealed: { $defects }
finding-hidden = {"; "}hidden from it: { $defects }
finding-defect = { $defect } (breaks { $claims })

## Survey

survey-title = Survey of { $sites } { COUNT($sites) ->
    [one] site
   *[other] sites
 }: { $designs } { COUNT($designs) ->
    [one] design
   *[other] designs
 }, on app servers: { $servers }
survey-only = Of these questions only these answers were looked at: { $answers }
survey-unasked = Not asked, and answered as in the reference design: { $keys }
survey-too-many = that is { $sites } sites, more than the { $most } that a survey can keep: fewer --questions, or answers fixed by --with, make it smaller
survey-looked = { $settled } { COUNT($settled) ->
    [one] site settled
   *[other] sites settled
 }; { $states } { COUNT($states) ->
    [one] state was examined
   *[other] states were examined
 } ({ $engine })
survey-uncovered = { $sites } { COUNT($sites) ->
    [one] of these sites has
   *[other] of these sites have
 } answers that do not go together; the model does not cover them, and no claim is made of them
survey-holds = holds
survey-violated = is violated
survey-not-claimed = is not claimed
survey-no-case = has no case
survey-always = { $claimed ->
    [always] It
   *[other] Where it is claimed, it
 } { $outcome }, whatever is decided.
survey-rules = { $claimed ->
    [always] It
   *[other] Where it is claimed, it
 } { $outcome } exactly when { $count ->
    [1] this is so, whatever else is decided:
   *[other] one of these is so, whatever else is decided ({ $least } rules are the fewest):
 }
survey-rules-unproven = { $claimed ->
    [always] It
   *[other] Where it is claimed, it
 } { $outcome } exactly when one of these is so, whatever else is decided ({ $count } rules; fewer than { $least } cannot do, and whether these are the shortest is not known):
survey-rule = { $when } ({ $sites } { $count ->
    [one] site
   *[other] sites
 })
survey-or = {" "}or{" "}
survey-no-difference = Makes no difference to it: { $keys }
survey-open = Not established at { $sites } { $count ->
    [one] site
   *[other] sites
 }, so there are no rules.
survey-reason = { $sites }: { $reason }
survey-refuted = Not established: the rules that were found for "{ $outcome }" do not fit the verdicts (first at: { $site }). This is a defect of honnin; please report it.
legend-survey = Every rule was checked against every site.
survey-picture = Survey of the designs
survey-picture-how = A cell represents all sites with the answers beside and above it, which all have the same verdict. Questions that make no difference to a claim are not shown, and answers with the same verdicts share a row or column.
survey-stopped = Stopped: { $settled } of { $of } { COUNT($of) ->
    [one] site is settled
   *[other] sites are settled
 }. With --resume FILE a survey can be gone on with.
survey-stopped-kept = Stopped: { $settled } of { $of } { COUNT($of) ->
    [one] site is settled
   *[other] sites are settled
 }. The same command goes on from here.
survey-no-question = `{ $word }` is no question of the survey
survey-no-answer = `{ $word }` gives no answer that is allowed
survey-in-use = another survey is at `{ $path }`
survey-gone = `{ $path }` was taken away or changed while the survey ran: what was found is not kept in it
survey-spot-check = `{ $path }`: of { $known } { COUNT($known) ->
    [one] site
   *[other] sites
 } in it, { $checked } chosen by chance { COUNT($checked) ->
    [one] was searched again, and agrees
   *[other] were searched again, and agree
 } (seed { $seed }). The file is sealed against chance, not against intent.
survey-spot-open = `{ $path }`: of { $checked } { COUNT($checked) ->
    [one] site
   *[other] sites
 } chosen by chance, { $open } could not be confirmed within the limits of a search (seed { $seed }); what the file says of { COUNT($open) ->
    [one] it
   *[other] them
 } is not used.
survey-spot-differs = `{ $path }`: site { $site } was searched again, and the file says something else ({ $there }) than was found ({ $found }; seed { $seed }). The file cannot be relied on; it was left as it is
survey-not-ours = `{ $path }` is no file of a survey; it was left as it is
survey-other = `{ $path }` is of another survey and was left as it is. Its "{ $what }" is { $there }; asked for is { $asked }
survey-bad-line = `{ $path }`, line { $line }: no finding of this survey, or not as it was written; the file was left as it is
progress-report-sheets = Checking sheets: { $done } of { $of }
progress-report-runs = Running the test implementation: { $done } of { $of } { COUNT($of) ->
    [one] site
   *[other] sites
 }
progress-report-kill = Filling the kill matrix: { $done } { COUNT($done) ->
    [one] row
   *[other] rows
 }
progress-report-survey = Surveying all designs: { $done } of { $of }
progress-survey = { $done } of { $of } { COUNT($of) ->
    [one] site
   *[other] sites
 }, about { $left } left

## Pictures

picture-counterexample = Counterexample to { $claim } { $name }, in { $count } { COUNT($count) ->
    [one] step
   *[other] steps
 }
picture-kiosk = at a kiosk
picture-spool = print images
picture-pages = pages 1 to { $pages }
picture-queue = print queue
picture-order = order control
picture-replica = replica { $n }
picture-version = v{ $version }
picture-cause = cause
picture-leads = ▲ leads to it
picture-result = result
picture-breaks = First broken at step { $step }: { $sentence }
picture-arrive = request { $request } arrives
picture-arrive-second = request { $request } arrives in second { $second }
picture-enter = request { $request } is let in
picture-enter-free = request { $request } is let in; nobody has to wait
picture-acquire = request { $request } gets the order; its print begins
picture-print = print of request { $request } begins
picture-fetch = request { $request } reads the record
picture-fetch-fail = record is being updated: request { $request } fails
picture-fetch-skip = record is being updated: request { $request } goes on without an image
picture-write = request { $request } writes { $pages ->
    [1] its image
   *[other] page { $page }
 }
picture-write-over = request { $request } overwrites { $pages ->
    [1] the image
   *[other] page { $page }
 } of request { $other }
picture-join = document of request { $request } joins the queue
picture-read = request { $request } reads { $pages ->
    [1] its own image
   *[other] page { $page }: its own
 }
picture-read-wrong = request { $request } reads { $pages ->
    [1] an image
   *[other] page { $page }
 }: that of resident { $other }
picture-read-none = request { $request } finds no image and fails
picture-finish = document of request { $request } comes out at the kiosk
picture-blocked = output check stops the document of request { $request }
picture-timeout-cancel = time of request { $request } runs out: it is cancelled
picture-timeout-release = time of request { $request } runs out: its order is released, and it goes on
picture-change = record of resident { $resident } changes
picture-begin = sync takes the change of resident { $resident }
picture-apply = sync updates replica { $replica }
picture-end = sync ends and releases its own hold
picture-end-all = sync ends and releases everybody's hold
picture-drop = the change is lost
picture-night = a night passes; nothing is compared
picture-night-reconcile = a night passes; the copy is made equal
picture-paper-asked = asked by resident { $request }
picture-paper-own = = shows resident { $request }
picture-paper-wrong = ≠ shows { $shown }
picture-paper-stale = version { $version }, though { $due } was due
picture-paper-late = after its time had run out
picture-legend-waits = waits
picture-legend-let-in = let in
picture-legend-in-print = at an app server: in print
picture-legend-holds = at order control: holds the order
picture-legend-lies = in the spool or queue: document lies there
picture-legend-order-cut = order released too early
picture-legend-image-cut = overwritten before it was read
picture-legend-token = that resident's data
picture-legend-releases = released
picture-legend-lost = does not arrive, or is not found
picture-legend-clock = clock: timeout, second
picture-legend-night = night
picture-matrix = Which conditions together break which claim
picture-present = number of conditions present
picture-else-holds = Otherwise it holds.
picture-as-it-stands = the site as described: all conditions present
picture-topology = The site and its decisions
picture-kiosks = kiosks
picture-check = output check
picture-db-server = DB server { $n }
picture-feed = changes
picture-record = record
picture-differs-reference = differs from the reference design
picture-differs-design = differs from the design
picture-places-slot = “0 1”: where the images of requests 0 and 1 lie; both share it
picture-places-second = “:00”, “:01”: where the images of a second lie; requests of one second share it
picture-places-counter = “0”, “1”: where the image with each number of a counter lies
picture-places-request = “0”, “1”: where the image of each request lies
picture-places-queue = “0”, “1”: documents of requests in the queue; the first is sent next
picture-app-servers = { $n ->
    [1] One app server
   *[other] { $n } app servers
 }
picture-db-servers = { $n ->
    [1] One DB server with a replica
   *[other] { $n } DB servers, each with a replica
 }
picture-order-width = { $n ->
    [1] One print at a time holds the order
   *[other] { $n } prints may hold the order at once
}
picture-wrap = { $n ->
    [0] The counter never begins again
   *[other] The counter begins again after { $n } numbers
}
picture-document-pages = { $n ->
    [1] A certificate has one page
   *[other] A certificate has { $n } pages
 }

## Counterexamples

explain-title = { $sheet } ({ $configuration }), { $claim } { $name }: { $verdict }
explain-holds = No counterexample: every state within the scope was visited, and the claim held in each.
no-case = Nothing within the scope puts { $claims } to the test; what would: { $cases }
explain-not-claimed = The claim is not made of this site.
explain-open = Not established: { $reason }
actor-resident = resident { $n }
actor-server = app server { $n }
actor-timer = timer
actor-registry = registry
actor-sync = sync
actor-feed = feed
actor-clock = clock
actor-night = night
actor-machine = machine
step-arrive = makes request { $request } at a kiosk; it arrives at app server { $server }
step-arrive-second = makes request { $request } at a kiosk; it arrives at app server { $server } in second { $second }
step-enter = accepts request { $request }; others at this server wait
step-enter-free = lets request { $request } in; nothing makes others wait
step-acquire-site = request { $request } gets the site's order: its print begins
step-acquire = the print of request { $request } begins
step-fetch = request { $request } reads its resident's record from replica { $replica } (version { $version })
step-fetch-fail = the record for request { $request } is being updated: it fails
step-fetch-skip = the record for request { $request } is being updated: it goes on without an image
step-write = request { $request } writes { $pages ->
    [1] its image
   *[other] page { $page } of its image
 }
step-write-over = request { $request } writes { $pages ->
    [1] its image
   *[other] page { $page } of its image
 } over that of request { $other }
step-write-queue = the document of request { $request } joins the end of the print queue
step-read = request { $request } reads { $pages ->
    [1] the image
   *[other] page { $page }
 }: it shows its own resident
step-read-wrong = request { $request } reads { $pages ->
    [1] the image
   *[other] page { $page }
 }: it shows resident { $other }
step-read-none = request { $request } finds no image and fails
step-finish = the document of request { $request } is sent to the kiosk
step-finish-wrong = the document of request { $request } is sent to the kiosk; it shows { $shown }
step-finish-blocked = the output check stops the document of request { $request }
step-timeout-cancel = the time of request { $request } runs out: all of it is cancelled
step-timeout-release = the time of request { $request } runs out: its place in the order is released, the request goes on
step-timeout-abandon = the time of request { $request } runs out: it fails and its place in the order is released, and its work goes on
step-reuse = request { $request } finds an image of resident { $other } under its name, and uses it again
step-crash = app server { $server } dies and comes back
step-restart = counter { $counter } starts anew
step-catch_up = the change of resident { $resident } reaches replica { $replica }, after its sync has ended
step-failover = the stand-by of DB server { $replica } takes its place
step-change = the record of resident { $resident } changes (version { $version })
step-begin = takes the change of resident { $resident } and joins the holders of the order
step-apply = brings the record of resident { $resident } to replica { $replica }
step-end = ends and releases its own hold
step-end-all = ends and releases everybody's hold, also that of { $held }
step-drop = loses the change of resident { $resident }
step-tick = second { $second } begins
step-night = a night passes; the copy is not compared with the registry
step-night-reconcile = a night passes; every replica is made equal to the registry
story-breaks = {"  "}✗ { $claims }
ending-claim = This no longer holds: { $sentence }
ending-c1 = Resident { $request } was handed a certificate that shows { $shown }.
ending-c2 = Request { $request } was delivered after its time had run out.
ending-c3 = Request { $request } was delivered with version { $version } of the record; at the last night the registry had version { $due }.
ending-c4 = In print at once: { $requests }.
ending-c5 = The image of request { $request } was overwritten before it was read.
ending-c6 = No request is in flight, and a print image remains.
ending-c7 = A request is neither delivered nor failed, and no step is left; or a step did not raise the measure.

## Logs

log-problems = { $path }: { $count } { $count ->
    [one] error
   *[other] errors
 }; the log was not used
log-problem = line { $line }: { $what }
log-problems-more = … and { $count } more
log-empty = the log is empty
log-no-header = a log begins with its header: {"{"}"log":"honnin","schema":1,"site":"…"{"}"}
log-header-again = the header is the first line, and there is one
log-schema = the log is of version { $found } of the schema; this program reads version { $known }
log-not-utf8 = the line is not UTF-8
log-not-json = the line is not JSON: { $words }
log-breaks-off = the last line breaks off: whoever wrote it did not finish
log-not-a-line = the line is neither an event nor a header nor a footer
log-unknown-event = unknown event `{ $name }`
log-field = a field is missing or wrong: { $words }
log-no-requester = `of` is missing: an arrival says who asks
log-sequence = the next event of { $source } has seq { $expected }, but this one has { $found }
log-no-position = `position` is missing: either every event has one, or none has
log-position = the next event of all sources has position { $expected }, but this one has { $found }: events are missing or repeated
log-disorder = the positions of the events of { $source } are not in the order of their `seq`
log-after-footer = the line comes after the footer
log-count = the footer counts { $said } events, and there are { $found }
trace-title = { $path }, { $events } { COUNT($events) ->
    [one] event
   *[other] events
 }, checked against { $sheet } ({ $configuration })
trace-accepted = Accepted: the log is a behaviour of this site, from its beginning to its end.
trace-accepted-prefix = Accepted as far as it goes: the log is a behaviour of this site, but it has no footer, so more may have followed.
trace-rejected = Rejected: no behaviour of this site has these events.
trace-no-events = Not established: the log has no events, so there was nothing to check.
trace-cut = Not established: the search stopped after { $visited } { COUNT($visited) ->
    [one] moment
   *[other] moments
 }. Where one process wrote the log, --in-file-order is quicker.
trace-beyond = Not established: { $limit }.
trace-stop = { $count } { COUNT($count) ->
    [one] event fits
   *[other] events fit
 }. Line { $line } does not: { $event } ({ $source })
trace-not-enabled = The step is not possible there.
trace-differs = First difference: { $field }: the log says { $log }, the model { $model }
trace-allowed = Possible there: { $steps }; besides, requests may arrive and records change.
trace-allowed-none = Possible there: only that requests arrive and records change.
trace-claims = The claims in the log itself:
trace-claim = { $claim } { $name }: { $verdict }
trace-holds = holds (cases: { $cases })
trace-violated = { $count ->
    [1] violated in line { $lines }
   *[other] violated { $count } times; lines { $lines }
 }
trace-no-case = no case: nothing in the log puts it to the test
trace-order = not established: it depends on the order between sources, which the log does not show
trace-order-lines = not established: it depends on the order between sources, which the log does not show; if the lines are in that order, it is violated in: { $lines }
trace-contradiction = not established: line { $line } contradicts what was logged before
trace-aborted = not established: the request that is aborted in line { $line } had a document in hand that would violate it
trace-of-other-site = not established: the log is of another site, configuration or sheet
trace-other-site = Not established of this site: the log says that it is of `{ $site }`.
trace-other-configuration = Not established of this configuration: the log says that it is of `{ $configuration }`.
trace-other-answers = Not established of this site: the log says that the site was set up from other answers. The sheet has the same name and is not the same.
trace-unsaid = Not established in full: { $count } { $count ->
    [one] field that an event should have is missing and was not compared
   *[other] fields that events should have are missing and were not compared
 }; the first is `{ $field }` in line { $line }.
trace-cannot-show = What a log cannot show of itself: that nobody altered it, that no lines were taken out with all their numbers, that an aborted request handed nothing out, and which system wrote it.
trace-header-gaps = What this log does not say, and is taken on trust: { $gaps }.
trace-gap-configuration = of which configuration it is (`as`)
trace-gap-answers = from which answers its site was set up (`answers`)
trace-not-closed = not established: the log has no footer
trace-no-detail = not established: line { $line } does not say enough
trace-unknown-fields = Fields that the schema does not know were kept and not examined: { $count }
limit-residents = more residents are involved at once than the model holds
limit-changes = more changes wait at once than the model holds
limit-seconds = requests of more seconds are in flight at once than the model holds
limit-lag = a replica lags further behind the registry than the model counts
limit-two-requests = resident { $resident } has two requests in flight at once, and in the model the card is in one kiosk

## The state at a step

situation-request = request { $n }: { $phase }
situation-at = {" "}(app server { $server })
situation-pages = {", "}version { $version }, pages written { $written }, read { $read }
situation-shows = {", "}shows { $shown }
situation-expired = {", "}its time has run out
situation-server = app server { $n } held by { $by }
situation-order = the site's order held by { $by }
situation-image = image at place { $place }: { $pages }
situation-queue = print queue: { $documents }
situation-records = versions: registry { $registry }; replicas { $replicas }
situation-sync = sync running: resident { $resident }
situation-feed = feed: { $changes }
situation-late = ended, and to come for replica { $replica }: { $changes }
situation-standby = versions at the stand-by of replica { $replica }: { $versions }
situation-counters = next numbers: { $numbers }
situation-clock = second { $second }, nights { $nights }
phase-arrived = arrived
phase-entered = entered
phase-granted = granted
phase-fetched = fetched
phase-skipped = going on without an image
phase-delivered = delivered
phase-failed = failed
phase-abandoned-granted = failed, and its work has yet to read the record
phase-abandoned-fetched = failed, and its work writes on

## The committed report

report-title = honnin: verdicts
report-introduction = Made by `cargo run --release`; a function of the sheets and of nothing else. Each verdict applies to the scope named with it. Requests, residents, servers and replicas count from 0; request n is made by resident n.
report-introduction-own = Made by `honnin report`; a function of the sheets and of nothing else. Each verdict applies to the scope named with it. Requests, residents, servers and replicas count from 0; request n is made by resident n.
report-verdicts = Verdicts
report-claims = Claims
elsewhere-heading = The same failure elsewhere
elsewhere-introduction = Public cases in which somebody received another person's document, record or reply from a system of another kind, each as a sheet (`models/sheets/cases`). They say nothing of the sites in this report. `honnin explain NAME C1` tells how a case came about, step by step.
elsewhere-case = { $name }: { $said }. Sources: { $sources }
elsewhere-out-of-reach = What no sheet can say yet, and the concept that it needs:
elsewhere-needs = { $title }. It needs: { $needs }
elsewhere-unsaid = No sheet can say yet: { $names }. The report names the concept that is needed.
report-matrix = Condition matrix
report-remedies = Remedies
report-campaigns = Campaigns
report-sources = Sources: { $sources }
report-differs = Differs from the reference design in: { $answers }
report-as-reference = Every answer is that of the reference design.{ $answers }
report-installed = Installed, and not as designed: { $answers }
report-inferred = Inferred, not disclosed: { $keys }
report-scope = Scope: { $scope }
report-counts = Visited: { $states } { COUNT($states) ->
    [one] state
   *[other] states
 }, { $transitions } { COUNT($transitions) ->
    [one] transition
   *[other] transitions
 }, depth { $depth } ({ $engine })
report-told-apart = { $looked } of these states were examined; each of the others differs from one of them only in which resident or app server plays which part. States are told apart by { $bits }-bit hashes; the probability that a collision hid a state is below { $probability }
report-witnesses = Witnesses: { $witnesses }
witness-seen = { $name } ✓
witness-missing = { $name } ?
witness-not-seen = { $name } - (for information: it need not happen)
report-violated = { $claim } { $name } is violated
report-no-steps = A counterexample exists; its steps were not found within the limits.
report-again = See it again: { $command }
report-limits = What this does not say
report-written = Report written: { $path }
report-folder-other = `{ $path }` is the evidence of other sheets ({ $sheets }), and would be lost: name another folder with --out
report-folder-unknown = `{ $path }` lies where the report would be written, and no report of this program made it: name another folder with --out, or remove it
report-left-over = `{ $path }` is left over from an earlier report: none of this name would be made now
report-not-written = The report was not written, because the run was stopped.
report-unsound = Not established: what was gathered is not internally consistent: { $reason }. This is a defect of honnin; please report it.
report-not-compared = The files were not compared, because the run was stopped.
report-stale = `{ $path }` differs from a fresh one.
report-stale-digest = `{ $path }`: the digest of { $file } is stale.
report-asked = Checks: { $asked }. As expected, or established: { $asexpected }; differing: { $differs }; not established: { $open }.
report-asked-all = { COUNT($asked) ->
    [one] The one check
   *[other] All { $asked } checks
 } ran to { COUNT($asked) ->
    [one] its
   *[other] their
 } end, and every answer that was expected came out, violations where they were expected.
report-asked-no-case = { $n ->
    [one] One more check had no case: nothing within the scope puts its claim to the test.
   *[other] { $n } more checks had no case: nothing within the scope puts their claims to the test.
}
asked-claims = { $n } { $count ->
    [one] claim
   *[other] claims
 }
asked-matrices = { $n } { $count ->
    [one] condition matrix
   *[other] condition matrices
 }
asked-remedies = { $n } { $count ->
    [one] remedy
   *[other] remedies
 }
asked-campaigns = { $n } { $count ->
    [one] campaign
   *[other] campaigns
 }
asked-controls = { $n } { $count ->
    [one] set of negative controls
   *[other] sets of negative controls
 }
asked-bounds = { $n } { $count ->
    [one] look beyond a scope
   *[other] looks beyond a scope
 }
asked-schedules = { $n } { $count ->
    [one] claim in schedules
   *[other] claims in schedules
 }
asked-followed = { $n } { $count ->
    [one] counterexample followed
   *[other] counterexamples followed
 }
asked-logs = { $n } { $count ->
    [one] log
   *[other] logs
 }
asked-cases = { $n } { $count ->
    [one] claim of a case elsewhere
   *[other] claims of cases elsewhere
 }
asked-kill = { $n } { $count ->
    [one] defect
   *[other] defects
 }
asked-survey = { $n } { $count ->
    [one] claim of all designs
   *[other] claims of all designs
 }
report-unwritable = cannot write `{ $path }`: { $reason }
output-lost = the output was lost: { $reason }
configuration-not-there = { $sheet } is installed as designed: it has no section [installed]
report-limits-introduction = No verdict in this report reaches beyond its scope and its model. Each line names something that was not examined, and which way a verdict can be wrong because of it.
report-asked-heading = How far each answer can be trusted
report-logs = Logs of the test implementation
report-kill = Kill matrix
report-survey = Survey of all designs
column-class = Class
column-asked = Checks
column-kinds = Made up of
column-as-it-must-be = As expected, or established
column-differing = Differing
column-gap = What is not seen
column-errs = Which way it errs
column-log = Log of
column-checked-against = Checked against the model of
column-events = Events
column-answer = Answer
class-exhaustive = exhaustive within the scope
class-exhaustive-says = Every state that the model can reach within the scope was examined. What holds, holds there without exception.
class-random = random, { $schedules } { COUNT($schedules) ->
    [one] schedule
   *[other] schedules
 }
class-random-says = This many orders of the steps of the test implementation, drawn at random. A violation seen is possible; one not seen may still be.
class-several = kill matrix, several methods
class-several-says = One defect at a time, looked for with the model, with random and PCT schedules, along the counterexample, in the log and by the output check. What breaks C1 must be found by the model, PCT, the guided run and the check.
class-observed = observed
class-observed-says = What happened on one occasion: the test implementation along a counterexample, or one of its logs.
class-sheet = read off the sheet
class-sheet-says = C8 compares the answers of the design with what was installed. Nothing is run.
class-not-run = not run
class-not-run-says = Real threads under load (`honnin run`, `honnin kill --load`). What they show depends on the machine, so it is measured there and never part of this report.
layer-search = Every state within the scope
layer-run = { $method }, { $schedules } { COUNT($schedules) ->
    [one] schedule
   *[other] schedules
 }
layer-followed = Along the counterexample (observed)
layer-threads = Threads under load
layer-not-run = not run
followed-broke = ✗ broke at the same step
followed-held = did not break
followed-left = left the model
log-of-a-day = an ordinary day
log-along = the counterexample of { $claim }
log-model-itself = the site that wrote it
log-model-designed = the site as designed
log-model-reference = the reference design
log-accepted = accepted
log-rejected = rejected at event { $event }: { $step }
log-rejected-as-expected = rejected at event { $event }, as expected: { $step }
log-step = { $actor }: { $step }
log-action = { $action ->
    [arrive] request { $n } arrives
    [enter] lets request { $n } in
    [acquire] begins the print of request { $n }
    [fetch] reads the record for request { $n }
    [write] writes page { $page } of request { $n }
    [read] reads page { $page } for request { $n }
    [finish] finishes request { $n }
    [timeout] the time of request { $n } runs out
    [abort] request { $n } fails by a fault
    [change] the record of resident { $n } changes
    [begin] takes a change
    [apply] updates replica { $n }
    [end] ends
    [drop] a change is lost
    [tick] the clock advances
   *[night] a night passes
 }
errs-holds = towards a false “holds”
errs-alarm = towards a false alarm
errs-either = either way
errs-neither = neither
gap-scope = More requests, changes, timeouts, seconds or nights at once than the scope names. `honnin bounds` and the remedies look one step beyond it (of what `honnin bounds` finds, the evidence has what a finding of the record relies on).
gap-model = Whatever the model does not name: networks and disks that fail, servers that fail more often than the scope says, kiosks, payment, people of one household on one certificate.
gap-program = The program that a vendor delivered. The test implementation that is run here was written for this suite, after the same design.
gap-sheet = Answers that do not describe the site as it is. Nobody compared the sheet with the machines.
gap-inferred = Causes that were never made public. The sheet marks what was inferred; Tokushima's is a hypothesis from end to end.
gap-claims = Harm that no claim covers: how long a request takes, who may see stored data, what is printed at another place.
gap-steps = What happens within one step. The model takes each step as a whole; a program may be interrupted in the middle of it.
gap-speed = How likely an order of steps is. The model assumes nothing about speed, so a counterexample may be rare, though never impossible in it.
gap-schedules = Orders of steps that chance did not draw. Random schedules show that a claim can break, and never that it cannot.
gap-logs = Whatever a log does not record. The check of a log covers the events that are in it.
gap-load = Real threads under load. They are measured with `honnin run` and `honnin kill --load`, and nothing here rests on them.
gap-fingerprints = A state that is taken for another with the same fingerprint. Each search names the probability; `--fingerprint 128` makes it negligible.
gap-symmetry = States that differ only in which resident or app server plays which part. One represents all; the tests of the program compare this with searches of every state (that is no part of the evidence).
gap-db-servers = How many DB servers there are, where each has a change before its sync ends and a stand-by holds the current copy: there it alters no verdict of this model. Where the sheet says otherwise (`sync.spread`, `topology.standby`), the number is part of the site.
gap-suite = Mistakes in the suite itself. A second engine (`--cross-check`), the kill matrix and the test implementation beside the model speak against them, and rule them out no further.

## The HTML report

page-title = Certificates at kiosks: verification report
page-brand = verification of systems that print certificates at kiosks
page-language = English
page-languages = Language
page-read-here = Read this part in English
page-skip = Skip to the report
page-contents = Contents
page-summary = Summary
page-question = Does the paper that comes out belong to the person who asked?
page-answer = { $apart ->
    [0] { $sheets ->
        [one] One sheet was checked
       *[other] { $sheets } sheets were checked, each
     }
   *[other] { $sheets } sheets, which are { $all } sites with design and installation counted apart, were checked, each
 } in every behaviour of the model within its scope:
page-answer-violated = can hand a resident a page of somebody else's certificate
page-answer-hypotheses = {" "}({ $n } of them a hypothesis)
page-answer-others = { $count ->
    [1] never hands out a page of another resident, but violates another claim
   *[other] never hand out a page of another resident, but violate another claim
 }
page-answer-holds = { $count ->
    [1] never hands out a page of another resident, and violates no claim
   *[other] never hand out a page of another resident, and violate no claim
 }
page-answer-open = { $count ->
    [1] is not established
   *[other] are not established
 }
page-sites-caption = Verdict and reason for each site
page-caveat-holds = “Holds” applies to the scope that is named with each verdict, and to no more.
page-caveat-no-case = Where nothing within the scope puts a claim to the test, its verdict is “no case”. That is not a success.
page-counting = Requests, residents, servers, replicas and versions count from 0; request n is made by resident n.
page-see-classes = What they are made up of
page-hypothesis = hypothesis
page-caveat-model = What was checked is a model made from public documents, and a program written after it; not the program of any vendor.
page-caveat-gaps = What this report cannot see, and which way each gap errs:
column-verdict = Verdict
column-reason = Reason
column-remedy = Smallest remedy that makes every claim hold
column-tests = Tests on record
page-reason-holds = Every state within the scope was examined, and every claim held.
page-reason-no-case = Every state within the scope was examined, and no claim was violated. { $without }
page-reason-first = Broken on the way: { $claims }.
page-reason-more = Counterexample
page-remedy-none = none found
page-tests-none = none on record
page-tests-blind = { $when ->
    [before-incident] Before the incident
    [after-incident] After the incident
   *[planned] Planned
 }: { $blind } of { $all } cannot reach { $claim }.
page-tests-whole = { $when ->
    [planned] Planned
   *[other] Run
 }: { $whole } of { $all } can find every defect.
page-tests-none-before = Before the incident: none on record.
page-tests-planned = What the planned tests could find
page-could-tests = Could a test find it?
page-no-test-before = No test before the incident is on record.
page-tests-after = What the method of a later test could have found:
page-tests-plan = What the planned tests could find:
page-test-can = { $name } [{ $environment }]: can reach it.
page-see-tests = The tests, in a table
page-see-matrix = Every subset of the conditions, and the verdicts in each (picture)
page-see-remedies = The smallest remedies that make every claim hold
page-see-installed = The site as installed (picture)
page-sources = Sources
page-source-date = {" "}({ $date })
page-pages-seen = This is one way in which it shows. In the schedules that were run, the delivered documents had somebody else's data on: { $pages }.
page-pages = page { $pages } alone ({ $count } documents)
sources-models = models and sheets
sources-implementation = implementation
sources-manifests = manifests
page-reading = How to read this report
page-reading-introduction = A sheet describes a site in the answers that its vendor can give. Each claim is checked for each site. A verdict is worth as much as its class: how it was found out, and how far.
page-reading-implementation = “The test implementation” is a program that was written for this suite after the same design as the model. It is not the system that any municipality or vendor runs.
page-reading-pct = “PCT” chooses the order of the steps by chance in a way that finds a defect with a probability that can be calculated, as long as the defect needs no more than a certain number of steps to come in a given order. That number is the depth: “PCT, depth 3” is for defects that need up to three.
page-claims-caption = What is claimed of every site
page-classes = How far an answer can be trusted
page-topology = The site
page-topology-caption = The site as designed. What differs from the reference design is marked.
page-installed-caption = The site as installed. What differs from the design is marked.
page-answers = Answers of the sheet
page-design = Design (設計)
page-test = Tests (試験)
page-operation = Maintenance and operation (保守・運用体制)
page-as-designed = The sheet names nothing that is installed otherwise than designed.
page-differs = differs from the reference
page-inferred = inferred
column-question = Question
column-given = Answer
column-key = Key
column-campaign = Test
column-environment = Environment
column-finds = What it can find
page-not-run = Not run: threads under load. That is measured on a machine (`honnin run`) and is no part of the evidence.
page-verdicts = Verdicts ({ $configuration })
page-logs = Logs of the test implementation
page-logs-caption = Each log is accepted by the model of the site that wrote it. Where a defect shows in it, a model without that defect must reject it. After the counterexample the log goes on until everything has ended, so it has more events than the counterexample has steps.
page-findings = Findings:
page-no-finding = No finding
page-tests = What the tests on record could find
page-no-campaign = The public record names no test of this site that could be examined, so it is unknown why its tests did not find it.
page-sheet-text = The sheet as it was read
page-happened = How it happens in the model
page-happened-length = The shortest example in the model ({ $count } { COUNT($count) ->
    [one] step
   *[other] steps
 }), not a reconstruction of the incident.
page-lanes-caption = The counterexample from top to bottom: each step, and where a claim first breaks
page-steps = The steps
column-broken = Breaks here
page-conditions = Under which conditions it breaks
page-matrix-caption = Every subset of the conditions, and the verdicts in each
page-why-not-found = Why the tests on record did not find it
page-tests-of-behaviour = Tests of behaviour alone cannot establish it: it takes a comparison of what is installed with what was designed.
page-other-configuration = Conditions, tests and remedies are examined for the site as installed.
page-test-missed = { $name } [{ $environment }]: cannot reach it, however often it runs. It lacks { $lacks }.
page-test-reached = { $name } [{ $environment }]: can reach it. That it was not found there is a matter of chance, or of what the test examined.
page-test-open = { $name } [{ $environment }]: not established.
page-lacks = { $id } ({ $label })
page-remedies = The smallest remedies
page-install-as-designed = Install the program that was designed, and compare the two before service begins.
page-again = Run it again
page-kill = Kill matrix: which layer finds which defect
page-case = Assurance case
page-case-introduction = The argument from the evidence to what may be relied on, in the Goal Structuring Notation (GSN). A question that was not answered is undeveloped here, and so is every goal above it. A claim that its sheet says is violated is a defeated goal, with its counter-evidence.
page-kill-introduction = In each site, one decision at a time is changed to an unsafe answer, and every layer of the suite is checked for whether it notices. This says what the suite is worth: a layer that finds nothing would be no assurance.
page-kill-effort = Schedules for each cell: at most { $schedules }, seed { $seed }.
page-kill-no-gaps = Every defect that breaks C1 is found by the model, PCT, guided replay and the output check.
page-survey = Survey: which designs are safe
page-survey-introduction = Every combination of decisions was checked, and the fewest rules were sought that separate the designs where a claim holds from those where it does not. Within this scope and this model a design can be judged by them.
page-survey-caption = Sites by verdict
page-gaps-caption = Gaps, the weightiest first
page-provenance = What this report was made from
page-provenance-introduction = This page is made from `evidence.json` alone, and that from the sources and sheets below: it depends on no clock, machine or chance. The command makes everything anew and compares:
page-program-caption = The program and the libraries it uses
page-digests-caption = SHA-256 digests
column-program = Program
column-version = Version
column-made-from = Made from
column-digest = Digest

## Under load

run-title = { $sheet } ({ $configuration }) under load: { $kiosks } { COUNT($kiosks) ->
    [one] kiosk
   *[other] kiosks
 }, { $residents } { COUNT($residents) ->
    [one] resident
   *[other] residents
 }, seed { $seed }
run-made = Requests made
run-delivered = Delivered
run-failed = Failed: { $reason }
run-wrong = Documents with a wrong subject
run-changes = Changes in the registry
run-duration = Duration
run-throughput = Throughput
run-latency = Latency, { $percent } % within
run-latency-most = Latency, longest
run-more = ✗ and { $more } more
run-left = ✗ Left behind: images { $images }, holders of the order { $holders }, held app servers { $servers }, open requests { $open }
run-trouble = ! Not answered for: { $words }
run-wrong-document = ✗ Request { $request } of resident { $requester } was delivered and shows: { $subjects }
run-page-of = resident { $n }
run-page-unreadable = an unreadable page
run-observed = Observed, not proven: { $count } { COUNT($count) ->
    [one] request
   *[other] requests
 }, no document with a wrong subject, nothing left behind. The order of threads is chance: a defect that was not seen may still be there. `honnin check` looks at every order.
run-observed-wrong = Observed in { $count } { COUNT($count) ->
    [one] request
   *[other] requests
 }: what the lines above say did happen in the test implementation.
run-observed-stopped = Not established: the run was interrupted after { $count } { COUNT($count) ->
    [one] request
   *[other] requests
 }. Nothing wrong was seen until then.
run-observed-nothing = Not established: of { $count } { COUNT($count) ->
    [one] request
   *[other] requests
 } none was delivered, so there was nothing to look at.
run-observed-no-case = Not established: in { $count } { COUNT($count) ->
    [one] request
   *[other] requests
 } nothing wrong was seen, but nothing put C1 to the test: no document was delivered while another request was in flight. It takes several kiosks, residents and requests.
run-observed-broken = Not established: in { $count } { COUNT($count) ->
    [one] request
   *[other] requests
 } nothing wrong was seen, but the site met trouble that it did not get over, or its log is not whole.
run-log = Log: { $path }
place-in-use = another run is at `{ $path }`; name another place, or wait until it is done
place-not-ours = `{ $path }` is in the way, and this command of honnin has not made it; it was left as it is. Name another place, or a folder that is new or empty
run-log-among = `{ $log }` would lie among the files of the site in `{ $folder }`: name another place for the log with --log
run-log-gone = the log is no longer where it was written, or was changed in the meantime
run-folder-gone = the folder of the site is no longer where it was
run-database-gone = `{ $path }` is no longer the file that the site has open: it was removed or replaced in the meantime, and what the site wrote is not in it
run-no-site = the site could not be set up: { $words }
failure-timed-out = its time ran out
failure-record-busy = the record was being updated
failure-image-missing = no image was there
failure-stopped = stopped by the output check
failure-disk = the disk failed
failure-disk-full = the disk was full
failure-database-busy = a database was busy
failure-database = a database failed
failure-unreadable = the image was no page
failure-server-died = the app server died
progress-run = { $site }: { $ended } { COUNT($ended) ->
    [one] request ended
   *[other] requests ended
 }, { $seconds } s

## Other commands

init-written = Wrote { $path }. Answer its questions, then: honnin check { $path }
init-exists = { $path } exists already and was left as it is
explorer-address = Stateright's Explorer of { $sheet }: { $address } (Ctrl-C ends it)
explorer-port-taken = cannot listen on port { $port }: { $reason }

## Traceability

traceability-title = Traceability: from the public record to the evidence, and back
traceability-introduction = Every finding that the register has of the public record, as far as it bears on the program, the claims and checks that answer it, and what this evidence says of them. The record states beforehand what each check must find; "as relied on" means that the evidence says the same. It does not mean that a finding is right, or that a recommendation was carried out. The register is part of evidence.json, and "where" is a JSON pointer into it.
traceability-forward = From the findings to the evidence
traceability-claims = From the claims to the findings
traceability-sheets = From the sheets to the findings
traceability-unrelied = Checks that answer no finding
traceability-unrelied-introduction = No finding of the record asks for these; they are there to verify the design. Listed are the verdicts, the campaigns, and the rows of the kill matrix that break a claim, on which no finding relies.
traceability-unrelied-of = Check
traceability-unrelied-what = What
traceability-unrelied-verdicts = { $sheet } ({ $configuration }), verdicts
traceability-unrelied-campaigns = { $sheet }, campaigns
traceability-unrelied-rows = { $sheet }, kill matrix
traceability-unrelied-row = { $defect } breaks { $claims }
traceability-gaps = What no check covers
traceability-gaps-introduction = Each finding of which no check covers all: what remains outside, why, and which way that errs.
traceability-passages = What was read and has no entry
traceability-passages-introduction = Every source, the findings taken from it, and what in a document has no entry, with the reason.
traceability-summary = How much is covered, and what the evidence says
traceability-finding = Finding
traceability-findings = Findings
traceability-count = Number
traceability-coverage = Coverage
traceability-state = By this evidence
traceability-check = Check, and what is relied on
traceability-evidence = The evidence says
traceability-class = How it was examined
traceability-where = Where
traceability-reason = Why
traceability-source = Source
traceability-without-entry = Has no entry
traceability-checks-of = Checks of { $id }
traceability-no-checks = No check covers it.
traceability-no-finding = No finding of the record asks for this claim; it is there to verify the design.
traceability-about = { $kind } ({ $certainty }). Source: { $sources }
traceability-answered = Claims: { $claims }
traceability-cited = { $issuer }, { $title } ({ $place })
traceability-cited-whole = { $issuer }, { $title }
traceability-between = {"; "}
traceability-rest = Not covered: { $reason } { $errs }
traceability-gap = { $reason } { $errs }
traceability-covered = covered
traceability-partly = partly covered
traceability-not-covered = not covered
traceability-confirmed = as relied on
traceability-not-in-evidence = not part of this evidence
traceability-not-established = not established
traceability-refuted = not as relied on
traceability-state-confirmed = as relied on
traceability-state-open = a check is not established
traceability-state-refuted = a check is not as relied on
traceability-state-not-in-evidence = a check is not part of this evidence
traceability-state-not-covered = no check
traceability-check-verdict = { $sheet } ({ $configuration }), { $claim }: { $outcome }
traceability-check-needed = { $sheet }, { $claim }: holds without condition { $condition } alone
traceability-check-not-needed = { $sheet }, { $claim }: violated even without condition { $condition }
traceability-check-changed = { $sheet } with { $changes }, { $claim }: { $outcome } (violated before)
traceability-check-campaign = { $sheet }, campaign "{ $campaign }": { $reaches }
traceability-check-revealed = { $sheet }, campaign "{ $campaign }": could reveal { $defect }, which breaks { $claim }
traceability-check-hidden = { $sheet }, campaign "{ $campaign }": could not reveal { $defect }, which breaks { $claim }
traceability-check-kill = { $sheet }, kill matrix: { $defect } breaks { $claim }, and no layer misses it that must find it
traceability-check-schedules = { $sheet } ({ $configuration }), the test implementation: a schedule breaks { $claim }
traceability-check-trace = { $sheet } ({ $configuration }), log of the test implementation: { $claim } is found violated in it
traceability-check-bounds = { $sheet }, { $claim }: the scope reveals the violation, and one more of anything alters no verdict
traceability-check-survey = Survey of all designs: rules say when { $claim } holds
traceability-says-revealed = could reveal it
traceability-says-hidden = could not reveal it
traceability-says-found = breaks the claim; no layer misses it that must find it
traceability-says-missed = missed by: { $layers }
traceability-says-no-defect = breaks no such claim
traceability-says-broke = the claim broke
traceability-says-did-not-break = the claim did not break
traceability-says-left = the test implementation left its model
traceability-says-enough = it is revealed, and one more of anything alters no verdict
traceability-says-not-enough = the scope is too small, or does not reveal it
traceability-says-rules = rules: { $count }

## Schedules

column-in-schedules = In schedules
column-first = First
column-sheet-expects = Sheet expects
method-random = random
method-pct = PCT, depth { $depth }
method-dfs = every schedule
method-guided = guided
method-replay = replay
schedules-title = { $sheet } ({ $configuration }), the test implementation: { $count } { COUNT($count) ->
    [one] schedule
   *[other] schedules
 } ({ $method }), seed { $seed }; { $days }. At most { $tasks } { COUNT($tasks) ->
    [one] task
   *[other] tasks
 }, and { $decisions } { COUNT($decisions) ->
    [one] decision
   *[other] decisions
 } between several of them, in a schedule.
schedules-days = { $count } { COUNT($count) ->
    [one] day
   *[other] days
 } in turn
schedules-one-day = one day
schedules-title-unseeded = { $sheet } ({ $configuration }), the test implementation: { $count } { COUNT($count) ->
    [one] schedule
   *[other] schedules
 } ({ $method }); { $days }. At most { $tasks } { COUNT($tasks) ->
    [one] task
   *[other] tasks
 }, and { $decisions } { COUNT($decisions) ->
    [one] decision
   *[other] decisions
 } between several of them, in a schedule.
schedules-pct = What PCT can claim: with n = { $tasks } { COUNT($tasks) ->
    [one] task
   *[other] tasks
 } and k = { $steps } { COUNT($steps) ->
    [one] step
   *[other] steps
 }, a schedule shows a bug of depth d = { $depth } that its day allows with a chance of at least 1/(n·k^(d-1)), which is 1 in { $once }; those of one day together with at least { $together } %. It speaks of { $schedules } { COUNT($schedules) ->
    [one] schedule
   *[other] schedules
 }: those that began when k was known. Of deeper bugs this says nothing.
schedules-all = These are all schedules of all days: at this grain nothing else can happen within the scope.
schedules-not-all = There are more schedules than were run: --iterations.
in-schedules-broken = ✗ broken in { $times }
in-schedules-holds = ✓ holds in every one
in-schedules-not-broken = not broken
schedules-open = Not established: { $reason }
schedules-unreached = The sheet expects { $claims } to be violated, and no schedule that was run shows it: more schedules, another seed or another scheduler may.
schedules-nothing-ran = no schedule was run
schedules-left = the test implementation did something that the model does not allow
schedules-vacuous = what should have happened in some schedule never did: { $missing }
schedules-limits = Schedules show that a claim can break, and never that it cannot, unless all were run. A day fixes which server each request reaches, whose records change, and how many timeouts may happen.
outcomes-title = { $count ->
    [1] One outcome
   *[other] { $count } outcomes
 }, with how often each was seen:
outcomes-more = and { $count } more
outcome-delivered = request { $request } delivered
outcome-wrong = request { $request } delivered showing { $subjects }
outcome-failed = request { $request } failed: { $why }
outcome-not-made = request { $request } never made
outcome-images = images left behind: { $count }
schedule-title = A schedule that breaks { $claim } { $name } ({ $switches } context switches):
left-title = A schedule whose log is not a behaviour of the model:
guided-title = { $sheet } ({ $configuration }), the test implementation along the model's shortest counterexamples
guided-broke = { $claim }: the test implementation took the same { $steps } { COUNT($steps) ->
    [one] step
   *[other] steps
 }, and the claim broke.
guided-did-not-break = { $claim }: the test implementation took the same { $steps } { COUNT($steps) ->
    [one] step
   *[other] steps
 }, and the claim did not break: it does not follow the model.
guided-left = { $claim }: after { $fitting } of { $steps } { COUNT($steps) ->
    [one] step
   *[other] steps
 } the test implementation could not go on along the model.
guided-model-open = The search of the model was not complete, so there may be counterexamples that were not followed.
schedules-logs-disagree = The verdicts from the logs alone differ from those along the model. One of the two is wrong.
guided-nothing = The model violates no claim, so there is nothing to follow. This establishes nothing of the test implementation.
schedule-kept = kept { $path }
replay-unknown = `{ $sheet }` does not come with this program: what runs is a site with the answers in the file, and whether they are those of the sheet is not known.
replay-same = { $sheet }: the same steps again, and { $claim } broke again.
replay-not-broken = { $sheet }: the same steps again, but { $claim } did not break. The program has changed since the schedule was kept.
replay-other = { $sheet }: other steps were taken than those that were kept, or by other choices. The program or the file has changed since; nothing is established of { $claim }.
replay-refused = { $path } is no kept schedule: { $problem }
kept-shape = { $words }
kept-version = it is of version { $found }, and this program knows version { $known }
kept-word = "{ $field }" is "{ $word }"; allowed: { $allowed }
kept-answer = "answers": "{ $key }" is missing or not allowed; allowed: { $allowed }
kept-other-answers = its answers are not those of the sheet { $sheet } ({ $configuration }) that comes with this program
kept-number = "{ $field }" has { $number }, which does not fit the topology or the scope

## Kill matrix

column-decision = Decision
column-breaks = Breaks
layer-model = Model
layer-random = Random
layer-pct = PCT
layer-guided = Guided
layer-trace = Trace
layer-output-check = Check
layer-load = Load
layer-load-sync = +sync
kill-context = Single defects in { $context }
kill-context-broken = Single defects in { $context } as designed, and what they break besides { $broken }, which the design breaks
kill-context-mended = Single defects in { $context }, fixed by { $answers }
kill-gap = In { $context }, { $decision } breaks C1 and is missed by: { $layers }
kill-context-open = { $sheet }: not established, because a search was cut: no site without a defect is known into which a defect could be injected.
kill-no-case = Not established: the scope has no case of C1, or no defect breaks anything within it, so the layers had nothing to find. A larger scope is needed; `honnin bounds` measures which is enough.
kill-no-context = { $sheet } breaks claims, and none of its smallest remedies consists of answers of the reference design alone: there is no site without a defect to put defects into. `honnin remedies` lists the remedies.
legend-kill =
    ✓n found: by the model among n states; by schedules in the n-th; by the trace check in the log of the n-th schedule, checked against the model without the defect; by the output check when it first stopped a document
    ✗ not found (✗a: nothing breaks by it, so nothing was missed)
    ? not established
    a no claim breaks by this decision alone
    b C1 does not break, and the output check asks for nothing else
    c the output check is on, and keeps C1
    d the output check is the defect itself
    e not run: --load puts real threads under load, first without changes and then with the sync; that is measured, and depends on the machine
    ✗f not found, and cannot be: every log of the site with the defect is also a log of the site without it, as the two models show side by side; some schedules were run to bear that out
legend-kill-status = Exit status 1: a defect that breaks C1 is missed by the model, PCT, guided replay or the check; nothing else is gated

## The assurance case

assurance-title = Assurance case: overview
assurance-title-sheet = Assurance case: { $sheet } ({ $configuration })
assurance-goal = goal
assurance-away-goal = goal argued in a module of its own
assurance-strategy = strategy
assurance-solution = evidence
assurance-context = context
assurance-assumption = assumption
assurance-justification = justification
assurance-supported = ✓ supported
assurance-defeated = ✗ defeated, as expected
assurance-contested = ! contested
assurance-undeveloped = ? undeveloped
assurance-top = As far as the model and the scope of each sheet go, it is known whether the paper that comes out belongs to the person who asked: what is said to hold does hold within its scope, and what does not is shown by steps.
assurance-spoken-of = { $sheets } { $count ->
    [one] sheet
   *[other] sheets
 }, { $asked } questions. Models and sheets by their digest: { $digest }…
assurance-model = The model knows what its table says: order, spool, sync and requests, at the granularity of its steps.
assurance-not-covered = More at once than a scope names was not examined, nor networks, payment, or what two processors do to one memory at once.
assurance-over-sheets = Argument over every sheet, as designed and, where that differs, as installed
assurance-three-verdicts = Holds, violated, not established: what was cut short, or examined nothing, is never a success.
assurance-over-defects = Argument over every single defect, put into each site that has none
assurance-why-defects = A check that cannot see a defect proves nothing by not reporting it.
assurance-over-designs = Argument over every combination of decisions on one to three app servers
assurance-why-designs = Rules that are true of every design show that no verdict is a matter of chance.
assurance-kill-goal = Every single defect that breaks C1 is found by the model, PCT and guided replay, and stopped by the output check.
assurance-survey-goal = When each claim holds and when it breaks is known for every design.
assurance-kill = { $context }: { $defects } { COUNT($defects) ->
    [one] defect
   *[other] defects
 }, { $breaking } break C1, { $missed } missed by a layer
assurance-kill-none = { $context }: { $defects } { COUNT($defects) ->
    [one] defect
   *[other] defects
 }, none of which breaks C1; it is no evidence for this goal
assurance-survey = { $claim }: { $rules } { COUNT($rules) ->
    [one] rule
   *[other] rules
 }, checked against { $sites } { COUNT($sites) ->
    [one] site
   *[other] sites
 }
assurance-survey-open = { $claim }: not established
assurance-of-sheet = Every verdict on { $sheet } ({ $configuration }) is established: each claim holds within its scope, or is broken by steps that are known.
assurance-sheet = The sheet { $file } (SHA-256 { $digest }…)
assurance-untested = { $scope }. { $reason }
assurance-not-claimed = { $scope }. Not claimed of this site: { $claims }
assurance-over-claims = Argument over every claim. A goal that is crossed out is defeated by counter-evidence, and known to be: that is an answer, too.
assurance-told-apart = States are told apart by { $bits } bits: the probability that one was missed for that is below { $probability }.
assurance-symmetry = Residents are interchangeable, and so are app servers: one state is examined for all that differ in names only.
assurance-besides = Argument over the test implementation, and over what follows from the site
assurance-ordinary = The log of the one ordinary day that was observed is accepted by the model, and no schedule that was run left it.
assurance-within-the-model = { $count } { COUNT($count) ->
    [one] schedule
   *[other] schedules
 } ({ $method }): none left the model.
assurance-left-the-model = { $count } { COUNT($count) ->
    [one] schedule
   *[other] schedules
 } ({ $method }): no. { $after } left the model.
assurance-follows = The causes of the violations, their remedies, and what tests could have found are known.
assurance-holds = Exhaustive search: it holds in all { $states } { COUNT($states) ->
    [one] state
   *[other] states
 }.
assurance-counterexample = Exhaustive search: a shortest counterexample of { $steps } { COUNT($steps) ->
    [one] step
   *[other] steps
 }
assurance-as-designed = The sheet: nothing is installed that differs from the design.
assurance-schedules-broken = { $count } { COUNT($count) ->
    [one] schedule
   *[other] schedules
 } of the test implementation ({ $method }): broken in { $times }, first in no. { $after }
assurance-schedules-hold = All { $count } { COUNT($count) ->
    [one] schedule
   *[other] schedules
 } of the test implementation ({ $method }): it holds.
assurance-schedules-not-broken = { $count } { COUNT($count) ->
    [one] schedule
   *[other] schedules
 } of the test implementation ({ $method }): not broken
assurance-schedules-open = { $count } { COUNT($count) ->
    [one] schedule
   *[other] schedules
 } of the test implementation ({ $method }): nothing is known
assurance-followed = The test implementation took the same { $steps } { COUNT($steps) ->
    [one] step
   *[other] steps
 }, and it broke.
assurance-no-break = The test implementation took the same { $steps } { COUNT($steps) ->
    [one] step
   *[other] steps
 }, and it did not break.
assurance-left = The test implementation took { $fitting } of the { $steps } { COUNT($steps) ->
    [one] step
   *[other] steps
 } and no more.
assurance-not-followed = The test implementation could not be run along the counterexample.
assurance-log-along = Its log: { $answers }
assurance-log-ordinary = The log of a day by chance: { $answers }
assurance-log = model of { $model }: { $answer }
assurance-matrix = Condition matrix: every subset of the conditions was checked.
assurance-remedies = Remedies: the smallest sets of decisions that fix
assurance-campaigns = Campaigns: what each could have revealed
assurance-controls = Changed answers: each change that a finding relies on was checked.
assurance-bounds = Bounds: whether one more of anything alters a verdict was checked.
assurance-legend =
    Rectangle: goal. Parallelogram: strategy. Circle: evidence, with its place in evidence.json (a JSON pointer). Rounded: context. Ellipse: assumption (A), justification (J). A line within a goal: argued in the module named below it.
    Full arrow: is supported by. Hollow arrow: in the context of. Dashed arrow: counter-evidence. Crossed out: defeated. Diamond and dashed outline: undeveloped, because something is not established. Thick outline: contested, because an answer is not what it must be.

## Two evidence files

evidence-unreadable = `{ $path }` is no evidence: { $reason }
evidence-no-json = not JSON: { $words }
evidence-shape = at `{ $at }`: { $words }
evidence-inconsistent = at `{ $at }`: { $expected }
evidence-expected = expected { $value }
evidence-rule-some-sheet = there must be at least one sheet
evidence-rule-name-once = no other sheet may have this name
evidence-rule-sheet-text = it must be the text of a sheet without problems
evidence-rule-every-configuration = each configuration of the sheet must be there once, as designed first
evidence-rule-every-claim = every claim that is judged here must be there, and no other
evidence-rule-counterexample = the steps of a counterexample must be there; the model must allow each of them, and the claim must break at the last and not before
evidence-rule-where-it-belongs = it must be there just where the sheet gives rise to it
evidence-rule-every-subset = every subset of the conditions must be there, with a verdict on each claim and without counterexamples
evidence-rule-every-goal = each goal that the broken claims give must be there, and no other
evidence-rule-every-campaign = every campaign of the sheet must be there, and say of each claim that the site breaks whether it reaches it
evidence-rule-changes-once = a change must be made, each answer changed once, and no set of changes may occur twice
evidence-rule-every-dimension = each dimension of the scope must be there, with the result of one more wherever there can be one more
evidence-rule-every-run = a random run and one by PCT must be there for each configuration
evidence-rule-established-by-run = a run of schedules cannot establish this
evidence-rule-outcomes-of-verdicts = an outcome shows that a claim broke which is said not to have broken
evidence-rule-kept-schedule = a schedule of this site that breaks the claim must be kept for each claim that broke, and for no other
evidence-rule-every-counterexample = each counterexample must have been followed, and nothing else
evidence-rule-every-log = each log must have been checked against each model that it must be, and no other
evidence-rule-every-defect = each defect of the context must have a row
evidence-rule-no-excuse = the row must tell which claims the defect breaks, and each layer must have a result for them
evidence-rule-every-design = it must be the survey of every design, with a count and a letter for each site
evidence-rule-rules-of-verdicts = each rule must match exactly the sites with its verdict
evidence-rule-whole-register = everything that is named must be there, once, and every finding must be answered
evidence-version = it is of version { $found }, and this program knows version { $known }
evidence-layout = from line { $line } on it is not laid out as evidence is written: it was edited, or written by another program
compare-title = What changed from `{ $old }` to `{ $new }`
compare-not-verified = The two are taken as they are; whether they are true, `honnin verify` says.
compare-weaker = Weaker: known or as it must be before, and no longer
compare-different = Different
compare-better = Better: more is known, or it is as it must be now
compare-moved = Counts, digests and versions, on which no verdict depends
compare-changed = { $place }: { $what }: { $then } → { $now }
compare-judged = { $place }: { $what }: the same, judged otherwise
compare-gone = { $place }: { $what }: gone (was { $then })
compare-new = { $place }: { $what }: new ({ $now })
compare-vanished = { $place }: { $what }: gone
compare-appeared = { $place }: { $what }: new
compare-more = and { $count } more: --format json has all
compare-same = Nothing changed.
compare-summary = Weaker { $weaker }, different { $different }, better { $better }, moved { $moved }.
compare-open = `{ $path }`: { $count } { COUNT($count) ->
    [one] answer is not established
   *[other] answers are not established
 }.
compare-sheet = sheet
compare-configuration = checked
compare-verdict = verdict
compare-expected = expected by the sheet
compare-scope = scope
compare-answer = answer
compare-witness = witness
compare-fingerprint = bits of a fingerprint
compare-counterexample = counterexample, steps
compare-cause = breaks by conditions
compare-control = with answers changed
compare-bounds = bounds
compare-finding = coverage of the finding
compare-record = what the register says of it
compare-remedies = remedies
compare-campaign = the campaign can find
compare-schedules = schedules run
compare-seed = seed
compare-in-schedules = in schedules
compare-model = the test implementation and the model
compare-followed = along the counterexample
compare-log = log checked against this model
compare-context = context, fixed by
compare-breaks = the defect breaks
compare-layer = layer
compare-sites = sites surveyed
compare-rules = rules
compare-count = count
compare-text = text of the sheet
compare-engine = engine
compare-program = program
compare-sources = sources
compare-detail = another detail
compare-word-broke = broke
compare-word-did-not-break = did not break
compare-word-reached = reached
compare-word-not-reached = not reached
compare-word-found = found
compare-word-not-found = not found
compare-word-cannot-find = cannot find it
compare-word-nothing-to-find = nothing to find
compare-word-accepted = accepted
compare-word-rejected = rejected
compare-word-kept = within the model
compare-word-left = left the model
compare-word-failed = could not be run
compare-word-blind = nothing
compare-word-enough = enough
compare-word-not-enough = not enough
compare-word-kill = kill matrix
compare-word-survey = survey
compare-word-an-ordinary-day = an ordinary day
compare-word-every-claim = every claim
compare-word-grounds = does not mend with
compare-word-there = there
compare-word-beyond = beyond the scope
compare-word-revealed = could reveal
compare-word-hidden = could not reveal
compare-word-agrees = agrees
compare-word-breaks = breaks
compare-word-out-of-reach = out of reach
compare-word-none = none
compare-word-covered = covered
compare-word-partly = partly covered
compare-word-not-covered = not covered
compare-word-not-established = not established
## Findings for other programs

case-differs = { $verdict }, expected: { $expected }.
case-open = Not established: { $reason }.
case-cut = Not established: a search was cut short, or examined nothing.
case-broken = Broken in { $times } of { $schedules } { COUNT($schedules) ->
    [one] schedule
   *[other] schedules
 }, expected: holds.
case-holds = No schedule broke it, and all there are were run; expected: violated.
case-not-broken = None of { $schedules } { COUNT($schedules) ->
    [one] schedule
   *[other] schedules
 } broke it; expected: violated.
case-failed = Not established: { $words }
case-log-accepted = The model accepts the log, and must not.
case-log-rejected = The model does not accept event { $event } of the log: { $step }
case-log-open = Not established: whether the model accepts the log.
sarif-help = Source: { $source }. `honnin explain SHEET { $claim }` shows the shortest counterexample, and `honnin remedies SHEET` what would prevent it.
sarif-mends = A smallest remedy: { $change } in place of { $from }
sarif-matrix = Every subset of a sheet's conditions is judged.
sarif-remedies = The smallest sets of decisions that make broken claims hold are known.
sarif-campaigns = What each test of a sheet could have found is known.
sarif-controls = Each change to a sheet that a finding of the public record relies on is judged.
sarif-bounds = One more of anything within the scope of a sheet alters no verdict.
sarif-follows = The test implementation takes the steps of every counterexample, and the claim breaks.
sarif-log = The log of the test implementation fits the model of its own site, and no other.
sarif-kill = Every single defect that breaks C1 is found by each layer that must find it.

## Verifying evidence and attestations

verify-line = { $mark } { $what }: { $agree } of { $all } agree
verify-wrong = { $about }: { $why }
verify-item-signature = Signatures
verify-item-subject = Subjects of statements, by their digests
verify-item-statement = Statements, made again from the evidence
verify-item-document = Internal consistency of the evidence
verify-item-sheet = Texts of sheets, by their digests
verify-item-group = Groups of sources, by the digests of their files
verify-item-program = Sources, compared with those of this program
verify-item-register = Register of the public record, against the program that runs
verify-item-cases = Cases of the same failure elsewhere, compared with those of this program
verify-item-source = Sources, compared with the files
verify-item-counterexample = Violations, taken again on the model
verify-item-rules = Rules of the survey, checked at every site
verify-item-again = Searches and runs, done again
verify-differs = It does NOT agree.
verify-by-again = Everything was searched and run again with this program, and the document agrees with what was found.
verify-by-signature = What was looked at agrees, and the attestation is signed with the key that was given. For the rest, whoever holds that key answers.
verify-not-enough = What was looked at agrees, and that is not enough: no key that was given signed it, and nothing was searched or run again.
verify-versions = The evidence was made from other sources of honnin than this program. Doing it again therefore compares two versions.
verify-known-by-search = Not verified, because only a search or a run can know it: how many states there are, that a claim holds, that no smaller remedy exists, what campaigns, scopes, schedules, logs and the kill matrix come to, and the verdicts of the survey. `honnin verify --again` does all of it again.
verify-open = Not everything could be verified.
verify-unsigned = It is NOT signed: who made it is not known.
verify-refused = cannot verify `{ $path }`: { $reason }
verify-key-not-here = --key: `{ $path }` is evidence, which has no signature; name the attestation beside it
verify-why-digest = the digest is another
verify-why-missing = it is not there
verify-why-unreadable = it cannot be read: it is no file, it is too large, or permission is denied
verify-why-no-evidence = no evidence beside it can be used
verify-why-only-one = only one of the two has it
verify-why-register = the program that runs has another register
verify-why-path = it is no path below the folder
verify-why-no-steps = the document has no steps for it
verify-why-no-rules = some verdict is not established, so there are no rules
verify-why-found = the document says { $document }; found now: { $now }
verify-nothing = nothing
verify-why-cut = it was not done again to its end: it was stopped, or a search was cut
verify-more = and { $count } more; `--format json` has all of them
verify-ambiguous = line { $line } has a key twice, so that another reader may see something else ({ $words }); each key may appear only once
verify-own-model = it is the evidence of a model of one's own, which this program does not have, and nothing of it can be done again here; the program that has the model reads it with OwnEvidence::read and searches again with OwnEvidence::confirm
verify-why-other-key = it was not signed with this key, or was changed since
verify-why-not-signed = unsigned
verify-why-no-key = signed, but not verified: give the public key with --key
verify-why-no-statement = it is no statement of in-toto
verify-why-twice = it occurs several times
verify-why-unknown = it is of a kind that this program does not know
verify-why-statement = the evidence says otherwise
evidence-neither = it is neither evidence nor an attestation: { $words }
evidence-utf8 = it is not UTF-8
key-not-private = `{ $path }` holds no private key of Ed25519; allowed: PKCS#8 in PEM without a passphrase, as `openssl genpkey -algorithm ed25519 -out FILE` writes it
key-not-public = `{ $path }` holds no public key of Ed25519; allowed: PEM, as `openssl pkey -in PRIVATE -pubout -out FILE` writes it
key-nothing-to-sign = --key signs the attestation; --only must name it

## Help

heading-usage = Usage:
heading-commands = Commands
heading-arguments = Arguments
heading-options = Options
about-main = Checks systems that print certificates for residents at kiosks (コンビニ交付): does the paper that comes out belong to the person who asked? Without a command: checks every bundled sheet and writes the report.
about-check = Checks sheets, as designed and as installed; all bundled ones when none is named
about-matrix = Checks every subset of a sheet's conditions, and shows when each claim breaks
about-remedies = Finds the smallest sets of decisions that make broken claims hold
about-campaigns = Says what a sheet's tests could have found
about-bounds = Finds the smallest scope that reveals each defect, and checks whether the sheet's scope is adequate
about-survey = Checks every combination of decisions on one to three app servers, and finds the short rules by which each claim holds or breaks
about-report = Searches and runs everything there is about sheets, and writes the evidence and its renderings
about-compare = Says what changed between two evidence files, what matters most first
about-verify = Verifies an evidence file, or an attestation beside one, offline; with --again by searching and running everything anew
about-explain = Shows the shortest counterexample of a claim, step by step
about-schedules = Runs the test implementation under Shuttle's schedules, and checks it against the model
about-replay = Runs a kept schedule again
about-trace = Checks whether the event log of a real system is a behaviour of the site, and whether the claims hold in it
about-kill = Injects every single defect into every site, and shows which layers find it
about-init = Writes a new sheet: every key, its question, the safe default; never over an existing file
about-explore = Opens a site in Stateright's Explorer, on this machine only
about-record = Checks the record: the findings of public documents, and what answers them
about-record-check = Says what is wrong with files of the record; the bundled record when none is named
about-schema = Prints the JSON Schema of a sheet, an event log, evidence, or a file of the record
about-run = Puts the test implementation of a sheet under load, with threads, and reports what was seen
about-completions = Prints the completion script of a shell
arg-sheets = Sheets: files, or names of bundled ones
arg-sheet = A sheet: a file, or the name of a bundled one
arg-claim = A claim, such as C1
arg-configuration = Which site: designed or installed (installed where that differs)
arg-states = Tell the state after each step
arg-scheduler = Who chooses: random, pct, dfs (every schedule), or guided (the model's counterexamples) (random)
arg-iterations = The most schedules (5000)
arg-seed = What chance is drawn from (1)
arg-spot-seed = What chance is drawn from that chooses the sites to be searched again with --resume (another each time)
arg-depth = The bug depth of PCT, 1 to 16 (3)
arg-load = Put real threads under load, too
arg-keep = Keep a failing schedule of each claim in this folder
arg-schedule = A kept schedule
arg-log = A log: one JSON line for each event
arg-in-file-order = Take the order of the lines for the order of the steps
arg-evidence = The schema of an evidence file instead
arg-out = Where the report goes (reports)
arg-private-key = Sign the attestation with this private key (Ed25519, PKCS#8 in PEM)
arg-verified = An evidence file, or an attestation beside one
arg-public-key = The public key that must have signed the attestation (PEM)
arg-source-files = Compare the digests of the sources with the files in DIR, the top of a checkout
arg-again = Search and run everything again that the evidence is about, and compare
arg-only = Make these forms: { $values } (the first three; with --key also attestation)
arg-all = Make every form
arg-check-only = Write nothing: compare the files that are there with fresh ones
arg-old = The earlier evidence file
arg-new = The later evidence file
arg-record = The schema of a file of the record instead
arg-paths = Files of the record, or folders of them
arg-events = The schema of an event log instead
arg-file = The file to write (site.toml)
arg-port = The port on loopback (3000); 0 takes a free one
arg-shell = A shell: bash, elvish, fish, powershell, zsh
arg-requests = Make N requests at the most (200)
arg-residents = How many residents there are (60)
arg-kiosks = How many kiosks make requests at once, 1 to 6 (4)
arg-seconds = Make no more requests after S seconds (10)
arg-patience-ms = A print's time runs out after MS milliseconds (5)
arg-dir = Keep the site's files in DIR: a new folder, or that of an earlier run, which is emptied; otherwise they are removed
arg-log-file = Where the log goes (honnin-run.jsonl); written over when it is the log of an earlier run, and never otherwise
arg-questions = Ask about these decisions, each with every answer, separated by commas, such as order.timeout,image.pickup (the decisions of the incidents of 2020 to 2024)
arg-only-claims = Survey this claim only, such as C1; may be repeated (all but C8)
arg-with = Only sites with this answer, as in image.key=slot; repeated for the same key, with any of them
arg-scope-requests = Requests at once, 1 to 8 (2)
arg-scope-changes = Changes in the registry, 0 to 4 (1)
arg-scope-timeouts = Timeouts that may fire, 0 to 3 (1)
arg-scope-seconds = Values of the clock that keys by second read, 1 to 4 (1)
arg-scope-arrivals = Arrivals in one second: any or one-per-second (any)
arg-scope-nights = Nights that may pass, 0 to 2 (1)
arg-scope-restarts = Times that a counter may start anew, 0 to 2 (0)
arg-scope-crashes = Times that an app server may die and come back, 0 to 2 (0)
arg-scope-failovers = Times that a DB server may be replaced by its stand-by, 0 or 1 (0)
arg-resume = Keep what is found in FILE as it comes, and go on from what is there
arg-threads = How many threads search (one for each core)
arg-survey-format = table, json or svg
arg-reports = Where the report goes (reports)
arg-max-states = Stop each search after N states
arg-max-seconds = Stop each search after N seconds
arg-max-memory = Stop each search when its states take more than SIZE (such as 16GiB)
arg-workers = Search with N threads (1 to 256). Otherwise with one, and with all cores once a search turns out to be large
arg-no-symmetry = Examine every state, also those that differ only in which resident or app server plays which part
arg-fingerprint = Tell states apart by 64 (default) or 128 bits
arg-cross-check = Repeat every search depth-first, and compare
arg-format = table or json
arg-format-of-check = table, json, or github: annotations of what fails
arg-processes = Search with N processes, all started with the same sheets and options
arg-process = Which of them this is, from 0; process 0 prints the report
arg-hostfile = The processes' addresses, a line each, HOST:PORT (localhost, ports from 2101)
arg-patience = Wait S seconds for other processes, and for a sign of life from them (60)
arg-checkpoint = Keep each search in DIR, so that it can be resumed
arg-every = Keep it every S seconds (600)
arg-resume-from = Go on with the searches that are kept in DIR
arg-lang = ja or en (from the locale); both for the languages of a report
arg-color = auto, always or never
arg-version = Show the version
arg-help = Show this help
after-main =
    Exit status: 0 everything as expected; 1 a verdict differs; 2 the input or the command is wrong; 3 something was not established.
    
    Examples:
      honnin
      honnin init site.toml && honnin check site.toml
      honnin explain adachi-2023 C1
after-check =
    Examples:
      honnin check
      honnin check site.toml adachi-2023 --format json
      honnin check site.toml --format github
      honnin check site.toml --max-states 1000000 --cross-check
      honnin check site.toml --checkpoint kept --every 60
      honnin check site.toml --processes 2 --process 0
after-matrix =
    Example:
      honnin matrix adachi-2023
after-remedies =
    Example:
      honnin remedies takamatsu-2024
after-campaigns =
    Example:
      honnin campaigns takamatsu-2024
after-bounds =
    Exit status: 1 when a verdict changes with one more in the scope; 3 when something is not established.
    
    Examples:
      honnin bounds adachi-2023
      honnin bounds site.toml --format json
after-survey =
    Exit status: 3 when some verdict is not established; there are no rules for such a claim.
    
    Examples:
      honnin survey
      honnin survey --resume survey.jsonl --format svg > survey.svg
      honnin survey --claim C1 --with image.key=slot --requests 3
after-explain =
    Examples:
      honnin explain adachi-2023 C1
      honnin explain takamatsu-2024 C4 --as installed --states
after-schedules =
    Exit status: 1 when a claim breaks or does not break other than the sheet expects, or a log leaves the model; 3 when something was not established.
    
    Examples:
      honnin schedules adachi-2023
      honnin schedules adachi-2023 --scheduler pct --depth 4 --iterations 20000 --seed 7
      honnin schedules yokohama-2023 --scheduler guided --keep schedules
after-replay =
    Example:
      honnin replay schedules/adachi-2023-designed-C1.json
    
    Exit status: 1 the claim broke again; 3 it did not, or other steps were taken.
after-trace =
    Exit status: 1 when the log is rejected or a claim is violated in it, whatever the sheet expects: it did happen; 3 when something was not established.
    
    Examples:
      honnin trace adachi-2023 site.jsonl
      honnin trace site.toml site.jsonl --as designed --in-file-order
after-kill =
    Exit status: 1 when a defect that breaks C1 escapes the model, PCT, guided replay or the output check; 3 when something was not established, or a sheet gives no site to put defects into.
    
    Examples:
      honnin kill
      honnin kill adachi-2023 site.toml --iterations 20000 --load
after-init =
    Example:
      honnin init site.toml
after-explore =
    Example:
      honnin explore adachi-2023 --port 3000
after-run =
    Records change unless the sheet has scope.changes = 0. The timeouts and seconds of its scope bound a search, not a load.
    
    Exit status: 1 when a document had a wrong subject or something was left behind, whatever the sheet expects; 3 when nothing was delivered, the run was interrupted, or its log is not whole.
    
    Examples:
      honnin run reference
      honnin run adachi-2023 --requests 2000 --seconds 30 --log adachi.jsonl
after-report =
    Without a sheet, all bundled ones. The exit status is that of the checks; with --check it is 1 when a file differs or a digest is stale.
    
    Examples:
      honnin report
      honnin report site.toml --out site-report --lang ja
      honnin report --only junit,sarif --out target/report
      honnin report --key key.pem
      honnin report --check
after-compare =
    Exit status: 0 nothing that matters changed; 1 something is weaker or different; 2 a file is no evidence; 3 something in one of them is not established.
    
    Examples:
      honnin compare before/evidence.json reports/evidence.json
      honnin compare old.json new.json --format json
after-verify =
    Exit status: 0 everything agrees, and a key that was given signed it or all was done again; 1 something differs; 2 the input is wrong; 3 something, or everything, could not be verified.
    
    Examples:
      honnin verify reports/evidence.json --sources .
      honnin verify reports/attestation.intoto.jsonl --key public.pem
      honnin verify reports/evidence.json --again
after-record =
    Example:
      honnin record check
after-record-check =
    What a file names and does not have itself is that of the bundled record; a file replaces the bundled one of its name.
    
    Exit status: 2 when something is wrong.
    
    Examples:
      honnin record check models/record
      honnin record check models/record/munakata.toml
after-schema =
    Example:
      honnin schema > sheet.schema.json
      honnin schema --events > event.schema.json
      honnin schema --record > record.schema.json
after-completions =
    Example:
      honnin completions bash > honnin.bash

## Wrong command lines, where the parser does not speak the language

usage-error = error:
usage-no-command = a command is missing
usage-unknown-command = unknown command `{ $name }`
usage-unknown-argument = unknown argument `{ $argument }`
usage-no-value = `{ $argument }` needs a value
usage-no-value-taken = `{ $argument }` takes no value
usage-bad-value = `{ $argument }` may not be `{ $value }`
usage-missing = missing: { $argument }
usage-twice = `{ $argument }` may be given only once
usage-not-together = `{ $argument }` cannot be combined with `{ $other }`
usage-misplaced = `{ $argument }` cannot be given before a command; it applies to the program without one
usage-both = `--lang both` is for reports; this command answers in one language: ja or en
usage-other = { $words }
shared-process = --process: the numbers of { $processes } processes go from 0 to { $last }
shared-hosts = --hostfile: { $path } names { $lines } { COUNT($lines) ->
    [one] address
   *[other] addresses
 }, and --processes { $processes }
shared-host = --hostfile: not HOST:PORT in { $path }: { $host }
shared-unreadable = --hostfile: cannot read { $path }: { $reason }
shared-cross-check = --cross-check: a second engine does not search with several processes
shared-nothing-kept = --resume: { $path } holds no checkpoint of these searches
shared-checkpoint-unusable = --checkpoint: cannot keep checkpoints in { $path }: { $reason }
shared-checkpoint-in-use = --checkpoint: another run keeps its checkpoints in { $path }; name another folder, or wait until it is done
shared-checkpoint-there = --checkpoint: { $path } holds a checkpoint of these searches already; go on from it with --resume, or name another folder
shared-done = Process { $process } of { $processes } is done; process 0 prints the report.
shared-open = Process { $process } of { $processes }: not established: { $reason }
usage-see-help = See `{ $command } --help`.

## Dates

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }

## A model of one's own

own-column-expected = Expected
own-column-witness = Witness
own-column-reached = Reached
own-told-apart = States are told apart by { $bits }-bit hashes; the probability that a collision hid a state is below { $probability }.
own-counterexample = “{ $claim }” is violated in { $count } { $count ->
    [one] step
   *[other] steps
 }
own-at-start = “{ $claim }” is violated before any step
own-open = “{ $claim }” is not established: { $reason }
own-differs = “{ $claim }”: { $verdict }, expected: { $expected }
own-no-state = there was no state to examine
own-eventually = it is an eventually property; whole behaviours decide it, and this search examines states
own-no-claim = The model has no claim.
own-no-witness = The model has no witness: nothing shows that what the claims are about occurs.
own-cut = Not every state was examined: { $reason }
own-boundary = Some steps lead out of the model's boundary; the verdicts apply to the states within it.
own-nothing = Nothing is established.
