### プログラムの文言（日本語）。もう一方のカタログと同じ id を持つ。

## 語

word-error = エラー
word-help = ヒント
word-top = { $document ->
    [record] ファイルの最上位（表の外）
   *[sheet] シートの最上位（表の外）
 }
word-yes = はい
word-no = いいえ
word-open = 未確認
word-nobody = なし
word-nothing = 記載なし
word-request = 申請{ $n }
word-another-resident = { $pages ->
    [1] {""}
   *[other] { $page }ページ目に
 }住民{ $n }
word-site = { $sheet }（{ $configuration }）
word-noted = { $words }（{ $note }）
word-labelled = { $label }：{ $words }
word-any = { $others } 又は { $last }
verdict-holds = 適合
verdict-violated = 不適合
verdict-not-established = 未確認
verdict-not-claimed = 対象外
verdict-no-case = 該当する場面なし
configuration-designed = 設計
configuration-installed = 導入後
mark-inferred = （推定）
mark-after-incident = （事案の後）
mark-planned = （計画）
column-sheet = シート
column-configuration = 対象
column-states = 状態数
column-expected = 想定どおり
column-record = 記録どおり
column-claim = 確認項目
column-says = 内容
column-source = 出典
column-number = 番号
column-actor = 主体
column-step = 動作
legend-marks = ✓ 適合、✗ 不適合、/ 該当する場面なし、? 未確認、- 対象外、! 想定と異なる
legend-no-case = / 該当する場面で、範囲内にないもの：{ $cases }
legend-matrix = 条件：+ あり、- なし。確認項目：✓ 適合、✗ 不適合、/ 該当する場面なし、? 未確認、- 対象外
scope-requests = 申請{ $n }件
scope-changes = 異動{ $n }件
scope-timeouts = タイムアウト{ $n }回
scope-restarts = 通し番号のやり直し{ $n }回
scope-crashes = サーバの停止{ $n }回
scope-failovers = 待機系への切替え{ $n }回
scope-seconds = 時計{ $n }秒
scope-arrivals-any = 到着は任意
scope-arrivals-one-per-second = 到着は1秒に1件
scope-nights = 夜間{ $n }回
engine-dataflow = 幅優先の並列探索
engine-stateright-bfs = 幅優先探索、Stateright
engine-stateright-dfs = 深さ優先探索、Stateright

## 使えないシート

problem-unreadable = `{ $path }` を読めません: { $reason }
problem-count = { $path }: エラーは{ $count }件です。{ $document ->
    [record] このファイル
   *[sheet] このシート
 }は使いませんでした
problem-count-cut = { $path }: エラーは{ $count }件です（先頭の{ $shown }件を表示）。{ $document ->
    [record] このファイル
   *[sheet] このシート
 }は使いませんでした
problem-empty = { $document ->
    [record] ファイル
   *[sheet] シート
 }が空です
problem-too-large = ファイルが { $most } KiB を超えています。{ $document ->
    [record] 台帳のファイル
   *[sheet] シート
 }としては大きすぎます
problem-not-utf8 = ここから先は UTF-8 ではありません
problem-syntax = TOML として読めません: { $words }
problem-key-twice = 同じキーが二度書かれています
problem-unknown-key = { $table }に `{ $key }` というキーはありません
problem-key-not-here = `{ $key }` は{ $table }には書けません
problem-unquoted = `{ $key }` が引用符で囲まれていないため、表として読まれました
problem-dotted = `{ $key }` は、シートの先頭には書けません
problem-type = `{ $key }` は{ $needed }でなければなりません（{ $found }が書かれています）
problem-not-allowed = `{ $key }` に { $found } は指定できません
problem-missing = { $table }に `{ $key }` がありません
problem-no-label = { $table }には `ja` と `en` の少なくとも一方が必要です
problem-blank = `{ $key }` の内容がありません
problem-name = `{ $key }` に使えるのは、文字、数字、`-`、`_`、`.` です。文字か数字で始まり、{ $most }文字以内とし、併用されない文字体系の文字を混ぜることはできません
problem-name-of-claim = `{ $name }` は確認項目の番号のため、条件の番号には使えません
problem-control = `{ $key }` に、制御文字（改行を含む）、文字の向きを変える文字、目に見えない文字は使えません
problem-duplicate = `{ $name }` という名前が二度使われています
problem-duplicate-sheet = 同時に指定されたシート { $other } も `{ $name }` という名前です
problem-uncovered = 次の組合せは、モデルの対象外です: { $answers }
problem-uncovered-together = 次の条件をともに除いた場合は、モデルの対象外です: { $conditions }
problem-repeats-design = `{ $key }` は設計どおりに導入されています
problem-without-effect = 条件 `{ $id }` を除いても、システムは変わりません
problem-nothing-installed = [expect.designed] は、[installed] に設計と異なる項目がある場合にだけ書けます
problem-not-claimed = { $claim } はこの団体のシステムでは対象外です（order.scope = "none" のため順番がありません）
problem-too-many-conditions = 条件が{ $most }個を超えています。条件表には、条件のすべての組合せの行があります
problem-record-id = ここの id は `{ $id }` です。事項の番号は順に付けます
problem-record-id-form = `{ $key }` には英大文字・数字・`-` を使い、英大文字又は数字で始め、{ $most }字以内とします
problem-record-elsewhere = `{ $name }` は { $other } にもあります
problem-record-neither = この事項には検査がなく、検査がない理由もありません
problem-record-sentence = `{ $key }` に、文の終わりでない改行又は終わりがあります
problem-record-language = `{ $key }` の言語が違うか、もう一方の言語の文字があります
problem-record-uncited = `{ $id }` を資料とする事項がありません
problem-record-date = `date` が日付ではありません
problem-record-location = `{ $location }` は、ウェブのアドレスでもファイル名でもありません
problem-record-without-entry = `without_entry` は、全部を調べた資料（最初の所在がファイル名のもの）に付けます
problem-record-repeated = 同じ検査が二度挙げられています
problem-record-absent = 同じ検査が、条件をなくす変更（changed）としても挙げられています
problem-record-inferred = 検査が推定による回答に基づきますが、その旨の記載がありません
problem-record-not-installed = { $sheet } は、設計どおりに導入されています
problem-record-no-claim = この検査は、どの確認項目にも及びません
problem-record-one-defect = `defect` の回答は一つです
problem-record-no-file = `{ $path }` に、台帳のファイル（.toml）がありません
record-sound = 誤りはありません。事項{ $findings }件、資料{ $sources }件、検査{ $checks }件。
type-string = 文字列
type-integer = 整数
type-float = 浮動小数点数
type-boolean = 真偽値（true 又は false）
type-datetime = 日付又は時刻
type-array = 配列
type-table = 表
reason-not-found = ファイルがありません
reason-permission = 権限がありません
reason-directory = フォルダです
reason-no-directory = パスの途中がフォルダではありません
reason-exists = 同じ名前のファイルが既にあります（フォルダが必要です）
reason-full = 空き容量がありません
reason-read-only = 読み取り専用のファイルシステムです
reason-in-use = 使用中です
reason-no-address = この機械にそのアドレスはありません
reason-not-text = UTF-8 の文字列ではありません
reason-bad-name = ファイル名として使えません
reason-too-large = 大きすぎます
reason-quota = 利用者に許された容量を超えます
reason-beyond = 読み込みの上限（{ $most } MiB）を超えています
reason-no-folder = フォルダがありません
reason-no-file = ファイルではなく、デバイス、パイプ又はソケットです
reason-link = リンクです。リンクを通しての書込みは行いません。ファイルそのものを指定してください
uncovered-next-pages = image.pick = "next" は待ち行列から文書を丸ごと取り出すため、image.pages = 1 が必要です
uncovered-next-erase = 待ち行列は文書を一度しか渡さないため、image.pick = "next" には image.after = "erase" が必要です
uncovered-next-reuse = 待ち行列の文書には名前がないため、image.pick = "next" には image.reuse = "never" が必要です
installed-at-server = APサーバ{ $n }では { $setting }
answer-only-searched = { $sheet }: 未確認: { $setting } は、試験用の実装と動作記録の照合がまだ対応していません（check、explain、matrix、remedies、campaigns、bounds は対応しています）
uncovered-counter = image.counter は、image.key = "counter" のサーバがある場合の項目です
uncovered-wrap = image.wrap は、image.key = "counter" のサーバがある場合の項目です
uncovered-restarts = scope.restarts は、image.key = "counter" のサーバがある場合の項目です
uncovered-width = order.width を 2 以上とするには、すべてのサーバに順番管理が必要です（order.scope は "none" 以外）
uncovered-seconds = scope.arrivals = "one-per-second" の場合、scope.seconds は scope.requests 以上でなければなりません
help-meant = `{ $word }` のことでしょうか
help-sheets = シートは、ファイルか、同梱シートの名前で指定します: { $names }
help-allowed-keys = ここに書けるもの: { $words }
help-allowed = 使える値: { $words }
help-range = 使える値: { $first } から { $last } まで
help-at-least = 使える値: { $first } 以上
help-whole-number = 使える値: 大きすぎない整数
help-memory = 使える値: バイト数、又は KiB、MiB、GiB を付けた数（例: 16GiB）
help-not-utf8 = ファイルを UTF-8 で保存してください
help-syntax = ほかの誤りは、これを修正した後に表示されます
help-unquoted = "{ $key }" = … と書いてください
help-dotted = [{ $section }] の下に `{ $name }` と書いてください
help-every-key = { $document ->
    [record] `honnin schema --record` に、すべてのキーとその説明があります
   *[sheet] `honnin init FILE` で、すべての項目と質問を備えたシートを作成できます
 }
help-duplicate-sheet = どちらかを別の名前にしてください
help-repeats-design = [installed] には、設計と異なるものだけを書いてください
help-without-effect = `without` には、条件がない場合に変わる回答を書いてください
help-nothing-installed = [installed] に設計と異なる項目がない場合、想定される判定は [expect] に書いてください
help-record-id = 新しい事項は、その群の末尾に次の番号で置きます。id を別の事項に付け替えることはありません
help-record-id-form = 例：MUNAKATA、PPC-2024-07-17
help-record-elsewhere = 一つのファイルにだけ置きます
help-record-neither = `checks` に検査を挙げるか、[finding.gap] に検査がない理由を書きます
help-record-sentence = 一行は一文又は数文とし、日本語では「。」、英語ではピリオドで終わります
help-record-language = `ja` は日本語、`en` は ASCII 文字による英語です
help-record-uncited = 資料は、それを挙げる事項のために置きます
help-record-date = 年・月・日を、分かる限り書きます。例：2023、2023-12、2023-12-01
help-record-location = アドレスは https:// 又は http:// で始まり、ファイル名はフォルダを含まず .txt 又は .md で終わります
help-record-without-entry = 資料のうち事項として掲げない部分と、その理由を書きます
help-record-repeated = 同じ検査は一度だけ挙げます
help-record-absent = どちらか一方だけを挙げます
help-record-inferred = [finding.gap] に何が推定かを書きます（`ja` に「推定」、`en` に inferred）。又は `certainty` を "inferred" とします
help-record-not-installed = as = "designed" とします
help-record-no-claim = `reaches` と `misses` には、不適合となる確認項目をすべて書きます
help-record-one-defect = 例：defect = {"{"} "image.after" = "keep" {"}"}

## 判定

summary-record = { $count }件の判定は、すべて公開された記録のとおりです。
summary-expected = { $count }件の判定は、すべて想定どおりです。
summary-attention = { $count }件の判定のうち、想定と異なるもの{ $differ }件、未確認のもの{ $open }件。
attention-differs = { $sheet }（{ $configuration }）{ $claim }：{ $verdict }（想定は{ $expected }）
attention-no-case = { $sheet }（{ $configuration }）：{ $reason }
attention-missed = { $sheet }（{ $configuration }）：範囲が不足しています。{ $scope }の範囲では、{ $claims }が不適合となります。十分な範囲は `honnin bounds` で確認できます。
attention-open = { $sheet }（{ $configuration }）{ $claims }：未確認。{ $reason }
reason-vacuous = 調べるべき場面に至りませんでした：{ $missing }
cut-states = { $most }状態で探索を打ち切りました
cut-seconds = { $most }秒で探索を打ち切りました
cut-memory = メモリの使用量が上限の{ $most }バイトに達したため、探索を打ち切りました
cut-schedules = 上限の{ $most }スケジュールを実行しましたが、ほかにもあります
cut-interrupted = 探索は中断されました
cut-engine = 探索エンジンの異常です：{ $words }
progress = { $site }：{ $states }状態、毎秒{ $rate }、深さ{ $depth }、{ $seconds }秒
progress-schedules = { $of }件中{ $done }スケジュール、毎秒{ $rate }、{ $seconds }秒
progress-kill = { $context }：{ $decision }

## 条件表

matrix-title = { $sheet }（{ $configuration }）の条件表
matrix-condition = { $id }：{ $label }。この条件がない場合：{ $without }
matrix-nothing-breaks = 条件のどの組合せでも、不適合となる確認項目はありません。
matrix-no-conditions = { $sheet } には条件が書かれていないため、調べるものがありませんでした。
cause-open = { $claim }：{ $count }通りの組合せが未確認のため、何も言えません。
cause-always = { $claim } は、条件にかかわらず不適合となります。
cause-always-claimed = 対象となる場合には、{ $claim } は条件にかかわらず不適合となります。
cause-exactly = { $claim } が不適合となるのは、{ $when }に限ります。
cause-exactly-claimed = 対象となる場合に { $claim } が不適合となるのは、{ $when }に限ります。
cause-not-claimed = { $when }、{ $claim } は対象外です。
cause-or = 、又は{""}
cause-and = 、
cause-present = { $count ->
    [1] 条件 { $present } がある
   *[other] 条件 { $present } がすべてそろう
 }場合
cause-absent = 条件 { $absent } がない場合
cause-present-absent = { $count ->
    [1] 条件 { $present } があり
   *[other] 条件 { $present } がそろい
 }、{ $absent } がない場合
cause-elsewhere = すべての条件がそろえば { $claim } に適合します。不適合となるのは上記の場合です。
cause-not-needed = { $claim } の不適合に条件 { $conditions } は必要ありません。{ $count ->
    [1] この条件
   *[other] これらの条件
 }がなくても不適合となります。
cause-not-needed-alone = { $claim } の不適合に、{ $conditions } のそれぞれは必要ありません。いずれか一つがなくても不適合となりますが、すべてがなければ不適合となりません。

## 対策

remedies-title = { $sheet }（{ $configuration }）の対策
remedies-site-open = システムそのものの判定が未確認のため、対策について何も言えません。
remedies-nothing-broken = 不適合となる確認項目はなく、対策の必要はありません。
remedies-open = { $goal }：打ち切られた検査があるため未確認です。
remedies-none = { $goal }：{ $most }件までの設計判断の変更では適合に至りません。
remedies-smallest = { $goal }：{ $size ->
    [1] 次のいずれか一つの設計判断を変更すれば足ります。
   *[other] 設計判断を{ $size }件変更すれば足り、それより少なくては足りません。次のいずれの組合せでもかまいません。
 }
goal-every-claim = すべての確認項目に適合させるには（現在の不適合：{ $broken }）
goal-c1 = C1 に適合させるには
remedy-end = 。
remedy-change = { $told }（{ $key }: { $from } → { $to }）
remedy-change-to-designed = { $told }（{ $key }: { $from } → { $to }、[installed] から削除）
remedy-change-installed = { $told }（{ $key }: { $from } → { $to }、[installed] で変更）
remedy-besides-reference = （基準設計と異なる）
remedy-died-of = （{ $sheets } の原因となった回答）
remedy-rests-on = 。ただし、{ $answers } では有効でない
remedy-rests-on-open = 。探索が打ち切られたため、{ $answers } で有効かは未確認
remedy-still = 。なお不適合が残るもの：{ $claims }
bigger-all-agree = 申請、異動、タイムアウトのいずれかを1件増やしても、この対策は有効です。
bigger-all-agree-on-all = 申請、異動、タイムアウトのいずれかを1件増やしても、{ $count ->
    [1] この対策は
   *[other] いずれの対策も
 }有効です。
bigger-agrees = { $key } を1件増やしても、この対策は有効です。
bigger-breaks = { $key } を1件増やすと不適合となるもの：{ $claims }。
bigger-open = { $key } を1件増やした場合は未確認です。
bigger-out-of-reach = { $key } を1件増やすとモデルの範囲を超えます。

## 範囲の十分さ

bounds-title = { $sheet }（{ $configuration }）の範囲
bounds-scope = シートの範囲：{ $scope }
bounds-open = 不適合が現れる最小の範囲は未確認です。
bounds-violated = このシステムは { $claims } に適合しません。不適合が現れる最小の範囲を示します。
bounds-defects = このシステムではすべての確認項目に適合します（範囲と関わりのない C8 を除く）。設計判断を一つずつ別のものに変え、その欠陥が現れる最小の範囲を示します。調べるのは、各項目がシートより一つ多いところまでです。
bounds-nothing = 該当するものはありません。
bounds-beyond = + のある数はシートの範囲を超えています。
bounds-defect = 欠陥
bounds-claims = 確認項目
bounds-as-it-stands = 現在のまま
bounds-or = 又は
bounds-sweep = シートの範囲で現れるものがすべて現れるために必要な数と、一つ増やしたときの判定を示します。
bounds-dimension = 項目
bounds-in-sheet = シート
bounds-needed = 必要
bounds-one-more = 一つ増やすと
bounds-all-at-once = すべて同時に
bounds-unchanged = 判定は変わりません
bounds-changed = 判定が変わる確認項目：{ $claims }
bounds-at-maximum = 増やせません（モデルの上限です）
bounds-not-covered = 増やせません（モデルの対象外です）
bounds-adequate = この尺度では、範囲は十分です。一つ増やしても判定は変わりません。
bounds-inadequate = 範囲は不十分です。一つ増やすと判定が変わります。
bounds-not-established = 範囲が十分かどうかは未確認です。探索が途中で終わったか、調べるべき場面に至っていません。

## 試験

campaigns-title = { $sheet }（{ $configuration }）の試験
campaigns-none = { $sheet } には試験が書かれていないため、調べるものがありませんでした。
campaigns-site-open = システムそのものの判定が未確認のため、試験について何も言えません。
campaigns-site-holds = このシステムではすべての確認項目に適合します（動作の試験では分からない C8 を除く）。設計判断を一つずつ安全でないものに変え、試験がどの欠陥を見つけられたかを調べます。
campaigns-site-violated = このシステムは { $claims } に適合しません。各試験でその不適合を検出できたかを示します。
campaign-as-the-sheet = シートの範囲のまま
campaign-line = { $name }［{ $environment }］：{ $finding }
finding-open = 未確認
finding-beyond = この環境はシートの範囲より広く、現在のシステムのままで { $broken } に適合しません
finding-also = 。この環境では { $beyond } の不適合も起こります
finding-blind = 検出できません。何度実施しても { $missed } の不適合は生じません
finding-reaches = { $reached } の不適合を検出できます
finding-partly = { $reached } の不適合は検出できますが、{ $missed } の不適合は検出できません
finding-lacks = 。欠けている条件：{ $conditions }
finding-no-defects = どの範囲でも、一つの設計判断だけで不適合となる確認項目はありません
finding-defects = { $all }件の欠陥のうち{ $revealed }件を見つけることができます
finding-revealed = 。見つかるもの：{ $defects }
finding-hidden = 。見つからないもの：{ $defects }
finding-defect = { $defect }（{ $claims } に適合しない）

## 全設計の調査

survey-title = { $sites }件のシステムの調査：設計{ $designs }通り、アプリケーションサーバの台数：{ $servers }
survey-only = 一部の回答だけを調べた設問：{ $answers }
survey-unasked = 調べていない設問（基準設計の回答とした）：{ $keys }
survey-too-many = { $sites }件となり、調査で扱える{ $most }件を超えます。--questions の設問を減らすか、--with で回答を定めてください
survey-looked = 判定が確定したもの{ $settled }件。調べた状態{ $states }（{ $engine }）
survey-uncovered = うち{ $sites }件は回答の組合せが成り立たず、モデルの対象外。確認項目の判定も対象外となる
survey-holds = 適合する
survey-violated = 不適合となる
survey-not-claimed = 対象外となる
survey-no-case = 該当する場面なしとなる
survey-always = { $claimed ->
    [always] {""}
   *[other] 対象となる場合に
 }設計判断にかかわらず、{ $outcome }。
survey-rules = { $claimed ->
    [always] {""}
   *[other] 対象となる場合に
 }{ $outcome }のは、ほかの設計判断にかかわらず、{ $count ->
    [1] 次の場合に限ります。
   *[other] 次のいずれかの場合に限ります（規則の数はこの{ $least }件が最少）。
 }
survey-rules-unproven = { $claimed ->
    [always] {""}
   *[other] 対象となる場合に
 }{ $outcome }のは、ほかの設計判断にかかわらず、次のいずれかの場合に限ります（規則{ $count }件。{ $least }件未満では足りないが、これが最少かどうかは分かりません）。
survey-rule = { $when }（{ $sites }件）
survey-or = {" "}又は{" "}
survey-no-difference = 判定に影響しないもの：{ $keys }
survey-open = { $sites }件が未確認のため、規則を示せません。
survey-reason = { $sites }件：{ $reason }
survey-refuted = 未確認：「{ $outcome }」について見つかった規則が判定と一致しません（最初の不一致：{ $site }）。honnin の欠陥です。ご報告ください。
legend-survey = 規則はすべて、全システムの判定と照合済みです。
survey-picture = 全設計の調査
survey-picture-how = 各欄は、その行と列の回答をもつすべてのシステムを表し、それらの判定はすべて同じです。判定に影響しない質問は示さず、同じ判定となる回答は一つの行又は列にまとめています。
survey-stopped = 中断しました。{ $of }件中{ $settled }件の判定が確定しています。--resume FILE を指定すれば、続きから再開できます。
survey-stopped-kept = 中断しました。{ $of }件中{ $settled }件の判定が確定しています。同じコマンドで続きから再開できます。
survey-no-question = `{ $word }` は調査の質問にありません
survey-no-answer = `{ $word }` は使える回答ではありません
survey-in-use = `{ $path }` は、ほかの調査が使用中です
survey-gone = `{ $path }` が、調査の途中でなくなったか、変更されました。この調査の結果は、このファイルには残っていません
survey-spot-check = `{ $path }`：結果のある{ $known }件のうち、無作為に選んだ{ $checked }件を改めて探索しました（シード { $seed }）。いずれも一致しました。このファイルのチェックサムは、偶然の破損を見つけるためのもので、意図的な改変を防ぐものではありません。
survey-spot-open = `{ $path }`：無作為に選んだ{ $checked }件のうち{ $open }件は、探索の制限のため、確かめられませんでした（シード { $seed }）。この{ $open }件の結果は用いません。
survey-spot-differs = `{ $path }`：{ $site }件目を改めて探索したところ、ファイルにある結果（{ $there }）と異なりました（{ $found }、シード { $seed }）。このファイルは信頼できません。変更していません
survey-not-ours = `{ $path }` は調査のファイルではありません。変更していません
survey-other = `{ $path }` は別の調査のファイルです。変更していません。"{ $what }" は { $there } ですが、指定は { $asked } です
survey-bad-line = `{ $path }` の{ $line }行目は、この調査の結果ではないか、書き込まれたとおりではありません。ファイルは変更していません
progress-report-sheets = シートの検査：{ $of }件中 { $done }件
progress-report-runs = 検証用実装の実行：{ $of }団体中 { $done }団体
progress-report-kill = 欠陥検出表の作成：{ $done }行
progress-report-survey = 全設計の調査：{ $of }件中 { $done }件
progress-survey = { $of }件中{ $done }件、残り約{ $left }

## 図

picture-counterexample = { $claim } { $name } の不具合の発生手順（{ $count }動作）
picture-kiosk = キオスク端末
picture-spool = 印刷イメージ
picture-pages = 1〜{ $pages }ページ目
picture-queue = 印刷の待ち行列
picture-order = 順番管理
picture-replica = 住民票データ{ $n }
picture-version = 版{ $version }
picture-cause = 原因
picture-leads = ▲ 要因
picture-result = 結果
picture-breaks = 動作{ $step }で初めて次の確認項目が不適合：{ $sentence }
picture-arrive = 申請{ $request }が届く
picture-arrive-second = 申請{ $request }が届く（第{ $second }秒）
picture-enter = 申請{ $request }を受け入れる
picture-enter-free = 申請{ $request }を受け入れる（他の申請は待たない）
picture-acquire = 申請{ $request }が順番を得て印刷を開始する
picture-print = 申請{ $request }の印刷処理を開始
picture-fetch = 申請{ $request }が記録を読む
picture-fetch-fail = 記録が更新中のため、申請{ $request }は失敗する
picture-fetch-skip = 記録が更新中のため、申請{ $request }は印刷イメージを作らずに進む
picture-write = 申請{ $request }の{ $pages ->
    [1] 印刷イメージ
   *[other] { $page }ページ目
 }を書き込む
picture-write-over = 申請{ $request }が申請{ $other }の{ $pages ->
    [1] 印刷イメージ
   *[other] { $page }ページ目
 }を上書き
picture-join = 申請{ $request }の文書が待ち行列に並ぶ
picture-read = 申請{ $request }が本人の{ $pages ->
    [1] 印刷イメージ
   *[other] { $page }ページ目
 }を読む
picture-read-wrong = 申請{ $request }が住民{ $other }の{ $pages ->
    [1] 印刷イメージ
   *[other] { $page }ページ目
 }を読む
picture-read-none = 印刷イメージがなく、申請{ $request }は失敗する
picture-finish = 申請{ $request }の証明書がキオスク端末に出る
picture-blocked = 出力異常検出機能が申請{ $request }の証明書を止める
picture-timeout-cancel = 申請{ $request }がタイムアウトし、取り消される
picture-timeout-release = 申請{ $request }がタイムアウトし、順番だけが解除されて申請は進む
picture-change = 住民{ $resident }の記録に異動がある
picture-begin = 随時連携が住民{ $resident }の異動を取り出す
picture-apply = 随時連携が住民票データ{ $replica }に反映する
picture-end = 随時連携が終わり、自身の処理待ちだけを解除する
picture-end-all = 随時連携が終わり、すべての処理待ちを解除する
picture-drop = 異動が失われる
picture-night = 夜間を経る（全件チェックなし）
picture-night-reconcile = 夜間を経る（全件チェックあり）
picture-paper-asked = 申請者：住民{ $request }
picture-paper-own = = 記載：住民{ $request }
picture-paper-wrong = ≠ 記載：{ $shown }
picture-paper-stale = 版{ $version }（本来は版{ $due }）
picture-paper-late = タイムアウト後の交付
picture-legend-waits = 待機中
picture-legend-let-in = 受入済み
picture-legend-in-print = APサーバの列：印刷中
picture-legend-holds = 順番管理の列：順番を保持
picture-legend-lies = 印刷イメージ又は待ち行列の列：文書あり
picture-legend-order-cut = 早すぎる順番の解除
picture-legend-image-cut = 読まれる前の上書き
picture-legend-token = その住民のデータ
picture-legend-releases = 解除
picture-legend-lost = 届かない、又は見つからない
picture-legend-clock = 時計（タイムアウト、秒）
picture-legend-night = 夜間
picture-matrix = どの条件がそろうと、どの確認項目が不適合となるか
picture-present = 存在する条件の数
picture-else-holds = その他の場合は適合。
picture-as-it-stands = 現在のシステム（すべての条件がそろう）
picture-topology = システムの構成と設計判断
picture-kiosks = キオスク端末
picture-check = 出力異常検出
picture-db-server = DBサーバ{ $n }
picture-feed = 異動情報
picture-record = 記録
picture-differs-reference = 基準設計と異なる点
picture-differs-design = 設計と異なる点
picture-places-slot = 「0 1」：申請0と申請1の印刷イメージの置き場所（同じ枠は共用）
picture-places-second = 「:00」「:01」：秒ごとの印刷イメージの置き場所（同じ秒の申請は共用）
picture-places-counter = 「0」「1」：通し番号ごとの印刷イメージの置き場所
picture-places-request = 「0」「1」：申請ごとの印刷イメージの置き場所
picture-places-queue = 「0」「1」：待ち行列に並ぶ申請の文書（先頭から順に送信）
picture-app-servers = アプリケーションサーバは{ $n }台
picture-db-servers = データベースサーバは{ $n }台（それぞれに住民票データがある）
picture-order-width = 順番管理が同時に通す印刷は{ $n }件まで
picture-wrap = { $n ->
    [0] 通し番号は最初に戻らない
   *[other] 通し番号は{ $n }件ごとに最初に戻る
}
picture-document-pages = 証明書は{ $n }ページ

## 不具合の発生手順

explain-title = { $sheet }（{ $configuration }）{ $claim } { $name }：{ $verdict }
explain-holds = 範囲内のすべての状態を調べました。この確認項目が不適合となる手順は、その範囲内にはありません。
no-case = 範囲内に{ $claims }に該当する場面がないため、確かめたことにはなりません。該当する場面：{ $cases }
explain-not-claimed = この確認項目は、このシステムでは対象外です。
explain-open = 未確認：{ $reason }
actor-resident = 住民{ $n }
actor-server = APサーバ{ $n }
actor-timer = タイマー
actor-registry = 住民記録システム
actor-sync = 随時連携
actor-feed = 異動の連携
actor-clock = 時計
actor-night = 夜間
actor-machine = 機器
step-arrive = キオスク端末で申請{ $request }を行い、申請は APサーバ{ $server } に届く
step-arrive-second = キオスク端末で申請{ $request }を行い、申請は第{ $second }秒に APサーバ{ $server } に届く
step-enter = 申請{ $request }を受け入れる。このサーバの他の申請は待つ
step-enter-free = 申請{ $request }を受け入れる。他の申請は待たない
step-acquire-site = 申請{ $request }が順番を得て、印刷処理を開始する
step-acquire = 申請{ $request }の印刷処理が始まる
step-fetch = 申請{ $request }について、住民票データ{ $replica }から本人の記録（版{ $version }）を読む
step-fetch-fail = 申請{ $request }の記録は更新中のため、申請は失敗する
step-fetch-skip = 申請{ $request }の記録は更新中のため、印刷イメージを作らずに先へ進む
step-write = 申請{ $request }の印刷イメージ{ $pages ->
    [1] {""}
   *[other] の{ $page }ページ目
 }を書き込む
step-write-over = 申請{ $request }の印刷イメージ{ $pages ->
    [1] {""}
   *[other] の{ $page }ページ目
 }を書き込み、申請{ $other }のものを上書きする
step-write-queue = 申請{ $request }の文書が、印刷の待ち行列の最後に並ぶ
step-read = 申請{ $request }が印刷イメージ{ $pages ->
    [1] {""}
   *[other] の{ $page }ページ目
 }を読む（本人のもの）
step-read-wrong = 申請{ $request }が印刷イメージ{ $pages ->
    [1] {""}
   *[other] の{ $page }ページ目
 }を読む（住民{ $other }のもの）
step-read-none = 申請{ $request }の印刷イメージがなく、申請は失敗する
step-finish = 申請{ $request }の証明書がキオスク端末に送られる
step-finish-wrong = 申請{ $request }の証明書がキオスク端末に送られる。{ $shown }の情報が記載されている
step-finish-blocked = 出力異常検出機能が、申請{ $request }の証明書を止める
step-timeout-cancel = 申請{ $request }がタイムアウトし、申請全体が取り消される
step-timeout-release = 申請{ $request }がタイムアウトし、順番の管理だけが解除される。申請はそのまま進む
step-timeout-abandon = 申請{ $request }がタイムアウトして失敗となり、順番は解除されるが、動いている処理は続く
step-reuse = 申請{ $request }は、同じ名前で残っていた住民{ $other }の印刷イメージを使う
step-crash = APサーバ{ $server } が停止し、復帰する
step-restart = 通し番号{ $counter }が最初からやり直しになる
step-catch_up = 住民{ $resident }の異動が、随時連携の終了後に住民票データ{ $replica }に届く
step-failover = データベースサーバ{ $replica }が待機系に切り替わる
step-change = 住民{ $resident }の記録に異動がある（版{ $version }）
step-begin = 住民{ $resident }の異動を取り出し、順番管理に加わる
step-apply = 住民{ $resident }の異動を住民票データ{ $replica }に反映する
step-end = 終了し、自身の処理待ちだけを解除する
step-end-all = 終了し、すべての処理待ちを解除する（{ $held }の順番も解除される）
step-drop = 住民{ $resident }の異動が失われる
step-tick = 第{ $second }秒になる
step-night = 全件チェックを行わずに夜間を経過する
step-night-reconcile = 全件チェックを行って夜間を経過し、すべての住民票データが住民記録と一致する
story-breaks = {"  "}✗ { $claims }
ending-claim = 次のことが成り立たなくなった：{ $sentence }
ending-c1 = 住民{ $request }に、{ $shown }の情報が記載された証明書が交付された。
ending-c2 = 申請{ $request }は、タイムアウトした後に交付された。
ending-c3 = 住民{ $request }に、最新でない記録（版{ $version }）による証明書が交付された。直前の夜間の時点の記録は版{ $due }であった。
ending-c4 = { $requests }が同時に印刷中となった。
ending-c5 = 申請{ $request }の印刷イメージは、読み終える前に上書きされた。
ending-c6 = すべての申請が終わったのに、印刷イメージが残った。
ending-c7 = 交付も失敗もしていない申請があるのに、次の動作がない。又は、進行の度合い（尺度）が増えない動作があった。

## ログ

log-problems = { $path }: エラーは{ $count }件です。このログは使いませんでした
log-problem = { $line }行目: { $what }
log-problems-more = ほか{ $count }件
log-empty = ログが空です
log-no-header = ログの先頭には見出しの行が必要です: {"{"}"log":"honnin","schema":1,"site":"…"{"}"}
log-header-again = 見出しは先頭の行に一度だけ書きます
log-schema = このログは書式の版{ $found }のものです。このプログラムが読めるのは版{ $known }です
log-not-utf8 = この行は UTF-8 ではありません
log-not-json = JSON として読めません: { $words }
log-breaks-off = 最後の行が途中で切れています
log-not-a-line = 事象でも、見出しでも、終わりの行でもありません
log-unknown-event = `{ $name }` という事象はありません
log-field = 項目がないか、誤っています: { $words }
log-no-requester = `of` がありません。到着には申請者が必要です
log-sequence = { $source } の次の seq は { $expected } のはずですが、{ $found } と書かれています
log-no-position = `position` がありません。すべての事象に付けるか、どれにも付けないかのどちらかです
log-position = 全体で次の position は { $expected } のはずですが、{ $found } と書かれています。事象が欠けているか、重複しています
log-disorder = { $source } の事象の position の順が、seq の順と異なります
log-after-footer = 終わりの行より後に書かれています
log-count = 終わりの行には事象が{ $said }件とありますが、実際は{ $found }件です
trace-title = { $path }（事象{ $events }件）と { $sheet }（{ $configuration }）との照合
trace-accepted = 受理：このログは、始めから終わりまで、このシステムの動作です。
trace-accepted-prefix = 途中まで受理：このログは、このシステムの動作です。ただし終わりの行がないため、続きがあった可能性があります。
trace-rejected = 不受理：このシステムの動作に、このような事象の並びはありません。
trace-no-events = 未確認：ログに事象がなく、調べるものがありませんでした。
trace-cut = 未確認：{ $visited }通りの時点を調べたところで打ち切りました。一つのプロセスが書いたログであれば、--in-file-order のほうが速く終わります。
trace-beyond = 未確認：{ $limit }。
trace-stop = 先頭の{ $count }件は合致します。{ $line }行目が合致しません：{ $event }（{ $source }）
trace-not-enabled = この時点で、この動作はできません。
trace-differs = 最初に異なる項目 { $field }：ログでは { $log }、モデルでは { $model }
trace-allowed = この時点でできる動作：{ $steps }。このほか、申請の到着と記録の異動はいつでもできます。
trace-allowed-none = この時点でできる動作は、申請の到着と記録の異動だけです。
trace-claims = ログそのものにおける確認項目：
trace-claim = { $claim } { $name }：{ $verdict }
trace-holds = 適合（該当{ $cases }件）
trace-violated = 不適合{ $count }件（行：{ $lines }）
trace-no-case = 該当する場面なし（ログにありません）
trace-order = 未確認。記録元をまたぐ事象の順序によりますが、その順序がログから分かりません
trace-order-lines = 未確認。記録元をまたぐ事象の順序によりますが、その順序がログから分かりません。行の順のとおりであれば不適合です（行：{ $lines }）
trace-contradiction = 未確認。{ $line }行目が、それより前の記録と矛盾しています
trace-aborted = 未確認。{ $line }行目で中止された申請は、交付されれば不適合となる証明書を持っていました
trace-of-other-site = 未確認。このログは別のシステム、構成又はシートのものとされています
trace-other-site = このシステムについては未確認です：ログには `{ $site }` のものと書かれています。
trace-other-configuration = この構成については未確認です：ログには `{ $configuration }` のものと書かれています。
trace-other-answers = このシステムについては未確認です：ログには、別の回答から構築したシステムのものと書かれています。シートの名前は同じですが、内容が異なります。
trace-unsaid = 一部は未確認です：事象にあるべき項目のうち、記載がなく照合できなかったものが{ $count }件あります（最初は{ $line }行目の `{ $field }`）。
trace-cannot-show = ログだけでは分からないこと：書き換えられていないこと、番号を付け直したうえで行が除かれていないこと、中止された申請について何も交付されていないこと、どのシステムが記録したものか。
trace-header-gaps = このログに書かれておらず、検査の前提としたこと：{ $gaps }。
trace-gap-configuration = どの構成のものか（`as`）
trace-gap-answers = どの回答から構築したシステムのものか（`answers`）
trace-not-closed = 未確認。ログに終わりの行がありません
trace-no-detail = 未確認。{ $line }行目の記載が足りません
trace-unknown-fields = 書式にない項目は残したまま、検査の対象としていません：{ $count }件
limit-residents = 同時に関わる住民の数が、モデルの上限を超えています
limit-changes = 同時に連携を待つ異動の数が、モデルの上限を超えています
limit-seconds = 処理中の申請の到着した秒の数が、モデルの上限を超えています
limit-lag = 住民票データの遅れが、モデルで数えられる範囲を超えています
limit-two-requests = 住民{ $resident }の申請が同時に2件処理中です。モデルでは、カードは1台のキオスク端末にしかありません

## 各時点の状態

situation-request = 申請{ $n }：{ $phase }
situation-at = （APサーバ{ $server }）
situation-pages = 、版{ $version }、書込{ $written }ページ、読取{ $read }ページ
situation-shows = 、記載は{ $shown }
situation-expired = 、タイムアウト済み
situation-server = APサーバ{ $n }の保持者：{ $by }
situation-order = 順番の保持者：{ $by }
situation-image = 置き場所{ $place }の印刷イメージ：{ $pages }
situation-queue = 印刷の待ち行列：{ $documents }
situation-records = 版：住民記録 { $registry }、住民票データ { $replicas }
situation-sync = 随時連携中：住民{ $resident }
situation-feed = 連携待ちの異動：{ $changes }
situation-late = 随時連携が終わり、住民票データ{ $replica }に届いていない異動：{ $changes }
situation-standby = 住民票データ{ $replica }の待機系の版：{ $versions }
situation-counters = 次の通し番号：{ $numbers }
situation-clock = 第{ $second }秒、夜間{ $nights }回
phase-arrived = 到着
phase-entered = 受入済み
phase-granted = 許可済み
phase-fetched = 記録取得済み
phase-skipped = 印刷イメージなしで進行
phase-delivered = 交付済み
phase-failed = 失敗
phase-abandoned-granted = 失敗（処理は続き、記録を読む前）
phase-abandoned-fetched = 失敗（処理は続き、書込み中）

## リポジトリに収める報告書

report-title = honnin：判定
report-introduction = `cargo run --release` により作成。内容はシートのみによって決まります。それぞれの判定は、併記した範囲について述べるものです。申請、住民、サーバ、住民票データは0から数え、申請nは住民nによるものです。
report-introduction-own = `honnin report` により作成。内容はシートのみによって決まります。それぞれの判定は、併記した範囲について述べるものです。申請、住民、サーバ、住民票データは0から数え、申請nは住民nによるものです。
report-verdicts = 判定
report-claims = 確認項目
elsewhere-heading = 他のシステムにおける同種の不具合
elsewhere-introduction = 種類の異なるシステムで、利用者が別人の書類、記録又は応答を受け取った公表事例です。それぞれをシートにしています（`models/sheets/cases`）。この報告書にある団体のシステムについて述べるものではありません。発生手順は `honnin explain 名前 C1` で表示します。
elsewhere-case = { $name }：{ $said }（出典：{ $sources }）
elsewhere-out-of-reach = まだシートで表すことができない事例と、そのために必要な概念：
elsewhere-needs = { $title }。必要な概念：{ $needs }
elsewhere-unsaid = 次の事例は、まだシートで表すことができません：{ $names }。必要な概念は報告書に示します。
report-matrix = 条件表
report-remedies = 対策
report-campaigns = 試験
report-sources = 出典：{ $sources }
report-differs = 基準設計と異なる点：{ $answers }
report-as-reference = すべて基準設計のとおり。{ $answers }
report-installed = 設計と異なる導入：{ $answers }
report-inferred = 公表されておらず推定したもの：{ $keys }
report-scope = 範囲：{ $scope }
report-counts = 調べたもの：{ $states }状態、{ $transitions }遷移、深さ{ $depth }（{ $engine }）
report-told-apart = このうち実際に調べたのは{ $looked }状態。残りは、住民又はアプリケーションサーバを入れ替えると、そのいずれかと一致する。状態は{ $bits }ビットのハッシュ値で区別しており、衝突による見落としの確率は{ $probability }未満
report-witnesses = 確認した場面：{ $witnesses }
witness-seen = { $name } ✓
witness-missing = { $name } ?
witness-not-seen = { $name } -（参考。起こらなくてもよい）
report-violated = { $claim } { $name } の不適合
report-no-steps = 不適合となることは分かりましたが、制限の中ではその発生手順を求められませんでした。
report-again = 再度表示するには：{ $command }
report-limits = この報告書が述べていないこと
report-written = 報告書を作成しました：{ $path }
report-folder-other = `{ $path }` は別のシート（{ $sheets }）の証拠であり、上書きされて失われるため、書き込みません。--out で別のフォルダを指定してください
report-folder-unknown = `{ $path }` は、このプログラムの報告書によるものではなく、上書きされて失われるため、書き込みません。--out で別のフォルダを指定するか、このファイルを取り除いてください
report-left-over = `{ $path }` は以前の報告書のもので、現在は作成されないファイルです
report-not-written = 実行が中断されたため、報告書は作成しませんでした。
report-unsound = 未確認：集めた結果に整合しないところがあります（{ $reason }）。honnin の欠陥です。ご報告ください。
report-not-compared = 実行が中断されたため、ファイルは比較しませんでした。
report-stale = `{ $path }` が、改めて作成した内容と一致しません。
report-stale-digest = `{ $path }`: { $file } のダイジェストが現在のものと一致しません。
report-asked = 検査 { $asked }件。想定どおり又は判定済み { $asexpected }件、想定と異なるもの { $differs }件、未確認 { $open }件。
report-asked-all = 検査{ $asked }件はすべて終了しました。あらかじめ想定のあるものは、不適合を想定したものがあればそれも含め、すべて想定どおりです。
report-asked-no-case = ほかに、範囲内に確認項目に該当する場面がなく、確かめていない検査が{ $n }件あります。
asked-claims = 確認項目{ $n }件
asked-matrices = 条件表{ $n }件
asked-remedies = 対策{ $n }件
asked-campaigns = 試験{ $n }件
asked-controls = 対照試験{ $n }件
asked-bounds = 範囲の検討{ $n }件
asked-schedules = スケジュールにおける確認項目{ $n }件
asked-followed = 発生手順に沿った実行{ $n }件
asked-logs = ログの照合{ $n }件
asked-cases = 他のシステムの事例における確認項目{ $n }件
asked-kill = 欠陥{ $n }件
asked-survey = 全設計における確認項目{ $n }件
report-unwritable = `{ $path }` に書けません：{ $reason }
output-lost = 出力できませんでした：{ $reason }
configuration-not-there = { $sheet } は設計どおりに導入されています（[installed] がありません）
report-limits-introduction = この報告書の判定は、いずれもその範囲とモデルについてだけ述べるものです。調べていないことと、そのために判定がどちらの向きに誤りうるかを示します。
report-asked-heading = 確認の方法と確からしさ
report-logs = 検証用実装のログ
report-kill = 欠陥検出表
report-survey = 全設計の調査
column-class = 区分
column-asked = 検査
column-kinds = 内訳
column-as-it-must-be = 想定どおり又は判定済み
column-differing = 想定と異なる
column-gap = 調べていないこと
column-errs = 誤りの向き
column-log = ログ
column-checked-against = 照合したモデル
column-events = 事象
column-answer = 結果
class-exhaustive = 範囲内の全数
class-exhaustive-says = モデルがその範囲で取りうる状態をすべて調べたもの。適合とした確認項目には、その範囲で例外なく適合する。
class-random = 無作為（{ $schedules }スケジュール）
class-random-says = 検証用実装の動作の順序を、この件数だけ無作為に選んで実行したもの。不適合があれば起こりうると分かるが、なくても起こらないとは言えない。
class-several = 欠陥検出表（複数の方法）
class-several-says = 欠陥を一つずつ加え、モデル、無作為及び PCT法のスケジュール、発生手順に沿った実行、ログの照合、出力異常検出機能のそれぞれで調べたもの。C1 が不適合となる欠陥は、モデル、PCT法、発生手順に沿った実行及び出力異常検出機能のすべてで見つかることを求める。
class-observed = 観察
class-observed-says = 一度の実行を観察したもの。発生手順に沿った検証用実装の動作、又はそのログ。
class-sheet = シートから判定
class-sheet-says = C8 は、設計の回答と導入されたものとを比べる。実行はしない。
class-not-run = 未実施
class-not-run-says = 実際の並行処理による負荷試験（`honnin run`、`honnin kill --load`）。結果がコンピュータによって異なるため、その都度の測定とし、この報告書には含めない。
layer-search = 範囲内の全状態
layer-run = { $method }（{ $schedules }スケジュール）
layer-followed = 発生手順に沿った実行（観察）
layer-threads = 並行処理による負荷試験
layer-not-run = 未実施
followed-broke = ✗ 同じ動作で不適合
followed-held = 不適合は生じず
followed-left = モデルと異なる動作
log-of-a-day = 通常の一日
log-along = { $claim } の不具合の発生手順
log-model-itself = ログを残したシステム
log-model-designed = 設計どおりのシステム
log-model-reference = 基準設計
log-accepted = 受理
log-rejected = { $event }件目の事象で不受理: { $step }
log-rejected-as-expected = { $event }件目の事象で不受理（想定どおり）。{ $step }
log-step = { $actor }: { $step }
log-action = { $action ->
    [arrive] 申請{ $n }が届く
    [enter] 申請{ $n }を受け入れる
    [acquire] 申請{ $n }の印刷処理を開始する
    [fetch] 申請{ $n }の記録を読む
    [write] 申請{ $n }の{ $page }ページ目を書き込む
    [read] 申請{ $n }の{ $page }ページ目を読む
    [finish] 申請{ $n }を終える
    [timeout] 申請{ $n }がタイムアウトする
    [abort] 申請{ $n }が障害により失敗する
    [change] 住民{ $n }の記録に異動がある
    [begin] 随時連携を始める
    [apply] 住民票データ{ $n }に反映する
    [end] 随時連携を終える
    [drop] 異動情報が失われる
    [tick] 次の秒になる
   *[night] 夜間を経る
 }
errs-holds = 誤って「適合」とするおそれ
errs-alarm = 誤って「不適合」とするおそれ
errs-either = どちらもありうる
errs-neither = 判定に影響しない
gap-scope = 範囲より多くの申請、異動、タイムアウト、秒又は夜間が同時に起こる場合。`honnin bounds` と対策の検討では、一つ多い場合までを調べている（`honnin bounds` の結果は、公表事項の検査が前提とするものに限り、証拠に含まれる）。
gap-model = モデルにないもの。通信や記憶装置の故障、範囲の回数を超えるサーバの故障、キオスク端末、料金の支払い、一通の証明書に記載される同一世帯の者など。
gap-program = 事業者が納入したプログラムそのもの。ここで実行した検証用実装は、同じ設計に基づき、この検証のために作成したものである。
gap-sheet = 実際のシステムと異なるシートの回答。シートと実機との照合は行っていない。
gap-inferred = 公表されていない原因。推定した事項はシートに示している。徳島市の事案は、全体が仮説である。
gap-claims = いずれの確認項目も対象としない支障。処理に要する時間、保存されたデータの閲覧権限、別の場所での印刷など。
gap-steps = 一つの動作の途中で起こること。モデルでは、各動作を分けられないものとして扱う。プログラムは動作の途中で中断されることがある。
gap-speed = 動作の順序がどの程度起こりやすいか。モデルは処理の速さについて何も仮定しない。このため発生手順は、モデルでは起こりうるが、実際にはまれなことがある。
gap-schedules = 無作為に選ばれなかった動作の順序。無作為なスケジュールで分かるのは、不適合が起こりうることであり、起こらないことではない。
gap-logs = ログに記録されていないこと。ログの照合は、そこにある事象についてだけ述べる。
gap-load = 実際の並行処理による負荷。`honnin run` と `honnin kill --load` で測定するものであり、この報告書の判定の根拠とはしていない。
gap-fingerprints = ハッシュ値の衝突により、別の状態と取り違えられた状態。その確率は検査ごとに示している。`--fingerprint 128` を指定すれば、事実上なくなる。
gap-symmetry = 住民やアプリケーションサーバを入れ替えただけの状態。一つで代表させている。すべてを調べた場合と一致することは、プログラム自体のテストで確かめている（証拠には含まれない）。
gap-db-servers = データベースサーバの台数。異動情報が随時連携の終了までに全台に届き、待機系が最新の写しを持つ場合は、このモデルのどの判定にも影響しない。そうでないとシートが回答する場合（`sync.spread`、`topology.standby`）は、台数もシステムの一部である。
gap-suite = この検証用プログラム自体の誤り。第二のエンジンとの比較（`--cross-check`）、欠陥検出表、検証用実装とモデルとの照合により見つかりやすくしているが、ないとまでは言えない。

## HTML の報告書

page-title = コンビニ交付システム 検証報告書
page-brand = 証明書のコンビニ交付を行うシステムの検証
page-language = 日本語
page-languages = 言語
page-read-here = この節を日本語で読む
page-skip = 本文へ
page-contents = 目次
page-summary = 要約
page-question = 交付される証明書は、申請者本人のものか。
page-answer = { $apart ->
    [0] シート{ $sheets }件
   *[other] シート{ $sheets }件の設計と導入、合わせて{ $all }件
 }について、モデル上、それぞれの範囲で起こりうる動作をすべて調べました。
page-answer-violated = 別人の証明書が交付されることがあるもの
page-answer-hypotheses = （うち{ $n }件は仮説）
page-answer-others = 別人の証明書は交付されないが、ほかの確認項目に適合しないもの
page-answer-holds = その範囲では別人の証明書が交付されず、不適合となる確認項目もないもの
page-answer-open = 未確認のもの
page-sites-caption = システムごとの判定と理由
page-caveat-holds = 「適合」は、判定に併記した範囲についてのものであり、それを超えることは述べていません。
page-caveat-no-case = 範囲内に確認項目に該当する場面がないときの判定は「該当する場面なし」です。適合を確かめたことにはなりません。
page-counting = 申請、住民、サーバ、住民票データ及び版は0から数えます。申請nは住民nによるものです。
page-see-classes = 内訳
page-hypothesis = 仮説
page-caveat-model = 検査の対象は、公開された文書に基づくモデルと、それに基づいて作成したプログラムです。事業者のプログラムそのものではありません。
page-caveat-gaps = 調べていないこと、及びそのために判定が誤りうる方向：
column-verdict = 判定
column-reason = 理由
column-remedy = すべての確認項目に適合させる最小の対策
column-tests = 試験
page-reason-holds = 範囲内のすべての状態を調べ、すべての確認項目に適合した。
page-reason-no-case = 範囲内のすべての状態を調べ、不適合はなかった。{ $without }
page-reason-first = これより前に不適合となった確認項目：{ $claims }。
page-reason-more = 発生手順
page-remedy-none = 見つからない
page-tests-none = 記録なし
page-tests-blind = { $when ->
    [before-incident] 事案の前の試験
    [after-incident] 事案の後の試験
   *[planned] 計画された試験
 }{ $all }件中、{ $claim } の不適合を検出できないもの{ $blind }件
page-tests-whole = { $when ->
    [planned] 計画された試験
   *[other] 実施された試験
 }{ $all }件中、すべての欠陥を検出できるもの{ $whole }件
page-tests-none-before = 事案の前：記録なし。
page-tests-planned = 計画された試験で検出できるもの
page-could-tests = 試験で検出できるか
page-no-test-before = 事案の前に実施された試験は、公開された記録に見当たりません。
page-tests-after = 事案の後に実施された試験の方法で、この不適合を検出できたかを示します。
page-tests-plan = 計画された試験で、この不適合を検出できるかを示します。
page-test-can = { $name }［{ $environment }］：この不適合は生じうるものです。
page-see-tests = 試験の一覧
page-see-matrix = 条件のすべての組合せと、そのときの判定（図）
page-see-remedies = すべての確認項目に適合させる最小の対策
page-see-installed = 導入された構成（図）
page-sources = 出典
page-source-date = （{ $date }）
page-pages-seen = これは別人の記載の現れ方の一つです。実行したスケジュールで、交付された証明書のうち別人の記載があったページ：{ $pages }
page-pages = { $pages }ページ目のみ（{ $count }通）
sources-models = モデルとシート（models）
sources-implementation = プログラム（implementation）
sources-manifests = ビルドの設定（manifests）
page-reading = この報告書の読み方
page-reading-introduction = シートは、事業者が答えられる質問への回答によって、団体のシステムを表したものです。それぞれのシステムについて、次の確認項目に適合するかを調べました。判定の確からしさは、どの方法で、どこまで調べたかによります。
page-reading-implementation = 「検証用実装」は、モデルと同じ設計に基づいてこの検証のために作成したプログラムをいい、団体や事業者が実際に用いているシステムではありません。「APサーバ」はアプリケーションサーバ、「DBサーバ」はデータベースサーバの略です。
page-reading-pct = 「PCT」は、動作の順序を確率的に選ぶ方法です。起こるために一定数の順序の指定を要する不具合を、計算できる確率以上で見つけます。「深さ」はその数で、「PCT、深さ3」は3つまでの指定で起こる不具合を対象とします。
page-claims-caption = すべてのシステムに共通の確認項目
page-classes = 確認の方法と確からしさ
page-topology = システムの構成
page-topology-caption = 設計上の構成。基準設計と異なるところに印を付けた。
page-installed-caption = 導入された構成。設計と異なるところに印を付けた。
page-answers = チェックシートの回答
page-design = 設計
page-test = 試験
page-operation = 保守・運用体制
page-as-designed = シートには、設計と異なる導入の記載がありません。
page-differs = 基準設計と異なる
page-inferred = 推定
column-question = 質問
column-given = 回答
column-key = 項目名
column-campaign = 試験
column-environment = 環境
column-finds = 検出できるもの
page-not-run = 未実施：実際の並行処理による負荷試験。コンピュータごとに測定するもの（`honnin run`）であり、証拠には含めません。
page-verdicts = 判定（{ $configuration }）
page-logs = 検証用実装のログ
page-logs-caption = ログは、それを残したシステムのモデルで受理されること。欠陥の現れたログは、その欠陥のないモデルで受理されないこと。発生手順の終わりに達した後も、残りの処理が終わるまで記録は続く。このため、事象は発生手順の動作より多い。
page-findings = 公表事項：
page-no-finding = 公表事項なし
page-tests = 実施された試験で検出できたもの
page-no-campaign = このシステムについて実施された試験の内容は、公開された記録に見当たりません。このため、試験で見つからなかった理由は述べられません。
page-sheet-text = シートの原文
page-happened = どのように起こるか（モデルによる例）
page-happened-length = モデルで起こりうる最も短い例（{ $count }動作）であり、実際の事案の再現ではありません。
page-lanes-caption = 不具合の発生手順（上から下へ）。各動作と、それぞれの確認項目が初めて不適合となった時点を示す。
page-steps = 動作の一覧
column-broken = 不適合となった確認項目
page-conditions = 不適合となる条件
page-matrix-caption = 条件のすべての組合せと、そのときの判定
page-why-not-found = 実施された試験で見つからなかった理由
page-tests-of-behaviour = 設計と異なるものが導入されたことは、動作の試験だけでは確かめられません。導入されたプログラムと設計との照合が必要です。
page-other-configuration = 条件、試験及び対策は、導入されたシステムについて調べています。
page-test-missed = { $name }［{ $environment }］：何度実施しても、この不適合は生じません。欠けている条件：{ $lacks }。
page-test-reached = { $name }［{ $environment }］：この不適合は生じうるものです。見つからなかった理由は、偶然か、試験項目がこれを確認していなかったことかのいずれかです。
page-test-open = { $name }［{ $environment }］：未確認です。
page-lacks = { $id }（{ $label }）
page-remedies = 最小の対策
page-install-as-designed = 設計されたプログラムを導入し、サービスの開始前に両者を照合します。
page-again = 再現の方法
page-kill = 欠陥検出表（どの方法でどの欠陥が見つかるか）
page-case = 保証ケース
page-case-introduction = 証拠から結論に至る論証を、GSN（Goal Structuring Notation）で示します。答えの得られなかった問いは「未確認」となり、その上位のゴールもすべて未確認となります。不適合となることがシートに記されている確認項目は、「反証あり」のゴールとして、その反証とともに示します。
page-kill-introduction = 各システムについて、設計判断を一つずつ安全でないものに変え、どの検査方法でその欠陥が見つかるかを調べました。欠陥を見つけられない検査には、保証としての意味がないためです。
page-kill-effort = 各欄のスケジュールは最大{ $schedules }件、シードは{ $seed }です。
page-kill-no-gaps = C1 が不適合となる欠陥は、モデル、PCT法、発生手順に沿った実行、出力異常検出機能のいずれでも、すべて見つかりました。
page-survey = 全設計の調査（どの設計が安全か）
page-survey-introduction = 設計判断のすべての組合せを調べ、確認項目に適合する設計と不適合となる設計とを分ける、数の最も少ない規則を求めました。次の範囲とモデルに限り、この規則によって設計を判断できます。
page-survey-caption = 判定ごとのシステムの件数
page-gaps-caption = 調べていないこと（影響の大きい順）
page-provenance = 報告書の作成に用いたもの
page-provenance-introduction = この報告書は `evidence.json` だけから作成しています。`evidence.json` は、次のソースとシートだけによって決まり、時刻、コンピュータ、偶然には左右されません。次のコマンドにより、すべてを改めて作成し、比較することができます。
page-program-caption = プログラムと、用いたライブラリ
page-digests-caption = SHA-256 ダイジェスト
column-program = プログラム
column-version = 版
column-made-from = 作成に用いたもの
column-digest = ダイジェスト

## 負荷をかけた実行

run-title = { $sheet }（{ $configuration }）に負荷をかけた実行：キオスク端末{ $kiosks }台、住民{ $residents }人、シード{ $seed }
run-made = 申請
run-delivered = 交付
run-failed = 失敗：{ $reason }
run-wrong = 別人の記載がある証明書
run-changes = 異動
run-duration = 所要時間
run-throughput = 毎秒の交付件数
run-latency = 処理時間（{ $percent }％がこれ以内）
run-latency-most = 処理時間（最長）
run-more = ✗ ほかに{ $more }件
run-left = ✗ 残っているもの：印刷イメージ{ $images }件、順番の保持者{ $holders }件、保持されたAPサーバ{ $servers }台、終わっていない申請{ $open }件
run-trouble = ! 解消しなかった障害：{ $words }
run-wrong-document = ✗ 住民{ $requester }の申請{ $request }で交付された証明書の記載：{ $subjects }
run-page-of = 住民{ $n }
run-page-unreadable = 読み取れないページ
run-observed = 観察の結果であり、証明ではありません。{ $count }件の申請で、別人の記載がある証明書はなく、残ったものもありませんでした。スレッドの順序は偶然によるため、見つからなかった欠陥がないとは言えません。すべての順序は `honnin check` で調べられます。
run-observed-wrong = { $count }件の申請において、上記のことが検証用実装で起こりました。
run-observed-stopped = 未確認：{ $count }件の申請の後、実行は中断されました。それまでに異常は見られませんでした。
run-observed-nothing = 未確認：{ $count }件の申請のうち交付されたものがなく、調べるものがありませんでした。
run-observed-no-case = 未確認：{ $count }件の申請で異常は見られませんでしたが、C1を試す場面がありませんでした。別の申請の処理中に交付された証明書はありません。複数のキオスク端末、住民及び申請が必要です。
run-observed-broken = 未確認：{ $count }件の申請で異常は見られませんでしたが、解消しなかった障害があるか、ログが完全ではありません。
run-log = ログ：{ $path }
place-in-use = `{ $path }` は、ほかの実行が使用中です。別の場所を指定するか、その実行の終了をお待ちください
place-not-ours = `{ $path }` がありますが、honnin のこのコマンドで作られたものではないため、そのままにしました。別の場所か、新しい又は空のフォルダを指定してください
run-log-among = `{ $log }` は、`{ $folder }` にあるシステムのファイルと重なります。--log で別の場所を指定してください
run-log-gone = ログが、書き込んだ場所にないか、実行中に変更されました
run-folder-gone = システムのフォルダが、元の場所にありません
run-database-gone = `{ $path }` は、システムが開いているファイルではありません。実行中に削除されたか、置き換えられており、システムが書き込んだ内容はそこにありません
run-no-site = システムを用意できませんでした：{ $words }
failure-timed-out = タイムアウト
failure-record-busy = 記録の更新中
failure-image-missing = 印刷イメージなし
failure-stopped = 出力異常検出機能による停止
failure-disk = ディスクの異常
failure-disk-full = ディスクの空き容量不足
failure-database-busy = データベースの使用中
failure-database = データベースの異常
failure-unreadable = 印刷イメージの読取不能
failure-server-died = APサーバの停止
progress-run = { $site }：終了した申請{ $ended }件、{ $seconds }秒

## その他のコマンド

init-written = { $path } を作成しました。質問に答えてから、次を実行してください：honnin check { $path }
init-exists = { $path } は既にあるため、そのままにしました
explorer-address = { $sheet } の Stateright Explorer：{ $address } （Ctrl-C で終了）
explorer-port-taken = ポート{ $port }で待ち受けできません：{ $reason }

## 公表事項と検査の対応

traceability-title = 公表事項と検査の対応（トレーサビリティ）
traceability-introduction = 公表資料に記された事項のうちプログラムに関わるものを掲げ、それぞれに対応する確認項目と検査、及びこの証拠における結果を示します。各検査がどのような結果になるべきかは台帳にあらかじめ定めてあり、証拠の内容がこれと一致する場合に限り「前提どおり」とします。公表された事項そのものの当否や、対策の実施を確認したものではありません。台帳は evidence.json に含まれており、「所在」は、その中の位置を JSON Pointer で示したものです。
traceability-forward = 公表事項から証拠へ
traceability-claims = 確認項目から公表事項へ
traceability-sheets = シートから公表事項へ
traceability-unrelied = 公表事項に対応しない検査
traceability-unrelied-introduction = 次の検査に対応する公表された事項はありませんが、設計の検証のために行うものです。いずれの事項の前提ともしていない判定、試験、及び確認項目が不適合となる欠陥検出表の行を掲げます。
traceability-unrelied-of = 検査
traceability-unrelied-what = 内容
traceability-unrelied-verdicts = { $sheet }（{ $configuration }）の判定
traceability-unrelied-campaigns = { $sheet } の試験
traceability-unrelied-rows = { $sheet } の欠陥検出表
traceability-unrelied-row = { $defect }（{ $claims } に適合しない）
traceability-gaps = 検査の及ばない事項
traceability-gaps-introduction = 検査が全部又は一部に及ばない事項について、及ばない部分とその理由、及び判定をどちらに誤らせうるかを示します。
traceability-passages = 資料のうち台帳に掲げていない部分
traceability-passages-introduction = すべての資料について、そこから採った事項と、台帳に掲げていない部分及びその理由を示します。
traceability-summary = 検査の及ぶ範囲とこの証拠における結果
traceability-finding = 事項
traceability-findings = 事項
traceability-count = 件数
traceability-coverage = 検査の及ぶ範囲
traceability-state = この証拠における結果
traceability-check = 検査とその前提とする結果
traceability-evidence = 証拠の内容
traceability-class = 調べ方
traceability-where = 所在
traceability-reason = 理由
traceability-source = 資料
traceability-without-entry = 掲げていない部分
traceability-checks-of = { $id } の検査
traceability-no-checks = 対応する検査はありません。
traceability-no-finding = この確認項目に対応する公表事項はありません。設計の検証のために行います。
traceability-about = { $kind }（{ $certainty }）。出典：{ $sources }
traceability-answered = 確認項目：{ $claims }
traceability-cited = { $issuer }「{ $title }」{ $place }
traceability-cited-whole = { $issuer }「{ $title }」
traceability-between = ／
traceability-rest = 検査の及ばない部分：{ $reason }{ $errs }
traceability-gap = { $reason }{ $errs }
traceability-covered = 全部
traceability-partly = 一部
traceability-not-covered = 及ばない
traceability-confirmed = 前提どおり
traceability-not-in-evidence = この証拠に含まれない
traceability-not-established = 未確認
traceability-refuted = 前提と異なる
traceability-state-confirmed = 前提どおり
traceability-state-open = 未確認（結果の定まらない検査がある）
traceability-state-refuted = 前提と異なる結果の検査がある
traceability-state-not-in-evidence = この証拠に含まれない検査がある
traceability-state-not-covered = 検査なし
traceability-check-verdict = { $sheet }（{ $configuration }）{ $claim }：{ $outcome }
traceability-check-needed = { $sheet } { $claim }：条件 { $condition } のみを除くと適合
traceability-check-not-needed = { $sheet } { $claim }：条件 { $condition } を除いても不適合
traceability-check-changed = { $sheet }（{ $changes } に変更した場合）{ $claim }：{ $outcome }（変更前は不適合）
traceability-check-campaign = { $sheet } の試験「{ $campaign }」：{ $reaches }
traceability-check-revealed = { $sheet } の試験「{ $campaign }」：{ $defect }（{ $claim } に適合しない）を検出できる
traceability-check-hidden = { $sheet } の試験「{ $campaign }」：{ $defect }（{ $claim } に適合しない）を検出できない
traceability-check-kill = { $sheet } の欠陥検出表：{ $defect } は { $claim } に適合せず、検出すべきすべての方法で検出
traceability-check-schedules = { $sheet }（{ $configuration }）検証用実装：{ $claim } に適合しないスケジュールがある
traceability-check-trace = { $sheet }（{ $configuration }）検証用実装のログ：{ $claim } の不適合がログから判定される
traceability-check-bounds = { $sheet } { $claim }：シートの範囲で不適合が現れ、範囲を一つ増やしても判定は変わらない
traceability-check-survey = 全設計の調査：{ $claim } に適合する場合を示す規則がある
traceability-says-revealed = 検出できる
traceability-says-hidden = 検出できない
traceability-says-found = 確認項目が不適合となり、検出すべきすべての方法で検出
traceability-says-missed = 検出しない方法：{ $layers }
traceability-says-no-defect = この確認項目の不適合は生じない
traceability-says-broke = 確認項目の不適合が生じた
traceability-says-did-not-break = 確認項目の不適合は生じなかった
traceability-says-left = 検証用実装がモデルの許さない動作をした
traceability-says-enough = 不適合が現れ、範囲を一つ増やしても判定は変わらない
traceability-says-not-enough = 範囲が不十分、又は不適合が現れない
traceability-says-rules = 規則{ $count }件

## スケジュール

column-in-schedules = スケジュール
column-first = 初出
column-sheet-expects = シートの想定
method-random = 無作為
method-pct = PCT、深さ{ $depth }
method-dfs = 全数
method-guided = モデルの発生手順に沿う
method-replay = 再実行
schedules-title = { $sheet }（{ $configuration }）検証用実装：{ $count }スケジュール（{ $method }、シード{ $seed }）。{ $days }実行。一つのスケジュールで最大{ $tasks }タスク、複数のタスクから選ぶ判断は最大{ $decisions }回。
schedules-days = { $count }通りの一日を順に
schedules-one-day = 一日だけを
schedules-title-unseeded = { $sheet }（{ $configuration }）検証用実装：{ $count }スケジュール（{ $method }）。{ $days }実行。一つのスケジュールで最大{ $tasks }タスク、複数のタスクから選ぶ判断は最大{ $decisions }回。
schedules-pct = PCT で言えること：タスク数 n = { $tasks }、ステップ数 k = { $steps } のとき、その一日に起こりうる深さ d = { $depth } の不具合が一つのスケジュールで現れる確率は 1/(n·k^(d-1))、すなわち{ $once }分の1以上です。同じ一日のスケジュールを合わせると{ $together } % 以上です。対象は、k が判明した後に始めた{ $schedules }件のスケジュールです。これより深い不具合については何も言えません。
schedules-all = すべての一日のすべてのスケジュールを実行しました。この粒度と範囲では、これ以外のことは起こりません。
schedules-not-all = 実行したもののほかにもスケジュールがあります（--iterations）。
in-schedules-broken = ✗ { $times }件で不適合
in-schedules-holds = ✓ すべてで適合
in-schedules-not-broken = 不適合なし
schedules-open = 未確認：{ $reason }
schedules-unreached = シートは { $claims } の不適合を想定していますが、実行したスケジュールには現れませんでした。件数、シード、選び方を変えると現れることがあります。
schedules-nothing-ran = 実行したスケジュールがありません
schedules-left = 検証用実装が、モデルの許さない動作をしました
schedules-vacuous = 起こるべきことが、どのスケジュールでも起こりませんでした：{ $missing }
schedules-limits = スケジュールで分かるのは、不適合が起こりうることです。全数を実行した場合を除き、不適合が起こらないことは分かりません。一日ごとに、申請の届くサーバ、異動の対象者、起こりうるタイムアウトの数が決まっています。
outcomes-title = 結果は{ $count }通り（左は件数）：
outcomes-more = ほか{ $count }通り
outcome-delivered = 申請{ $request }は交付
outcome-wrong = 申請{ $request }は交付（記載された者：{ $subjects }）
outcome-failed = 申請{ $request }は失敗（{ $why }）
outcome-not-made = 申請{ $request }は行われず
outcome-images = 残った印刷イメージ{ $count }件
schedule-title = { $claim } { $name } に適合しないスケジュール（タスクの切り替え{ $switches }回）：
left-title = モデルの動作ではないログを残したスケジュール：
guided-title = { $sheet }（{ $configuration }）検証用実装を、モデルの最短の発生手順に沿って動かした結果
guided-broke = { $claim }：検証用実装は同じ{ $steps }個の動作をし、確認項目が不適合となりました。
guided-did-not-break = { $claim }：検証用実装は同じ{ $steps }個の動作をしましたが、不適合は生じませんでした。モデルに従っていません。
guided-left = { $claim }：{ $steps }個の動作のうち{ $fitting }個の後、検証用実装はモデルに沿って進めませんでした。
guided-model-open = モデルの探索が完了していないため、沿うべき発生手順がほかにもありえます。
schedules-logs-disagree = ログだけから判定した確認項目の結果が、モデルに沿った判定と異なります。いずれかの判定が誤っています。
guided-nothing = モデルではどの確認項目も不適合とならないため、沿うべき発生手順がありません。検証用実装については何も確認できません。
schedule-kept = { $path } に保存しました
replay-unknown = `{ $sheet }` はこのプログラムに付属するシートではありません。ファイルに記載された回答のシステムを実行しますが、シートの回答と同じかどうかは確認できません。
replay-same = { $sheet }：同じ動作を再現し、再び { $claim } の不適合が生じました。
replay-not-broken = { $sheet }：同じ動作を再現しましたが、{ $claim } の不適合はありませんでした。保存の後にプログラムが変わっています。
replay-other = { $sheet }：保存されたものと異なる動作又は選択になりました。保存の後にプログラムかファイルが変わっており、{ $claim } については何も確認できません。
replay-refused = { $path } は保存されたスケジュールではありません：{ $problem }
kept-shape = { $words }
kept-version = 版が { $found } です（このプログラムが扱うのは { $known }）
kept-word = "{ $field }" が "{ $word }" です。使えるもの: { $allowed }
kept-answer = "answers" の "{ $key }" がないか、使えない値です。使えるもの: { $allowed }
kept-other-answers = 回答が、このプログラムに付属するシート { $sheet }（{ $configuration }）のものと異なります
kept-number = "{ $field }" の { $number } は、構成又は範囲に合いません

## 欠陥検出表

column-decision = 設計判断
column-breaks = 不適合
layer-model = モデル
layer-random = 無作為
layer-pct = PCT法
layer-guided = 手順再現
layer-trace = ログ
layer-output-check = 検出機能
layer-load = 負荷
layer-load-sync = ＋連携
kill-context = { $context } に一つずつ加えた欠陥
kill-context-broken = 設計どおりの { $context } に一つずつ加えた欠陥（設計そのものの不適合 { $broken } は除く）
kill-context-mended = { $context } を { $answers } で改修し、一つずつ加えた欠陥
kill-gap = { $context } では { $decision } により C1 が不適合となりますが、次の方法では見つかりません：{ $layers }
kill-context-open = { $sheet }: 探索が打ち切られたため未確認です。欠陥を入れるべき、欠陥のないシステムが定まりません。
kill-no-case = 未確認。範囲内に C1 に該当する場面がないか、どの欠陥を入れても不適合とならないため、見つけるべきものがありません。より大きい範囲が必要です。十分な範囲は `honnin bounds` で確認できます。
kill-no-context = { $sheet } には確認項目の不適合があり、最小の対策のうちに基準設計の回答のみによるものがありません。欠陥を入れるべき、欠陥のないシステムが得られません。対策の一覧は `honnin remedies` で確認できます。
legend-kill =
    ✓n 検出：モデルは n 状態のうちで、スケジュールは n 件目で、ログの照合は n 件目のスケジュールのログを欠陥のないモデルと照合して、出力異常検出機能は n 件目で初めて証明書を止めた
    ✗ 検出せず（✗a は不適合のない欠陥であり、見逃しではない）
    ? 未確認
    a この設計判断だけでは、どの確認項目も不適合とならない
    b C1 は不適合とならず、出力異常検出機能はほかのものを調べない
    c 出力異常検出機能が有効で、C1 を守っている
    d 出力異常検出機能そのものが欠陥
    e 実行していない（--load を付けると、実スレッドに負荷をかける。まず異動なし、次に随時連携とともに。測定であり、コンピュータによって異なる）
    ✗f 検出できない（二つのモデルを並べて調べたところ、欠陥のあるシステムのログは、すべて欠陥のないシステムのログでもある。一部のスケジュールを実行して確かめた）
legend-kill-status = 終了コード 1：C1 が不適合となる欠陥を、モデル、PCT法、手順再現、検出機能のいずれかが見つけない（ほかの欄は判定に用いない）

## 保証ケース

assurance-title = 保証ケース：全体
assurance-title-sheet = 保証ケース：{ $sheet }（{ $configuration }）
assurance-goal = ゴール
assurance-away-goal = 別のモジュールで論証するゴール
assurance-strategy = 戦略
assurance-solution = 証拠
assurance-context = 前提となる文脈
assurance-assumption = 仮定
assurance-justification = 理由
assurance-supported = ✓ 裏付けあり
assurance-defeated = ✗ 反証あり（想定どおり）
assurance-contested = ! 想定と異なる
assurance-undeveloped = ? 未確認
assurance-top = シートに記載された設計について、モデルと範囲の限りで、交付される証明書が申請者本人のものであるかどうかが分かっている。適合とした確認項目には範囲内で適合し、適合しない確認項目についてはそこに至る手順が示されている。
assurance-spoken-of = シート{ $sheets }件、検査{ $asked }件。モデルとシートのダイジェスト：{ $digest }…
assurance-model = モデルが扱うのは、順番、置き場所、随時連携、申請について、動作の表に定めたことである。
assurance-not-covered = 範囲を超える件数の同時発生、通信、料金の支払い、複数のプロセッサによる同一メモリの同時操作は調べていない。
assurance-over-sheets = すべてのシートについて、設計と、異なる場合は導入とに分けて論証する
assurance-three-verdicts = 判定は適合、不適合、未確認の三つ。打ち切られたもの、何も調べていないものを成功とはしない。
assurance-over-defects = 欠陥のない各システムに欠陥を一つずつ加えて論証する
assurance-why-defects = 欠陥を見つけられない検査が何も見つけなくても、根拠にはならない。
assurance-over-designs = アプリケーションサーバ1台から3台までの、設計判断のすべての組合せについて論証する
assurance-why-designs = すべての設計に当てはまる規則により、判定が偶然でないことが分かる。
assurance-kill-goal = C1 が不適合となる欠陥は一つ残らず、モデル、PCT法、発生手順に沿った実行で見つかり、出力異常検出機能で止められる。
assurance-survey-goal = 各確認項目に適合する場合と不適合となる場合が、すべての設計について分かっている。
assurance-kill = { $context }：欠陥{ $defects }件、うち C1 が不適合となるもの{ $breaking }件、見逃し{ $missed }件
assurance-kill-none = { $context }：欠陥{ $defects }件。C1 が不適合となるものはなく、このゴールの裏付けとはならない
assurance-survey = { $claim }：規則{ $rules }件を、{ $sites }件のシステムと照合済み
assurance-survey-open = { $claim }：未確認
assurance-of-sheet = { $sheet }（{ $configuration }）についての判定は確定している。どの確認項目についても、範囲内で適合するか、不適合に至る手順が分かっている。
assurance-sheet = シート { $file } （SHA-256 { $digest }…）
assurance-untested = { $scope }。{ $reason }
assurance-not-claimed = { $scope }。このシステムでは対象外の確認項目：{ $claims }
assurance-over-claims = すべての確認項目について論証する。×印のゴールには反証があり、適合しないことが分かっている。これも一つの答えである。
assurance-told-apart = 状態は{ $bits }ビットのハッシュ値で見分ける。見落としの確率は{ $probability }未満である。
assurance-symmetry = 住民どうし、アプリケーションサーバどうしは入れ替えても同じであるため、そのうち一つの状態を調べれば足りる。
assurance-besides = 検証用実装と、判定から導かれることについて論証する
assurance-ordinary = 観察した通常の一日のログはモデルで受理され、実行したスケジュールのどれもモデルから外れない。
assurance-within-the-model = { $count }スケジュール（{ $method }）：モデルから外れたものはない
assurance-left-the-model = { $count }スケジュール（{ $method }）：{ $after }件目でモデルから外れた
assurance-follows = 不適合の原因、不適合をなくす対策、試験で検出できたことが分かっている。
assurance-holds = 全数探索：{ $states }状態のすべてで適合
assurance-counterexample = 全数探索：最短の発生手順（{ $steps }動作）
assurance-as-designed = シート：設計と異なる導入はない
assurance-schedules-broken = 検証用実装の{ $count }スケジュール（{ $method }）：{ $times }件で不適合、初出は{ $after }件目
assurance-schedules-hold = 検証用実装の全{ $count }スケジュール（{ $method }）：すべて適合
assurance-schedules-not-broken = 検証用実装の{ $count }スケジュール（{ $method }）：不適合なし
assurance-schedules-open = 検証用実装の{ $count }スケジュール（{ $method }）：未確認
assurance-followed = 検証用実装が同じ{ $steps }動作をたどり、不適合となった
assurance-no-break = 検証用実装は同じ{ $steps }動作をたどったが、不適合とならなかった
assurance-left = 検証用実装は{ $steps }動作のうち{ $fitting }動作までしかたどれなかった
assurance-not-followed = 発生手順に沿って検証用実装を動かすことができなかった
assurance-log-along = そのログ：{ $answers }
assurance-log-ordinary = 無作為な一日のログ：{ $answers }
assurance-log = { $model }のモデル：{ $answer }
assurance-matrix = 条件表：条件のすべての組合せを検査済み
assurance-remedies = 対策：不適合をなくす最小の設計変更
assurance-campaigns = 試験：各試験で検出できたもの
assurance-controls = 回答の変更：公表事項の前提とする変更のそれぞれを検査済み
assurance-bounds = 範囲：一つ増やしても判定が変わらないかを検査済み
assurance-legend =
    長方形：ゴール。平行四辺形：戦略。円：証拠（evidence.json における位置を JSON ポインタで示す）。角の丸い形：文脈。楕円：仮定（A）、理由（J）。線で仕切られたゴールは、下に示すモジュールで論証する。
    塗りつぶした矢印：裏付け。白抜きの矢印：文脈。破線の矢印：反証。×印：反証されたゴール。ひし形と破線の枠：未確認。太い枠：想定と異なる。

## 二つの証拠ファイル

evidence-unreadable = `{ $path }` は証拠ファイルとして使えません: { $reason }
evidence-no-json = JSON として読めません: { $words }
evidence-shape = `{ $at }`: { $words }
evidence-inconsistent = `{ $at }`: { $expected }
evidence-expected = 正しくは { $value }
evidence-rule-some-sheet = シートが一つ以上必要です
evidence-rule-name-once = 同じ名前のシートがほかにあってはなりません
evidence-rule-sheet-text = 誤りのないシートの本文でなければなりません
evidence-rule-every-configuration = シートの構成（設計、導入）が、設計から順に一つずつ必要です
evidence-rule-every-claim = ここで判定する確認項目がすべて必要であり、それ以外はあってはなりません
evidence-rule-counterexample = 発生手順の各動作が必要です。各動作はモデルが許すものであり、確認項目は最後の動作で初めて不適合とならなければなりません
evidence-rule-where-it-belongs = シートから導かれる場合には存在し、それ以外の場合には存在してはなりません
evidence-rule-every-subset = 条件のすべての組合せについて、各確認項目の判定が、発生手順を伴わずに必要です
evidence-rule-every-goal = 不適合となる確認項目に対応する目標がすべて必要であり、それ以外はあってはなりません
evidence-rule-every-campaign = シートのすべての試験について、不適合となる確認項目のそれぞれに到達するかどうかの記載が必要です
evidence-rule-changes-once = 変更が一つ以上あり、各回答の変更は一度ずつでなければならず、同じ変更の組が二つあってはなりません
evidence-rule-every-dimension = 探索範囲の各項目について、一つ増やせる場合には、増やした結果が必要です
evidence-rule-every-run = 構成ごとに、無作為の実行とPCTによる実行が必要です
evidence-rule-established-by-run = スケジュールの実行では確定できない内容です
evidence-rule-outcomes-of-verdicts = 不適合とならなかったとする確認項目が、実行の結果では不適合となっています
evidence-rule-kept-schedule = 不適合となった確認項目ごとに、それが不適合となるこのシステムのスケジュールが必要であり、それ以外はあってはなりません
evidence-rule-every-counterexample = すべての発生手順をたどった結果が必要であり、それ以外はあってはなりません
evidence-rule-every-log = 各ログを照合すべき各モデルとの照合結果が必要であり、それ以外はあってはなりません
evidence-rule-every-defect = 対象システムの欠陥ごとに一行が必要です
evidence-rule-no-excuse = 欠陥により不適合となる確認項目の記載と、これについての各方法の検出結果が必要です
evidence-rule-every-design = すべての設計の調査であり、各システムの件数と判定が必要です
evidence-rule-rules-of-verdicts = 規則は、対象とする判定のシステムのすべてで、かつ、それ以外では一つも満たされないものでなければなりません
evidence-rule-whole-register = 参照先が存在し、重複がなく、すべての事項について記載がなければなりません
evidence-version = 書式の版が { $found } です（このプログラムが扱うのは { $known }）
evidence-layout = { $line }行目以降が、証拠の書式どおりではありません。編集されたか、別のプログラムで書かれたものです
compare-title = `{ $old }` から `{ $new }` への変更点
compare-not-verified = 二つの内容は、そのまま比較しています。正しいかどうかは `honnin verify` で検証してください。
compare-weaker = 弱まったもの（確認できていた、又は想定どおりであったが、そうではなくなったもの）
compare-different = 変わったもの
compare-better = 強まったもの（新たに確認できた、又は想定どおりとなったもの）
compare-moved = 判定に関わらない件数、ダイジェスト、版
compare-changed = { $place }：{ $what }：{ $then } → { $now }
compare-judged = { $place }：{ $what }：内容は同じで、評価が異なる
compare-gone = { $place }：{ $what }：なくなった（以前は { $then }）
compare-new = { $place }：{ $what }：加わった（{ $now }）
compare-vanished = { $place }：{ $what }：なくなった
compare-appeared = { $place }：{ $what }：加わった
compare-more = ほか{ $count }件（--format json ですべて出力）
compare-same = 変更はありません。
compare-summary = 弱まったもの{ $weaker }件、変わったもの{ $different }件、強まったもの{ $better }件、件数などの変動{ $moved }件。
compare-open = `{ $path }`: 未確認の検査が{ $count }件あります。
compare-sheet = シート
compare-configuration = 検査の対象
compare-verdict = 判定
compare-expected = シートの想定
compare-scope = 範囲
compare-answer = 回答
compare-witness = 場面の確認
compare-fingerprint = ハッシュ値のビット数
compare-counterexample = 発生手順の動作数
compare-cause = 不適合となる条件
compare-control = 回答を変更した判定
compare-bounds = 範囲の十分さ
compare-finding = 公表事項のうち検査の及ぶ範囲
compare-record = 公表事項の記載
compare-remedies = 対策
compare-campaign = 試験で検出できるもの
compare-schedules = 実行したスケジュール
compare-seed = シード
compare-in-schedules = スケジュールでの結果
compare-model = 検証用実装とモデル
compare-followed = 発生手順に沿った実行
compare-log = ログとモデルの照合
compare-context = 改修の内容
compare-breaks = 欠陥による不適合
compare-layer = 検出
compare-sites = 調査したシステムの数
compare-rules = 規則
compare-count = 件数
compare-text = シートの内容
compare-engine = エンジン
compare-program = プログラム
compare-sources = ソース
compare-detail = その他の記載
compare-word-broke = 不適合
compare-word-did-not-break = 不適合なし
compare-word-reached = 確認
compare-word-not-reached = 確認できず
compare-word-found = 検出
compare-word-not-found = 検出せず
compare-word-cannot-find = 検出できない
compare-word-nothing-to-find = 検出の対象なし
compare-word-accepted = 受理
compare-word-rejected = 不受理
compare-word-kept = モデルに従った
compare-word-left = モデルから外れた
compare-word-failed = 実行できず
compare-word-blind = なし
compare-word-enough = 十分
compare-word-not-enough = 不十分
compare-word-kill = 欠陥検出表
compare-word-survey = 全設計の調査
compare-word-an-ordinary-day = 通常の一日
compare-word-every-claim = すべての確認項目
compare-word-grounds = 次の回答では有効でない
compare-word-there = ある
compare-word-beyond = 範囲外
compare-word-revealed = 検出しうる
compare-word-hidden = 検出しえない
compare-word-agrees = 変わらない
compare-word-breaks = 不適合となる
compare-word-out-of-reach = 範囲外のため対象外
compare-word-none = なし
compare-word-covered = 全部
compare-word-partly = 一部
compare-word-not-covered = 及ばない
compare-word-not-established = 未確認

## ほかのプログラムのための様式

case-differs = { $verdict }（想定は{ $expected }）。
case-open = 未確認。{ $reason }。
case-cut = 未確認。探索が打ち切られたか、調べる対象がありませんでした。
case-broken = { $schedules }件のスケジュールのうち{ $times }件で不適合（想定は適合）。
case-holds = すべてのスケジュールを実行しましたが、不適合はありませんでした（想定は不適合）。
case-not-broken = 実行した{ $schedules }件のスケジュールに不適合はありませんでした（想定は不適合）。
case-failed = 未確認。{ $words }
case-log-accepted = 受け入れてはならないログを、モデルが受け入れました。
case-log-rejected = モデルは、ログの{ $event }番目の事象を受け入れません：{ $step }
case-log-open = 未確認。モデルがログを受け入れるかどうか判定できませんでした。
sarif-help = 出典：{ $source }。最短の発生手順は `honnin explain SHEET { $claim }`、これを防ぐ対策は `honnin remedies SHEET` で表示されます。
sarif-mends = 最小の対策：{ $from } を { $change } に改める
sarif-matrix = シートの条件のすべての組合せについて、判定が確定している。
sarif-remedies = 不適合となる確認項目に適合させる最小の設計判断の組が、確定している。
sarif-campaigns = シートの各試験で見つけることのできたものが、確定している。
sarif-controls = 公表事項の前提とする回答の変更のそれぞれについて、判定が確定している。
sarif-bounds = シートの範囲を一つ増やしても、判定は変わらない。
sarif-follows = 検証用実装はすべての発生手順のとおりに動作し、確認項目は不適合となる。
sarif-log = 検証用実装のログは、そのシステム自身のモデルでのみ受理される。
sarif-kill = C1 が不適合となる単独の欠陥は、見つけるべきすべての方法で見つかる。

## 証拠と証明の検証

verify-line = { $mark } { $what }: { $all }件のうち{ $agree }件が一致
verify-wrong = { $about }: { $why }
verify-item-signature = 署名
verify-item-subject = 証明の対象（ダイジェスト）
verify-item-statement = 証明の内容（証拠ファイルから改めて作成したものとの照合）
verify-item-document = 証拠ファイルの各部の整合
verify-item-sheet = シートの本文（ダイジェスト）
verify-item-group = ソースの各群（各ファイルのダイジェストからの再計算）
verify-item-program = ソース（実行中のプログラムとの照合）
verify-item-register = 公表事項の台帳（実行中のプログラムとの照合）
verify-item-cases = 他のシステムの事例（実行中のプログラムとの照合）
verify-item-source = ソース（ファイルとの照合）
verify-item-counterexample = 不適合（モデルにおける発生手順の再現）
verify-item-rules = 調査の規則（全システムとの照合）
verify-item-again = 探索及び実行（改めて行った結果との照合）
verify-differs = 一致しないものがあります。
verify-by-again = このプログラムですべての探索と実行を改めて行い、証拠ファイルの内容はその結果と一致しました。
verify-by-signature = 確認した範囲では一致しており、証明には指定された鍵による署名があります。その他の内容については、鍵の保有者の責任によります。
verify-not-enough = 確認した範囲では一致していますが、十分ではありません。指定された鍵による署名がなく、探索と実行も改めて行っていません。
verify-versions = この証拠ファイルは、このプログラムとは別のソースの honnin で作成されたものです。改めて行った結果との照合は、二つの版の比較となります。
verify-known-by-search = 探索又は実行によらなければわからないことは、検証していません。状態の数、適合の判定、より小さい対策がないこと、試験・範囲・スケジュール・ログ・欠陥検出表の結果及び調査の判定です。`honnin verify --again` は、これらをすべて改めて行います。
verify-open = 検証できなかったものがあります。
verify-unsigned = 署名がなく、作成者は確認できません。
verify-refused = `{ $path }` を検証できません: { $reason }
verify-key-not-here = --key: `{ $path }` は証拠ファイルであり、署名がありません。同じ場所にある証明を指定してください
verify-why-digest = ダイジェストが一致しません
verify-why-missing = 見つかりません
verify-why-unreadable = 読めません（ファイルではないか、大きすぎるか、読む権限がありません）
verify-why-no-evidence = 同じフォルダに、使用できる証拠ファイルがありません
verify-why-only-one = いずれか一方にしかありません
verify-why-register = 実行中のプログラムの台帳と一致しません
verify-why-path = フォルダの中のパスではありません
verify-why-no-steps = 発生手順が記載されていません
verify-why-no-rules = 未確認の判定があるため、規則がありません
verify-why-found = 証拠ファイルでは { $document }、改めて行った結果では { $now }
verify-nothing = 記載なし
verify-why-cut = 中断又は打切りのため、最後まで改めて行うことができませんでした
verify-more = ほか{ $count }件（`--format json` ですべて表示）
verify-ambiguous = { $line }行目に同じキーが二つあり、読み手によって内容が異なります（{ $words }）。キーは一つずつでなければなりません
verify-own-model = 独自のモデルの証拠ファイルです。このプログラムはそのモデルを持たないため、改めて行うことができません。モデルを持つプログラムにおいて、OwnEvidence::read で読み取り、OwnEvidence::confirm で改めて探索してください
verify-why-other-key = この鍵による署名でないか、署名後に変更されています
verify-why-not-signed = 署名がありません
verify-why-no-key = 署名がありますが、検証していません。--key で公開鍵を指定してください
verify-why-no-statement = in-toto の証明ではありません
verify-why-twice = 同じ種類のものが複数あります
verify-why-unknown = このプログラムの知らない種類のものです
verify-why-statement = 証拠ファイルの内容と一致しません
evidence-neither = 証拠ファイルでも証明でもありません: { $words }
evidence-utf8 = UTF-8 ではありません
key-not-private = `{ $path }` に Ed25519 の秘密鍵がありません。使えるもの: パスフレーズのない PKCS#8 の PEM（`openssl genpkey -algorithm ed25519 -out FILE` で作成）
key-not-public = `{ $path }` に Ed25519 の公開鍵がありません。使えるもの: PEM（`openssl pkey -in PRIVATE -pubout -out FILE` で作成）
key-nothing-to-sign = --key は証明に署名するものです。--only に attestation を含めてください

## ヘルプ

heading-usage = 使い方:
heading-commands = コマンド
heading-arguments = 引数
heading-options = オプション
about-main = 証明書のコンビニ交付を行うシステムを検証します。交付される証明書が申請者本人のものであるかを検査します。コマンドを指定しないと、同梱のシートをすべて検査し、報告書を作成します。
about-check = シートを、設計と導入のそれぞれについて検査します（指定がなければ同梱のすべて）
about-matrix = シートの条件のすべての組合せを検査し、確認項目がいつ不適合となるかを示します
about-remedies = 不適合となる確認項目に適合させる、最小の設計変更を求めます
about-campaigns = シートの試験が何を見つけられたかを示します
about-bounds = 各欠陥が現れる最小の範囲を求め、シートの範囲が十分かどうかを示します
about-survey = 設計判断のすべての組合せをサーバ1台から3台まで調べ、各確認項目に適合する場合と不適合となる場合を分ける短い規則を求めます
about-report = シートについてのすべての検査と実行を行い、証拠ファイルと各様式の報告書を作成します
about-compare = 二つの証拠ファイルの変更点を、重要なものから順に示します
about-verify = 証拠ファイル、又は同じ場所にある証明を、通信を用いずに検証します（--again では、すべての探索と実行を改めて行います）
about-explain = 確認項目が不適合となる最短の発生手順を、順を追って示します
about-schedules = 検証用実装を Shuttle のさまざまなスケジュールで動かし、モデルと照合します
about-replay = 保存したスケジュールを再実行します
about-trace = 実際のシステムのログを、モデルの動作と照合し、ログにおいて確認項目に適合するかを示します
about-kill = 欠陥を一つずつ加え、どの検査方法で見つかるかを示します
about-init = 新しいシートを作成します（すべての項目、質問、安全な既定値。既存のファイルは上書きしません）
about-explore = Stateright Explorer をこのコンピュータ上だけで開きます
about-record = 台帳（公表事項と、それに対応する検査）を調べます
about-record-check = 台帳のファイルの誤りを示します。ファイルを指定しなければ同梱の台帳を調べます
about-schema = シート、ログ、証拠ファイル、又は台帳のファイルの JSON Schema を出力します
about-run = シートの検証用実装を実スレッドで動かし、負荷をかけて観察した結果を示します
about-completions = シェルの補完スクリプトを出力します
arg-sheets = シート（ファイル、又は同梱シートの名前）
arg-sheet = シート（ファイル、又は同梱シートの名前）
arg-claim = 確認項目（C1 など）
arg-configuration = 対象: designed（設計）又は installed（導入後）。異なる場合の既定は導入後
arg-states = 各動作の後の状態も示す
arg-scheduler = 選び方: random（無作為）、pct、dfs（全数）、guided（モデルの発生手順に沿う）。既定は random
arg-iterations = スケジュールの最大数（既定は 5000）
arg-seed = 乱数のシード（既定は 1）
arg-spot-seed = 再開時に改めて探索する件を選ぶための乱数のシード（既定は毎回異なる）
arg-depth = PCT で探す不具合の深さ、1 から 16（既定は 3）
arg-load = 実スレッドに負荷をかける試験も行う
arg-keep = 不適合となった確認項目ごとに、スケジュールをこのフォルダに保存する
arg-schedule = 保存したスケジュール
arg-log = ログ（事象ごとに JSON を一行）
arg-in-file-order = 行の順序を動作の順序とみなす
arg-evidence = シートではなく、証拠ファイルの書式を出力する
arg-out = 報告書を置く場所（既定は reports）
arg-private-key = この秘密鍵で証明に署名する（Ed25519、PKCS#8 の PEM）
arg-verified = 証拠ファイル、又は同じ場所にある証明
arg-public-key = 証明に署名したはずの公開鍵（PEM）
arg-source-files = ソースのダイジェストを DIR（ソースの最上位）のファイルと照合する
arg-again = 証拠ファイルの対象について、すべての探索と実行を改めて行い、照合する
arg-only = 作成する様式: { $values }（既定は初めの三つ。--key があるときは attestation も）
arg-all = すべての様式を作成する
arg-check-only = 何も書かず、既にあるファイルを改めて作成した内容と比べる
arg-old = 以前の証拠ファイル
arg-new = 新しい証拠ファイル
arg-record = シートではなく、台帳のファイルの書式を出力する
arg-paths = 台帳のファイル、又はそのフォルダ
arg-events = シートではなく、ログの書式を出力する
arg-file = 作成するファイル（既定は site.toml）
arg-port = ループバックのポート（既定は 3000。0 なら空きポート）
arg-shell = シェル: bash, elvish, fish, powershell, zsh
arg-requests = 申請の上限 N 件（既定は200）
arg-residents = 住民の数（既定は60）
arg-kiosks = 同時に申請を受けるキオスク端末の数、1から6（既定は4）
arg-seconds = S 秒を過ぎたら新たな申請をしない（既定は10）
arg-patience-ms = 印刷が MS ミリ秒を超えるとタイムアウトとする（既定は5）
arg-dir = システムのファイルを DIR に残す（新しいフォルダ、又は以前の実行のフォルダ。後者は空にして使う）。指定がなければ削除する
arg-log-file = ログの出力先（既定は honnin-run.jsonl）。以前の実行のログであれば上書きし、それ以外のファイルは上書きしない
arg-questions = 調べる設計判断。コンマ区切りで指定し、それぞれの回答をすべて調べる（order.timeout,image.pickup など。既定は2020年から2024年の事案に関わる判断）
arg-only-claims = この確認項目だけを調べる（C1 など）。繰り返し指定できます（既定は C8 を除くすべて）
arg-with = この回答のシステムだけを調べる（例: image.key=slot）。同じキーを繰り返せば、そのいずれか
arg-scope-requests = 申請の件数。1から8まで（既定は2）
arg-scope-changes = 異動の件数。0から4まで（既定は1）
arg-scope-timeouts = タイムアウトの回数。0から3まで（既定は1）
arg-scope-seconds = 秒を鍵にする場合の時計の秒数。1から4まで（既定は1）
arg-scope-arrivals = 同じ一秒のうちに届く申請: any 又は one-per-second（既定は any）
arg-scope-nights = 夜間の回数。0から2まで（既定は1）
arg-scope-restarts = 通し番号が最初からやり直しになる回数。0から2まで（既定は0）
arg-scope-crashes = アプリケーションサーバが停止する回数。0から2まで（既定は0）
arg-scope-failovers = データベースサーバが待機系に切り替わる回数。0か1（既定は0）
arg-resume = 結果を得られ次第 FILE に保存し、既にあれば続きから再開する
arg-threads = 探索に使うスレッドの数（既定はコアの数）
arg-survey-format = table、json 又は svg
arg-reports = 報告書を置く場所（既定は reports）
arg-max-states = 探索をそれぞれ N 状態で打ち切る
arg-max-seconds = 探索をそれぞれ N 秒で打ち切る
arg-max-memory = 状態の記憶が SIZE（例: 16GiB）を超えたら探索をそれぞれ打ち切る
arg-workers = N 本のスレッド（1～256）で探索する。省略時は一本で始め、大きな探索とわかれば全コアを使う
arg-no-symmetry = 住民やアプリケーションサーバの入れ替えで一致する状態も、一つずつすべて調べる
arg-fingerprint = 状態を見分けるハッシュ値の長さ。64（既定）又は 128 ビット
arg-cross-check = すべての探索を深さ優先でもう一度行い、結果を比較する
arg-format = 出力の形式: table 又は json
arg-format-of-check = 出力の形式: table、json、github（想定と異なる判定の注釈）
arg-processes = N 個のプロセスで探索する（シートと引数はすべて同じにする）
arg-process = このプロセスの番号（0 から）。結果は番号 0 が表示する
arg-hostfile = 各プロセスの宛先を、1 行に 1 つ HOST:PORT で書いたファイル（既定は localhost の 2101 番から）
arg-patience = ほかのプロセスの開始と、その後の応答を S 秒まで待つ（60）
arg-checkpoint = 探索の途中経過を DIR に保存し、再開できるようにする
arg-every = 途中経過を S 秒ごとに保存する（600）
arg-resume-from = DIR に保存した途中経過から探索を再開する
arg-lang = 言語: ja 又は en（既定はロケールによる）。報告書では both も可
arg-color = 色: auto, always, never
arg-version = バージョンを表示する
arg-help = このヘルプを表示する
after-main =
    終了コード: 0 すべて想定どおり、1 想定と異なる判定がある、2 入力又はコマンドの誤り、3 未確認のものがある。
    
    例:
      honnin
      honnin init site.toml && honnin check site.toml
      honnin explain adachi-2023 C1
after-check =
    例:
      honnin check
      honnin check site.toml adachi-2023 --format json
      honnin check site.toml --format github
      honnin check site.toml --max-states 1000000 --cross-check
      honnin check site.toml --checkpoint kept --every 60
      honnin check site.toml --processes 2 --process 0
after-matrix =
    例:
      honnin matrix adachi-2023
after-remedies =
    例:
      honnin remedies takamatsu-2024
after-campaigns =
    例:
      honnin campaigns takamatsu-2024
after-bounds =
    終了コード: 範囲を一つ増やして判定が変われば1、未確認のものがあれば3。
    
    例:
      honnin bounds adachi-2023
      honnin bounds site.toml --format json
after-survey =
    終了コード: 未確認の判定があれば3。その確認項目の規則は示しません。
    
    例:
      honnin survey
      honnin survey --resume survey.jsonl --format svg > survey.svg
      honnin survey --claim C1 --with image.key=slot --requests 3
after-explain =
    例:
      honnin explain adachi-2023 C1
      honnin explain takamatsu-2024 C4 --as installed --states
after-schedules =
    終了コード: 1 シートの想定と異なる結果となった確認項目があるか、ログがモデルから外れた、3 未確認のものがある。
    
    例:
      honnin schedules adachi-2023
      honnin schedules adachi-2023 --scheduler pct --depth 4 --iterations 20000 --seed 7
      honnin schedules yokohama-2023 --scheduler guided --keep schedules
after-replay =
    例:
      honnin replay schedules/adachi-2023-designed-C1.json
    
    終了コード: 1 再び不適合となった。3 不適合がなかったか、異なる動作になった。
after-trace =
    終了コード: 1 ログがモデルで受理されないか、ログの中で確認項目の不適合があった（実際に起きたことなので、シートの想定にかかわらない）、3 未確認のものがある。
    
    例:
      honnin trace adachi-2023 site.jsonl
      honnin trace site.toml site.jsonl --as designed --in-file-order
after-kill =
    終了コード: 1 C1 が不適合となる欠陥をモデル、PCT法、発生手順の再現、出力異常検出機能のいずれかが見逃した、3 未確認のものがあるか、欠陥を入れるべきシステムが得られないシートがある。
    
    例:
      honnin kill
      honnin kill adachi-2023 site.toml --iterations 20000 --load
after-init =
    例:
      honnin init site.toml
after-explore =
    例:
      honnin explore adachi-2023 --port 3000
after-run =
    シートが scope.changes = 0 でない限り異動が起こります。範囲のタイムアウト数と秒数は探索の限度であり、負荷の限度ではありません。
    
    終了コード: 1 別人の記載がある証明書があったか、残ったものがある（シートの想定にかかわらない）、3 交付がないか、中断されたか、ログが完全でない。
    
    例:
      honnin run reference
      honnin run adachi-2023 --requests 2000 --seconds 30 --log adachi.jsonl
after-report =
    シートを省くと、同梱のシートすべてを対象とします。終了コードは検査の結果によります。--check では、ファイルが異なるか、ダイジェストが古いときに 1 となります。
    
    例:
      honnin report
      honnin report site.toml --out site-report --lang ja
      honnin report --only junit,sarif --out target/report
      honnin report --key key.pem
      honnin report --check
after-compare =
    終了コード: 0 重要な変更なし、1 弱まったものか変わったものがある、2 証拠ファイルとして使えない、3 いずれかに未確認のものがある。
    
    例:
      honnin compare before/evidence.json reports/evidence.json
      honnin compare old.json new.json --format json
after-verify =
    終了コード: 0 すべて一致し、かつ、指定された鍵による署名があるか、すべてを改めて行った、1 一致しないものがある、2 入力の誤り、3 検証できないものがある（何も検証できない場合を含む）。
    
    例:
      honnin verify reports/evidence.json --sources .
      honnin verify reports/attestation.intoto.jsonl --key public.pem
      honnin verify reports/evidence.json --again
after-record =
    例:
      honnin record check
after-record-check =
    ファイルにないものは、同梱の台帳によります。同じ名前のファイルは、同梱のものに代わります。
    
    終了コード: 誤りがあれば 2。
    
    例:
      honnin record check models/record
      honnin record check models/record/munakata.toml
after-schema =
    例:
      honnin schema > sheet.schema.json
      honnin schema --events > event.schema.json
      honnin schema --record > record.schema.json
after-completions =
    例:
      honnin completions bash > honnin.bash

## コマンドの誤り

usage-error = エラー:
usage-no-command = コマンドを指定してください
usage-unknown-command = `{ $name }` というコマンドはありません
usage-unknown-argument = `{ $argument }` という引数はありません
usage-no-value = `{ $argument }` には値が必要です
usage-no-value-taken = `{ $argument }` に値は指定できません
usage-bad-value = `{ $argument }` に `{ $value }` は指定できません
usage-missing = 引数が足りません: { $argument }
usage-twice = `{ $argument }` は一度だけ指定できます
usage-not-together = `{ $argument }` は `{ $other }` と同時に指定できません
usage-misplaced = `{ $argument }` は、コマンドの前には指定できません（コマンドなしの場合の引数です）
usage-both = `--lang both` は報告書でだけ使えます。このコマンドの言語は ja 又は en です
usage-other = { $words }
shared-process = --process：{ $processes } 個のプロセスの番号は 0 から { $last } までです
shared-hosts = --hostfile：{ $path } の宛先は { $lines } 個ですが、--processes は { $processes } です
shared-host = --hostfile：{ $path } に HOST:PORT でない行があります：{ $host }
shared-unreadable = --hostfile：{ $path } を読めません：{ $reason }
shared-cross-check = --cross-check：複数のプロセスでは、第二のエンジンによる比較はできません
shared-nothing-kept = --resume：{ $path } には、この探索の途中経過がありません
shared-checkpoint-unusable = --checkpoint: { $path } に途中経過を保存できません: { $reason }
shared-checkpoint-in-use = --checkpoint: { $path } には、ほかの実行が途中経過を保存中です。別のフォルダを指定するか、その実行の終了をお待ちください
shared-checkpoint-there = --checkpoint: { $path } には、この探索の途中経過が既にあります。--resume で再開するか、別のフォルダを指定してください
shared-done = プロセス { $process }（全 { $processes } 個）は終わりました。結果はプロセス 0 が表示します。
shared-open = プロセス { $process }（全 { $processes } 個）：未確認：{ $reason }
usage-see-help = `{ $command } --help` をご覧ください。

## 日付

month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月
date-day = { $year }年{ $month }{ $day }日
date-month = { $year }年{ $month }

## 利用者のモデル

own-column-expected = 想定
own-column-witness = 確認すべき場面
own-column-reached = 到達
own-told-apart = 状態は{ $bits }ビットのハッシュ値で区別しました。衝突のために見落とした状態がある確率は、{ $probability }未満です。
own-counterexample = 「{ $claim }」に適合しない例（{ $count }動作）
own-at-start = 「{ $claim }」に最初の状態で適合しない例
own-open = 「{ $claim }」は未確認：{ $reason }
own-differs = 「{ $claim }」は{ $verdict }（想定：{ $expected }）
own-no-state = 調べる状態がありませんでした
own-eventually = 「いつかは起こる」という確認項目は、動作の全体を見なければ判定できず、状態ごとの探索では確認できません
own-no-claim = このモデルには確認項目がありません。
own-no-witness = このモデルには確認すべき場面の定めがないため、確認項目の述べる場面が実際に生じることは確かめられません。
own-cut = すべての状態を調べたものではありません：{ $reason }
own-boundary = モデルの境界の外に出る動作があります。判定は、境界の内側の状態についてのものです。
own-nothing = 確認できたことはありません。
