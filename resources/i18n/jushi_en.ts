<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
 <context>
  <name>jushi</name>
  <message>
   <source> · </source>
   <translation> · </translation>
  </message>
  <message>
   <source> · 之后案件有变化</source>
   <translation> · the case changed since</translation>
  </message>
  <message>
   <source> · 之后没有变化</source>
   <translation> · nothing changed since</translation>
  </message>
  <message>
   <source>! {n} 期迟还</source>
   <translation>! {n} paid late</translation>
  </message>
  <message>
   <source>! 对方可以提出解除</source>
   <translation>! The lender may end it</translation>
  </message>
  <message>
   <source>! 当日有欠期</source>
   <translation>! Behind that day</translation>
  </message>
  <message>
   <source>! 按记录，有到期的一期没有还足。</source>
   <translation>! By the record, an instalment that fell due is not paid in full.</translation>
  </message>
  <message>
   <source>! 第 {n} 期过了还款日，宽限期到 {day}：还差 {sum}。</source>
   <translation>! Instalment {n} is past its due date; the days of grace end on {day}: {sum} still open.</translation>
  </message>
  <message>
   <source>! 诉讼时效</source>
   <translation>! Limitation</translation>
  </message>
  <message>
   <source>18 位，在营业执照公示里。不知道就留空。</source>
   <translation>18 characters, in the public business register. Leave it blank if unknown.</translation>
  </message>
  <message>
   <source>? {day} {payee} {sum}，其中 {free} 还没算到哪一期</source>
   <translation>? {day} {payee} {sum}, of which {free} counts for no instalment yet</translation>
  </message>
  <message>
   <source>? {n} 期没有记录</source>
   <translation>? {n} without record</translation>
  </message>
  <message>
   <source>? {n} 条有疑问</source>
   <translation>? {n} in doubt</translation>
  </message>
  <message>
   <source>? {n} 页</source>
   <translation>? {n} {n|page|pages}</translation>
  </message>
  <message>
   <source>? {what}：到 {day} 还没有记下答复。</source>
   <translation>? {what}: no answer recorded by {day}.</translation>
  </message>
  <message>
   <source>? 不清楚</source>
   <translation>? unclear</translation>
  </message>
  <message>
   <source>? 只有本人陈述</source>
   <translation>? own statement only</translation>
  </message>
  <message>
   <source>? 按现有记录说不清今天履行得怎样，多半是还款记录不全。</source>
   <translation>? The record cannot say how it stands today; most likely payments are missing from it.</translation>
  </message>
  <message>
   <source>? 时间存疑</source>
   <translation>? Time in doubt</translation>
  </message>
  <message>
   <source>? 有效，但有风险</source>
   <translation>? In force, but at risk</translation>
  </message>
  <message>
   <source>? 有疑问</source>
   <translation>? In doubt</translation>
  </message>
  <message>
   <source>? 证据还不够</source>
   <translation>? not enough evidence</translation>
  </message>
  <message>
   <source>? 选一句</source>
   <translation>? Choose one</translation>
  </message>
  <message>
   <source>APP 或小程序</source>
   <translation>App</translation>
  </message>
  <message>
   <source>App 或网上客服</source>
   <translation>App or web chat</translation>
  </message>
  <message>
   <source>App、网页客服</source>
   <translation>App or web chat</translation>
  </message>
  <message>
   <source>PDF 文件 (*.pdf)</source>
   <translation>PDF file (*.pdf)</translation>
  </message>
  <message>
   <source>PDF：全部证据装成一册，页码连续</source>
   <translation>PDF: all exhibits as one book with continuous page numbers</translation>
  </message>
  <message>
   <source>SHA-256：文件一改，指纹就变。它说明收存以后没有变过。</source>
   <translation>SHA-256: any change to the file changes it. It shows that nothing changed since the file was added.</translation>
  </message>
  <message>
   <source>Word 可以再改；PDF 用来提交和打印。</source>
   <translation>A Word file can still be changed; a PDF is for handing in and printing. </translation>
  </message>
  <message>
   <source>Word 文件 (*.docx)</source>
   <translation>Word file (*.docx)</translation>
  </message>
  <message>
   <source>{all} 条核对过的记录都用上。待核对的不会写进文书。</source>
   <translation>All {all} confirmed entries are used. What waits for review is never in a document.</translation>
  </message>
  <message>
   <source>{all} 条里用 {used} 条。没用的 {out} 条仍然留在案件里。</source>
   <translation>{used} of {all} entries are used. The other {out} stay in the case.</translation>
  </message>
  <message>
   <source>{binding}　{title}</source>
   <translation>{binding}: {title}</translation>
  </message>
  <message>
   <source>{body}　{matter}</source>
   <translation>{body}: {matter}</translation>
  </message>
  <message>
   <source>{day} {way}</source>
   <translation>{day} {way}</translation>
  </message>
  <message>
   <source>{day} 交出</source>
   <translation>Sent {day}</translation>
  </message>
  <message>
   <source>{day} 付 {sum}</source>
   <translation>{sum} paid on {day}</translation>
  </message>
  <message>
   <source>{day} 付了 {sum}。</source>
   <translation>{sum} was paid on {day}.</translation>
  </message>
  <message>
   <source>{day} 答复</source>
   <translation>answered {day}</translation>
  </message>
  <message>
   <source>{day}（{n} 个）</source>
   <translation>{day} ({n})</translation>
  </message>
  <message>
   <source>{first} 到 {last} 之间有 {n} 期没有任何账单能说明还没还：没有记录不等于没还。请从付款的银行或支付 APP 导出这段时间的流水，拖进来就会对上。</source>
   <translation>Between {first} and {last}, for {n} {n|instalment|instalments} no statement shows whether {n|it was|they were} paid: no record does not mean not paid. Please export the statement of that time from the bank or payment app you paid with and drop it here; it is matched by itself.</translation>
  </message>
  <message>
   <source>{first} 至 {last} 之间</source>
   <translation>between {first} and {last}</translation>
  </message>
  <message>
   <source>{how}　{table}：{what}</source>
   <translation>{how}  {table}: {what}</translation>
  </message>
  <message>
   <source>{id} · 截至 {day} · {quality} · 不是法律意见</source>
   <translation>{id} · as of {day} · {quality} · not legal advice</translation>
  </message>
  <message>
   <source>{instrument}{article}</source>
   <translation>{instrument}, {article}</translation>
  </message>
  <message>
   <source>{kind}（我发出）</source>
   <translation>{kind} (sent by me)</translation>
  </message>
  <message>
   <source>{label}：{none}</source>
   <translation>{label}: {none}</translation>
  </message>
  <message>
   <source>{label}：不设</source>
   <translation>{label}: none</translation>
  </message>
  <message>
   <source>{label}：留空，手写</source>
   <translation>{label}: leave blank</translation>
  </message>
  <message>
   <source>{label}：选择文件夹</source>
   <translation>{label}: choose a folder</translation>
  </message>
  <message>
   <source>{lender} · 合同尾号 {tail}</source>
   <translation>{lender} · contract …{tail}</translation>
  </message>
  <message>
   <source>{lender}：{line}</source>
   <translation>{lender}: {line}</translation>
  </message>
  <message>
   <source>{m} 分 {s} 秒</source>
   <translation>{m} min {s} s</translation>
  </message>
  <message>
   <source>{name}（{grade}{more}）</source>
   <translation>{name} ({grade}{more})</translation>
  </message>
  <message>
   <source>{name}（只是不显示；文书里一字不少）</source>
   <translation>{name} (only not shown; documents have every word)</translation>
  </message>
  <message>
   <source>{name}：{text}</source>
   <translation>{name}: {text}</translation>
  </message>
  <message>
   <source>{name}：存出来</source>
   <translation>{name}: save</translation>
  </message>
  <message>
   <source>{n} / {most} 字</source>
   <translation>{n} of {most} characters</translation>
  </message>
  <message>
   <source>{n} 份协议</source>
   <translation>{n} {n|agreement|agreements}</translation>
  </message>
  <message>
   <source>{n} 份已经有了</source>
   <translation>{n} already here</translation>
  </message>
  <message>
   <source>{n} 份没有读全，原件都已保存</source>
   <translation>{n} not read in full, all originals kept</translation>
  </message>
  <message>
   <source>{n} 份没能收下</source>
   <translation>{n} not taken in</translation>
  </message>
  <message>
   <source>{n} 字以内</source>
   <translation>Up to {n} {n|character|characters}</translation>
  </message>
  <message>
   <source>{n} 字节</source>
   <translation>{n} {n|byte|bytes}</translation>
  </message>
  <message>
   <source>{n} 期 × {sum}</source>
   <translation>{n} × {sum}</translation>
  </message>
  <message>
   <source>{n} 期，金额不等</source>
   <translation>{n} {n|instalment|instalments} of different size</translation>
  </message>
  <message>
   <source>{n} 条</source>
   <translation>{n} {n|entry|entries}</translation>
  </message>
  <message>
   <source>{n} 条，其中 {new} 条是新的</source>
   <translation>{n}, of which {new} are new</translation>
  </message>
  <message>
   <source>{n} 次</source>
   <translation>{n} {n|time|times}</translation>
  </message>
  <message>
   <source>{n} 次联系</source>
   <translation>{n} {n|contact|contacts}</translation>
  </message>
  <message>
   <source>{n} 次联系 · {after} 次在协议后</source>
   <translation>{n} {n|contact|contacts} · {after} after</translation>
  </message>
  <message>
   <source>{n} 秒</source>
   <translation>{n} s</translation>
  </message>
  <message>
   <source>{n} 笔还款</source>
   <translation>{n} {n|payment|payments}</translation>
  </message>
  <message>
   <source>{paper}　·　{whom}</source>
   <translation>{paper}  ·  {whom}</translation>
  </message>
  <message>
   <source>{said}最后一条记录在 {day}。</source>
   <translation>{said} No records since {day}.</translation>
  </message>
  <message>
   <source>{says}（{article}）</source>
   <translation>{says} ({article})</translation>
  </message>
  <message>
   <source>{side}：{sign}</source>
   <translation>{side}: {sign}</translation>
  </message>
  <message>
   <source>{step}：{what}</source>
   <translation>{step}: {what}</translation>
  </message>
  <message>
   <source>{s} 秒</source>
   <translation>{s} s</translation>
  </message>
  <message>
   <source>{text}（{key}）</source>
   <translation>{text} ({key})</translation>
  </message>
  <message>
   <source>{text}，{n} 条</source>
   <translation>{text}, {n} waiting</translation>
  </message>
  <message>
   <source>{time}（{source}，准确）</source>
   <translation>{time} ({source}, exact)</translation>
  </message>
  <message>
   <source>{title} — 据实</source>
   <translation>{title} — Jushi</translation>
  </message>
  <message>
   <source>{what}：最晚 {day}，还有 {days} 天。</source>
   <translation>{what}: by {day} at the latest.</translation>
  </message>
  <message>
   <source>{where}：{says}</source>
   <translation>{where}: {says}</translation>
  </message>
  <message>
   <source>{whole}，其中 {sum} 算这一期</source>
   <translation>{whole}, {sum} of it for this instalment</translation>
  </message>
  <message>
   <source>{who} 的另外 {n} 条也这样改吗？</source>
   <translation>Change the other {n} from {who} the same way?</translation>
  </message>
  <message>
   <source>{why}{ask}</source>
   <translation>{why} {ask}</translation>
  </message>
  <message>
   <source>{words}  {key}</source>
   <translation>{words}  {key}</translation>
  </message>
  <message>
   <source>{year} 年的放假安排还没有，遇到假期会顺延</source>
   <translation>holidays of {year} are not known yet; a day off moves it on</translation>
  </message>
  <message>
   <source>– 不适合我</source>
   <translation>– not for me</translation>
  </message>
  <message>
   <source>– 排在后面</source>
   <translation>– comes later</translation>
  </message>
  <message>
   <source>– 现在用不上</source>
   <translation>– not needed now</translation>
  </message>
  <message>
   <source>—</source>
   <translation>—</translation>
  </message>
  <message>
   <source>“{first}
……”（共 {n} 行）</source>
   <translation>“{first}
…” ({n} {n|line|lines})</translation>
  </message>
  <message>
   <source>“{name}”准备好了，现在可以从预览里拖出去。</source>
   <translation>“{name}” is ready: drag it out of the preview.</translation>
  </message>
  <message>
   <source>“{name}”的副本准备好了，现在可以拖出去。</source>
   <translation>The copy of “{name}” is ready and can be dragged out now.</translation>
  </message>
  <message>
   <source>“{name}”的各列是什么？</source>
   <translation>What are the columns of “{name}”?</translation>
  </message>
  <message>
   <source>“{name}”设了密码</source>
   <translation>“{name}” needs a password</translation>
  </message>
  <message>
   <source>“{words}”</source>
   <translation>“{words}”</translation>
  </message>
  <message>
   <source>“{words}”：{meaning}</source>
   <translation>“{words}”: {meaning}</translation>
  </message>
  <message>
   <source>… 待答辩</source>
   <translation>… to be answered</translation>
  </message>
  <message>
   <source>… 等答复</source>
   <translation>… waiting for an answer</translation>
  </message>
  <message>
   <source>← 返回</source>
   <translation>← Back</translation>
  </message>
  <message>
   <source>⋯ 之前可能有缺</source>
   <translation>⋯ maybe a gap before</translation>
  </message>
  <message>
   <source>▲ 协议后</source>
   <translation>▲ After</translation>
  </message>
  <message>
   <source>▲ 有记录</source>
   <translation>▲ on record</translation>
  </message>
  <message>
   <source>△ 协议当日</source>
   <translation>△ Same day</translation>
  </message>
  <message>
   <source>▸ 现在可以找</source>
   <translation>▸ can be asked now</translation>
  </message>
  <message>
   <source>◇ 待核对</source>
   <translation>◇ To review</translation>
  </message>
  <message>
   <source>◇ 这是从材料里读出来的，对吗？</source>
   <translation>◇ This was read from your material. Is it right?</translation>
  </message>
  <message>
   <source>◇ 里面有还没核对的记录，核对后可能变化。</source>
   <translation>◇ Some of it is not reviewed yet and may change.</translation>
  </message>
  <message>
   <source>○ 已放在一边</source>
   <translation>○ set aside</translation>
  </message>
  <message>
   <source>○ 已放在一边。理由：{why}</source>
   <translation>○ set aside. Reason: {why}</translation>
  </message>
  <message>
   <source>○ 没写</source>
   <translation>○ missing</translation>
  </message>
  <message>
   <source>○ 过了期限没有答复</source>
   <translation>○ no answer in time</translation>
  </message>
  <message>
   <source>○ 还没开始</source>
   <translation>○ not begun</translation>
  </message>
  <message>
   <source>○ 还没有提出</source>
   <translation>○ not sent yet</translation>
  </message>
  <message>
   <source>○ 还没有证据</source>
   <translation>○ no evidence yet</translation>
  </message>
  <message>
   <source>◐ 做了一部分</source>
   <translation>◐ begun</translation>
  </message>
  <message>
   <source>✎ {text}</source>
   <translation>✎ {text}</translation>
  </message>
  <message>
   <source>✓ {n} 期按时</source>
   <translation>✓ {n} on time</translation>
  </message>
  <message>
   <source>✓ {n} 条清楚</source>
   <translation>✓ {n} clear</translation>
  </message>
  <message>
   <source>✓ {outcome}</source>
   <translation>✓ {outcome}</translation>
  </message>
  <message>
   <source>✓ 做好了</source>
   <translation>✓ done</translation>
  </message>
  <message>
   <source>✓ 做完了</source>
   <translation>✓ done</translation>
  </message>
  <message>
   <source>✓ 已写明</source>
   <translation>✓ stated</translation>
  </message>
  <message>
   <source>✓ 当日履约中</source>
   <translation>✓ Keeping it</translation>
  </message>
  <message>
   <source>✓ 按记录，到今天你都在履行协议。</source>
   <translation>✓ By the record you are keeping the agreement to this day.</translation>
  </message>
  <message>
   <source>✓ 有效</source>
   <translation>✓ In force</translation>
  </message>
  <message>
   <source>✓ 有答复</source>
   <translation>✓ answered</translation>
  </message>
  <message>
   <source>✓ 有证据</source>
   <translation>✓ some evidence</translation>
  </message>
  <message>
   <source>✓ 记下了，接受后生效。</source>
   <translation>✓ Noted; it counts once you accept.</translation>
  </message>
  <message>
   <source>✓ 证据充分</source>
   <translation>✓ strong evidence</translation>
  </message>
  <message>
   <source>✓ 证据较好</source>
   <translation>✓ good evidence</translation>
  </message>
  <message>
   <source>✓ 该写的都写明了</source>
   <translation>✓ everything that should be stated is</translation>
  </message>
  <message>
   <source>✕ {n} 期没有还足</source>
   <translation>✕ {n} not paid in full</translation>
  </message>
  <message>
   <source>✕ 已终止</source>
   <translation>✕ Ended</translation>
  </message>
  <message>
   <source>　</source>
   <translation> · </translation>
  </message>
  <message>
   <source>　·　交给它通常这样</source>
   <translation>  ·  usual for this receiver</translation>
  </message>
  <message>
   <source>　做过：{day}</source>
   <translation>  made {day}</translation>
  </message>
  <message>
   <source>、</source>
   <translation>, </translation>
  </message>
  <message>
   <source>。</source>
   <translation>.</translation>
  </message>
  <message>
   <source>一个 .toml 文件。先看清它有什么，再决定；随时可以移除。</source>
   <translation>A .toml file. You see what it holds before you decide, and can remove it at any time.</translation>
  </message>
  <message>
   <source>一个 PDF，旁边一张打印说明：共几页、单面还是双面、几份。一起发给店家。</source>
   <translation>One PDF and beside it a slip: how many pages, one or two sides, how many copies. Send both to the shop.</translation>
  </message>
  <message>
   <source>一个问题一张卡，短，写明来源。</source>
   <translation>One card a question: short, with its source.</translation>
  </message>
  <message>
   <source>一共几期</source>
   <translation>How many instalments</translation>
  </message>
  <message>
   <source>一处</source>
   <translation>one place</translation>
  </message>
  <message>
   <source>一次只做一件，做不了的可以放一放。</source>
   <translation>One thing at a time; what you cannot do now may wait.</translation>
  </message>
  <message>
   <source>一次看一张，先看第一张。</source>
   <translation>One at a time: the first one.</translation>
  </message>
  <message>
   <source>一步不适合我</source>
   <translation>a step is not for me</translation>
  </message>
  <message>
   <source>一步以后再说</source>
   <translation>a step for later</translation>
  </message>
  <message>
   <source>一步做完了</source>
   <translation>a step done</translation>
  </message>
  <message>
   <source>一步步准备…</source>
   <translation>Prepare step by step…</translation>
  </message>
  <message>
   <source>一笔钱分给几期</source>
   <translation>one sum for several instalments</translation>
  </message>
  <message>
   <source>一般先找{who}，等答复或期限满了再找这里。你也可以照自己的情况来。</source>
   <translation>Usually {who} comes first, until it answers or its time is over. You may still choose differently.</translation>
  </message>
  <message>
   <source>一般先找它</source>
   <translation>Usually first</translation>
  </message>
  <message>
   <source>一页总览</source>
   <translation>Overview</translation>
  </message>
  <message>
   <source>一页纸：到哪一步、要到期的、问过谁</source>
   <translation>One page: where we stand, what is due, who was asked</translation>
  </message>
  <message>
   <source>上一条	Ctrl+↑</source>
   <translation>Previous	Ctrl+↑</translation>
  </message>
  <message>
   <source>上一步</source>
   <translation>last step</translation>
  </message>
  <message>
   <source>上一步</source>
   <comment>button</comment>
   <translation>Back</translation>
  </message>
  <message>
   <source>上一步（Alt+←）</source>
   <translation>Back (Alt+←)</translation>
  </message>
  <message>
   <source>上一页（Page Up）</source>
   <translation>Previous page (Page Up)</translation>
  </message>
  <message>
   <source>上次对账：{day}</source>
   <translation>Last checked: {day}</translation>
  </message>
  <message>
   <source>上次没读完的 {files} 份材料接着读了，读出 {n} 条待核对。</source>
   <translation>Went on with {files} {files|file|files} not read before: {n} {n|record|records} to review.</translation>
  </message>
  <message>
   <source>上门</source>
   <translation>Visit</translation>
  </message>
  <message>
   <source>下一条	Ctrl+↓</source>
   <translation>Next	Ctrl+↓</translation>
  </message>
  <message>
   <source>下一步</source>
   <translation>Next steps</translation>
  </message>
  <message>
   <source>下一步</source>
   <comment>button</comment>
   <translation>Next</translation>
  </message>
  <message>
   <source>下一步（Alt+→）</source>
   <translation>Next (Alt+→)</translation>
  </message>
  <message>
   <source>下一疑问  F8</source>
   <translation>Next doubt  F8</translation>
  </message>
  <message>
   <source>下一页（Page Down）</source>
   <translation>Next page (Page Down)</translation>
  </message>
  <message>
   <source>下期 {day}</source>
   <translation>next {day}</translation>
  </message>
  <message>
   <source>下期 {day}（还有 {days} 天）</source>
   <translation>next {day} ({days} d)</translation>
  </message>
  <message>
   <source>下面写的字，和在图片上标出的地方。</source>
   <translation>The words below, and places you marked in pictures.</translation>
  </message>
  <message>
   <source>下面就是报告的全部内容：程序和系统的版本、程序自己的运行记录。没有案件内容，没有材料，也没有文件名。存下来以后由你自己决定发给谁。</source>
   <translation>This is the whole report: versions of the program and the system, and the program's own log. Nothing of a case is in it, no evidence and no file names. Once it is saved you decide who gets it.</translation>
  </message>
  <message>
   <source>不像的地方</source>
   <translation>Speaks against it</translation>
  </message>
  <message>
   <source>不再发短信打电话</source>
   <translation>No more texts and calls</translation>
  </message>
  <message>
   <source>不再用{what} {n} 处</source>
   <translation>{what} no longer used: {n}</translation>
  </message>
  <message>
   <source>不再看着它</source>
   <translation>Stop watching</translation>
  </message>
  <message>
   <source>不再计收罚息</source>
   <translation>No more penalty interest</translation>
  </message>
  <message>
   <source>不分</source>
   <translation>Neither</translation>
  </message>
  <message>
   <source>不分给别的期</source>
   <translation>Not shared with another</translation>
  </message>
  <message>
   <source>不利：{what}</source>
   <translation>Against: {what}</translation>
  </message>
  <message>
   <source>不到 1 分钟</source>
   <translation>less than a minute</translation>
  </message>
  <message>
   <source>不因为“今天最后一天”去借新的钱。</source>
   <translation>Do not borrow because “today is the last day”.</translation>
  </message>
  <message>
   <source>不在案件里了</source>
   <translation>no longer in the case</translation>
  </message>
  <message>
   <source>不在气头上回话，也不口头答应新的日期和金额。</source>
   <translation>Do not answer in anger, and promise no new dates or sums by word of mouth.</translation>
  </message>
  <message>
   <source>不把验证码、密码、身份证照片发给任何人。</source>
   <translation>Send nobody a code, a password or a picture of your identity card.</translation>
  </message>
  <message>
   <source>不接着别的</source>
   <translation>None</translation>
  </message>
  <message>
   <source>不早于 {day}</source>
   <translation>not before {day}</translation>
  </message>
  <message>
   <source>不是</source>
   <translation>No</translation>
  </message>
  <message>
   <source>不是同一条</source>
   <translation>Not the same</translation>
  </message>
  <message>
   <source>不晚于 {day}</source>
   <translation>not after {day}</translation>
  </message>
  <message>
   <source>不晚于 {time}（{source}）</source>
   <translation>not after {time} ({source})</translation>
  </message>
  <message>
   <source>不晚于这天</source>
   <translation>Not after this day</translation>
  </message>
  <message>
   <source>不清楚</source>
   <translation>Not clear</translation>
  </message>
  <message>
   <source>不点链接，不扫码，不拨消息里留的号码。</source>
   <translation>Open no link, scan nothing, do not call the number in the message.</translation>
  </message>
  <message>
   <source>不用</source>
   <translation>No</translation>
  </message>
  <message>
   <source>不用这一列</source>
   <translation>Do not use</translation>
  </message>
  <message>
   <source>不用鼠标：在图上按回车放一个框，方向键移动，Shift＋方向键改大小，再按回车就遮住，Esc 不要。按住 Ctrl 走得细。</source>
   <translation>Without a mouse: Enter on the picture puts a frame there, arrows move it, Shift with arrows resizes it, Enter again hides what is in it, Esc drops it. With Ctrl the steps are small.</translation>
  </message>
  <message>
   <source>不知道</source>
   <translation>I don't know</translation>
  </message>
  <message>
   <source>不知道  3</source>
   <translation>I don't know  3</translation>
  </message>
  <message>
   <source>不知道先做什么，就看这里：一次最多三件，按钮直接带你去做。</source>
   <translation>When you do not know what to do first, look here: three things at most, and a button that takes you there.</translation>
  </message>
  <message>
   <source>不知道，没写清</source>
   <translation>I don't know, it is unclear</translation>
  </message>
  <message>
   <source>不算</source>
   <translation>No, it does not count</translation>
  </message>
  <message>
   <source>不联系他人</source>
   <translation>No contact with others</translation>
  </message>
  <message>
   <source>不能做</source>
   <translation>Cannot</translation>
  </message>
  <message>
   <source>不能做什么</source>
   <translation>Cannot do</translation>
  </message>
  <message>
   <source>不要</source>
   <translation>discard</translation>
  </message>
  <message>
   <source>不要  Del</source>
   <translation>Discard  Del</translation>
  </message>
  <message>
   <source>不要动效</source>
   <translation>No motion</translation>
  </message>
  <message>
   <source>不要动效时，菜单直接出现，光标不闪，进度条不来回滑。</source>
   <translation>Without motion, menus simply appear, the cursor does not blink and no bar runs to and fro.</translation>
  </message>
  <message>
   <source>不要的</source>
   <translation>Discarded</translation>
  </message>
  <message>
   <source>不要这份协议</source>
   <translation>discard this agreement</translation>
  </message>
  <message>
   <source>不要这条</source>
   <translation>Discard this</translation>
  </message>
  <message>
   <source>不要这笔还款</source>
   <translation>discard this payment</translation>
  </message>
  <message>
   <source>不记这次</source>
   <translation>Forget this one</translation>
  </message>
  <message>
   <source>不记这次寄送</source>
   <translation>Forget a sending</translation>
  </message>
  <message>
   <source>不设</source>
   <translation>None</translation>
  </message>
  <message>
   <source>不转到个人账户，不先交任何费用。</source>
   <translation>Pay into no private account, and no fee in advance.</translation>
  </message>
  <message>
   <source>不适合我</source>
   <translation>Not for me</translation>
  </message>
  <message>
   <source>不适用于：{what}</source>
   <translation>Does not cover: {what}</translation>
  </message>
  <message>
   <source>不遮</source>
   <translation>Hide nothing</translation>
  </message>
  <message>
   <source>不遮了</source>
   <translation>Show it again</translation>
  </message>
  <message>
   <source>与“{name}”几乎是同一张图，有一处不同</source>
   <translation>Nearly the same picture as “{name}”; one spot differs</translation>
  </message>
  <message>
   <source>与“{name}”是同一张图，其中一张裁剪过</source>
   <translation>The same picture as “{name}”; one of the two was cropped</translation>
  </message>
  <message>
   <source>与“{name}”是同一张图，另存过</source>
   <translation>The same picture as “{name}”, saved again</translation>
  </message>
  <message>
   <source>与下一条连成一条	Alt+J</source>
   <translation>Join with the next	Alt+J</translation>
  </message>
  <message>
   <source>与债务无关</source>
   <translation>Nothing to do with the debt</translation>
  </message>
  <message>
   <source>与协议的承诺不一致</source>
   <translation>Not in line with what the agreement promises</translation>
  </message>
  <message>
   <source>专属通道、名额有限</source>
   <translation>a special channel, few places left</translation>
  </message>
  <message>
   <source>两笔还款是两笔</source>
   <translation>keep two payments apart</translation>
  </message>
  <message>
   <source>两笔还款是同一笔</source>
   <translation>make two payments one</translation>
  </message>
  <message>
   <source>个人信息（告诉亲友、单位，泄露）</source>
   <translation>Personal data (family or work told, leaks)</translation>
  </message>
  <message>
   <source>中国</source>
   <translation>China</translation>
  </message>
  <message>
   <source>为什么放在一边？</source>
   <translation>Why set it aside?</translation>
  </message>
  <message>
   <source>主件</source>
   <translation>main document</translation>
  </message>
  <message>
   <source>主张</source>
   <translation>Claims</translation>
  </message>
  <message>
   <source>主张与证明</source>
   <translation>Claims</translation>
  </message>
  <message>
   <source>也可以把它拖到文件夹或邮件里</source>
   <translation>It can also be dragged to a folder or a mail</translation>
  </message>
  <message>
   <source>互联网金融协会举报平台</source>
   <translation>NIFA reporting platform</translation>
  </message>
  <message>
   <source>交之前看一眼</source>
   <translation>Before you hand it in</translation>
  </message>
  <message>
   <source>交什么</source>
   <translation>What</translation>
  </message>
  <message>
   <source>交出</source>
   <translation>Sent</translation>
  </message>
  <message>
   <source>交出去之前，遮住什么？</source>
   <translation>What should be hidden before it goes out?</translation>
  </message>
  <message>
   <source>交出哪些</source>
   <translation>What goes along</translation>
  </message>
  <message>
   <source>交易状态</source>
   <translation>State of the transaction</translation>
  </message>
  <message>
   <source>交的方式</source>
   <translation>How it is handed in</translation>
  </message>
  <message>
   <source>交答辩 {day}</source>
   <translation>answered {day}</translation>
  </message>
  <message>
   <source>交给 {to}</source>
   <translation>to {to}</translation>
  </message>
  <message>
   <source>交给律师</source>
   <translation>For a lawyer</translation>
  </message>
  <message>
   <source>交给监管部门、调解组织、法院</source>
   <translation>For a regulator, mediator or court</translation>
  </message>
  <message>
   <source>交给谁</source>
   <translation>For whom</translation>
  </message>
  <message>
   <source>交给谁、缺什么、用哪些、怎么写，一步步来（回车）</source>
   <translation>For whom, what is missing, what goes in, how it reads: step by step (Enter)</translation>
  </message>
  <message>
   <source>交给贷款机构、催收方</source>
   <translation>For the lender or a collector</translation>
  </message>
  <message>
   <source>交给：{who}</source>
   <translation>For: {who}</translation>
  </message>
  <message>
   <source>什么事</source>
   <translation>What about</translation>
  </message>
  <message>
   <source>什么情况会终止</source>
   <translation>What ends it</translation>
  </message>
  <message>
   <source>什么时候</source>
   <translation>When</translation>
  </message>
  <message>
   <source>什么时候问人：{what}</source>
   <translation>When to ask someone: {what}</translation>
  </message>
  <message>
   <source>今天不再显示</source>
   <translation>Not again today</translation>
  </message>
  <message>
   <source>今天是最后一天</source>
   <translation>today is the last day</translation>
  </message>
  <message>
   <source>今天是第 {n} 期的还款日：{sum}。已经还了就记一笔，不再提醒。</source>
   <translation>Instalment {n} is due today: {sum}. If it is paid, record it and this line goes.</translation>
  </message>
  <message>
   <source>今晚必须付吗？放一张截图看看，不建案件，看完不留。</source>
   <translation>Must I pay tonight? Drop one screenshot: no case, nothing is kept.</translation>
  </message>
  <message>
   <source>从光标处拆成两条	Alt+X</source>
   <translation>Split at the cursor	Alt+X</translation>
  </message>
  <message>
   <source>从哪里知道的</source>
   <translation>Where you know it from</translation>
  </message>
  <message>
   <source>从手机里挑截图</source>
   <translation>Choose screenshots on a phone</translation>
  </message>
  <message>
   <source>从手机里挑截图…</source>
   <translation>Screenshots from a phone…</translation>
  </message>
  <message>
   <source>从电脑上选文件…</source>
   <translation>Choose files…</translation>
  </message>
  <message>
   <source>他人</source>
   <translation>someone else</translation>
  </message>
  <message>
   <source>付出的钱</source>
   <translation>Money paid</translation>
  </message>
  <message>
   <source>付款日期不明</source>
   <translation>day of payment unknown</translation>
  </message>
  <message>
   <source>代替哪一份</source>
   <translation>Which one it replaces</translation>
  </message>
  <message>
   <source>代理、优化债务的生意</source>
   <translation>a trade in other people's debts</translation>
  </message>
  <message>
   <source>以后再说</source>
   <translation>Later</translation>
  </message>
  <message>
   <source>以后再说…</source>
   <translation>Later…</translation>
  </message>
  <message>
   <source>以后再说，到 {day}</source>
   <translation>later, on {day}</translation>
  </message>
  <message>
   <source>以后每月同一天；那个月没有这天就算月底。</source>
   <translation>Then the same day each month; a month without it ends on its last day.</translation>
  </message>
  <message>
   <source>以机关的名义</source>
   <translation>In the name of an authority</translation>
  </message>
  <message>
   <source>份数</source>
   <translation>Copies</translation>
  </message>
  <message>
   <source>会接受：{what}。有疑问的不动，一步可撤销。</source>
   <translation>Will accept: {what}. Doubtful ones stay. One undo takes it back.</translation>
  </message>
  <message>
   <source>住址</source>
   <translation>Address</translation>
  </message>
  <message>
   <source>余额</source>
   <translation>Balance</translation>
  </message>
  <message>
   <source>你写的</source>
   <translation>Yours</translation>
  </message>
  <message>
   <source>你导入的：{name}，{n} 条规则，最晚 {day} 起施行；指纹 {mark}…</source>
   <translation>Imported by you: {name}, {n} {n|rule|rules}, the latest in force from {day}; fingerprint {mark}…</translation>
  </message>
  <message>
   <source>你改过的一句，原句后来变了</source>
   <translation>A sentence you rewrote has changed since</translation>
  </message>
  <message>
   <source>你是谁</source>
   <translation>Who you are</translation>
  </message>
  <message>
   <source>你的住址</source>
   <translation>your address</translation>
  </message>
  <message>
   <source>你的姓名</source>
   <translation>your name</translation>
  </message>
  <message>
   <source>你的电话</source>
   <translation>your telephone</translation>
  </message>
  <message>
   <source>你的证件号</source>
   <translation>your identity number</translation>
  </message>
  <message>
   <source>你确认过的不会被改动；读出来不一样的，会放到“待核对”里问你。</source>
   <translation>What you confirmed is not changed; what comes out differently is asked about under “To review”.</translation>
  </message>
  <message>
   <source>你自己填的</source>
   <translation>your own</translation>
  </message>
  <message>
   <source>你自己填的：{source}（{day}）</source>
   <translation>Your own entry: {source} ({day})</translation>
  </message>
  <message>
   <source>使用手册</source>
   <translation>Manual</translation>
  </message>
  <message>
   <source>例如：同事的姓名，一个号码</source>
   <translation>For example a colleague's name, or a number</translation>
  </message>
  <message>
   <source>例如：当地政府网站，11 月 20 日看到</source>
   <translation>For example: the city's website, seen on 20 November</translation>
  </message>
  <message>
   <source>例如：本人手机（小米 14），短信还在</source>
   <translation>for example: my own phone, the message is still there</translation>
  </message>
  <message>
   <source>例如：那天是我请对方打来的</source>
   <translation>For example: I asked them to call that day</translation>
  </message>
  <message>
   <source>依据</source>
   <translation>Rules</translation>
  </message>
  <message>
   <source>依据：{rules}</source>
   <translation>Based on: {rules}</translation>
  </message>
  <message>
   <source>保存</source>
   <translation>Save</translation>
  </message>
  <message>
   <source>保存…</source>
   <translation>Save…</translation>
  </message>
  <message>
   <source>保存在</source>
   <translation>Kept in</translation>
  </message>
  <message>
   <source>保留原来的</source>
   <translation>Keep what stands</translation>
  </message>
  <message>
   <source>保留我的</source>
   <translation>Keep mine</translation>
  </message>
  <message>
   <source>信函</source>
   <translation>Letter</translation>
  </message>
  <message>
   <source>信托公司</source>
   <translation>Trust company</translation>
  </message>
  <message>
   <source>修改…</source>
   <translation>Change…</translation>
  </message>
  <message>
   <source>修改记录</source>
   <translation>Change entry</translation>
  </message>
  <message>
   <source>修改证据说明</source>
   <translation>change the notes on evidence</translation>
  </message>
  <message>
   <source>借款信息</source>
   <translation>loan details</translation>
  </message>
  <message>
   <source>借款合同或 APP 的借款详情里。</source>
   <translation>In the loan contract, or the loan's page in the app.</translation>
  </message>
  <message>
   <source>借款合同编号</source>
   <translation>Contract number</translation>
  </message>
  <message>
   <source>债权人</source>
   <translation>Lender</translation>
  </message>
  <message>
   <source>债权人（协议里写的）</source>
   <translation>Lender (as the agreement says)</translation>
  </message>
  <message>
   <source>债权转让</source>
   <translation>Assignment</translation>
  </message>
  <message>
   <source>做于</source>
   <translation>Made</translation>
  </message>
  <message>
   <source>做什么</source>
   <translation>What it does</translation>
  </message>
  <message>
   <source>做告知函</source>
   <translation>Make the letter</translation>
  </message>
  <message>
   <source>做好以后，案件里变了什么</source>
   <translation>What changed in the case since</translation>
  </message>
  <message>
   <source>做完了</source>
   <translation>Done</translation>
  </message>
  <message>
   <source>做过的</source>
   <translation>Made</translation>
  </message>
  <message>
   <source>做过的文书</source>
   <translation>Documents made</translation>
  </message>
  <message>
   <source>做过的（{n}）</source>
   <translation>Made ({n})</translation>
  </message>
  <message>
   <source>做过：{day}</source>
   <translation>Made: {day}</translation>
  </message>
  <message>
   <source>停在这里，已经完成的都会保留</source>
   <translation>Stop here; what is done is kept</translation>
  </message>
  <message>
   <source>停止</source>
   <translation>Stop</translation>
  </message>
  <message>
   <source>催收里常见，说了不等于会发生，也不等于没有这回事。</source>
   <translation>Common in collection; saying so makes it neither true nor untrue.</translation>
  </message>
  <message>
   <source>催款</source>
   <translation>Demand for payment</translation>
  </message>
  <message>
   <source>像一份合同或协议</source>
   <translation>Looks like a contract or agreement</translation>
  </message>
  <message>
   <source>像协商之后的催收</source>
   <translation>Looks like dunning after an agreement</translation>
  </message>
  <message>
   <source>像协商方案的确认</source>
   <translation>Looks like the confirmation of a plan</translation>
  </message>
  <message>
   <source>像律师函、起诉一类的消息</source>
   <translation>Looks like a lawyer's or lawsuit notice</translation>
  </message>
  <message>
   <source>像是发给别人、打听你的消息</source>
   <translation>Looks like a message to someone else about you</translation>
  </message>
  <message>
   <source>像是诈骗</source>
   <translation>Suspected fraud</translation>
  </message>
  <message>
   <source>像的地方</source>
   <translation>Speaks for it</translation>
  </message>
  <message>
   <source>像还款提醒或催收</source>
   <translation>Looks like a reminder or dunning</translation>
  </message>
  <message>
   <source>先交费用</source>
   <translation>a fee first</translation>
  </message>
  <message>
   <source>先保证自己安全，原样留着，这是证据。</source>
   <translation>Your safety first; keep it as it is, it is evidence.</translation>
  </message>
  <message>
   <source>先停一下。核实之前，不按这条消息付钱。</source>
   <translation>Stop a moment. Until it is checked, pay nothing on this message.</translation>
  </message>
  <message>
   <source>先在上面勾“我看过了”，这里就能存了。</source>
   <translation>First tick “I have read this” above; then it can be saved here.</translation>
  </message>
  <message>
   <source>先弄清是谁、欠多少，再回应。</source>
   <translation>Find out who it is and how much, then answer.</translation>
  </message>
  <message>
   <source>先收起，想看再看</source>
   <translation>Folded; look when you want to</translation>
  </message>
  <message>
   <source>先看一看</source>
   <translation>Look at this first</translation>
  </message>
  <message>
   <source>先看缺什么，再写文书。不利的材料也列出。</source>
   <translation>See what is missing before you write. What speaks against you is listed too.</translation>
  </message>
  <message>
   <source>先让它知道：协议在履行，催收没有停。</source>
   <translation>Tell it first: the agreement is being kept, and collection goes on.</translation>
  </message>
  <message>
   <source>先起个名字、选个地方，再慢慢往里放材料。</source>
   <translation>Give it a name and a place, then add material at your own pace.</translation>
  </message>
  <message>
   <source>免费的桌面软件，不联网，不上传，也不是律师。</source>
   <translation>A free desktop app. It does not go online, uploads nothing, and is not a lawyer.</translation>
  </message>
  <message>
   <source>全不用</source>
   <translation>None</translation>
  </message>
  <message>
   <source>全名里常写着“银行”“消费金融”“小额贷款”“信托”“担保”</source>
   <translation>The full name often says bank, consumer finance, small loan, trust or guarantee</translation>
  </message>
  <message>
   <source>全用</source>
   <translation>All</translation>
  </message>
  <message>
   <source>全部</source>
   <translation>All</translation>
  </message>
  <message>
   <source>全部恢复成原来的</source>
   <translation>Reset all</translation>
  </message>
  <message>
   <source>全部文书</source>
   <translation>All documents</translation>
  </message>
  <message>
   <source>全部照原样。</source>
   <translation>Everything as it is.</translation>
  </message>
  <message>
   <source>全部设置</source>
   <translation>All settings</translation>
  </message>
  <message>
   <source>全部证据</source>
   <translation>All evidence</translation>
  </message>
  <message>
   <source>全部：草稿、无关内容、没读的文件和你的身份信息也在内</source>
   <translation>Everything: drafts, unrelated content, unread files and your identity too</translation>
  </message>
  <message>
   <source>公证件</source>
   <translation>Notarised</translation>
  </message>
  <message>
   <source>共 {n} 个，先列最近的 {most} 个。</source>
   <translation>{n} in all; the latest {most} are listed.</translation>
  </message>
  <message>
   <source>共 {n} 个，已经收过的不再列。</source>
   <translation>{n} in all; what the case has already is left out.</translation>
  </message>
  <message>
   <source>共 {n} 期，合计 {sum}</source>
   <translation>{n} {n|instalment|instalments}, {sum} in all</translation>
  </message>
  <message>
   <source>共 {n} 页</source>
   <translation>{n} {n|page|pages}</translation>
  </message>
  <message>
   <source>共 {n} 页。看到的就是存出、打印的样子。</source>
   <translation>{n} {n|page|pages}. What you see is what is saved and printed.</translation>
  </message>
  <message>
   <source>共 {sum}</source>
   <translation>{sum} in all</translation>
  </message>
  <message>
   <source>关</source>
   <translation>Off</translation>
  </message>
  <message>
   <source>关于据实</source>
   <translation>About Jushi</translation>
  </message>
  <message>
   <source>关系到</source>
   <translation>Entries</translation>
  </message>
  <message>
   <source>关闭</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>关闭案件</source>
   <translation>Close case</translation>
  </message>
  <message>
   <source>关闭这条消息</source>
   <translation>Close this message</translation>
  </message>
  <message>
   <source>关闭（Esc）</source>
   <translation>Close (Esc)</translation>
  </message>
  <message>
   <source>其他</source>
   <translation>Other</translation>
  </message>
  <message>
   <source>其他人（亲友、单位等）</source>
   <translation>Someone else (family, friends, employer…)</translation>
  </message>
  <message>
   <source>其他条款</source>
   <translation>Other term</translation>
  </message>
  <message>
   <source>具体名称</source>
   <translation>Exact name</translation>
  </message>
  <message>
   <source>内容</source>
   <translation>Words</translation>
  </message>
  <message>
   <source>内容完整吗？</source>
   <translation>Is it complete?</translation>
  </message>
  <message>
   <source>内容的 SHA-256</source>
   <translation>SHA-256 of the content</translation>
  </message>
  <message>
   <source>再找一次</source>
   <translation>Search again</translation>
  </message>
  <message>
   <source>再记几条原文</source>
   <translation>More terms in their words</translation>
  </message>
  <message>
   <source>写下核实结果</source>
   <translation>write a result down</translation>
  </message>
  <message>
   <source>写下结果…</source>
   <translation>Write the result…</translation>
  </message>
  <message>
   <source>写了什么</source>
   <translation>What it says</translation>
  </message>
  <message>
   <source>写信</source>
   <translation>A letter</translation>
  </message>
  <message>
   <source>写信前先看：诉讼时效</source>
   <translation>Before a letter: limitation</translation>
  </message>
  <message>
   <source>写哪些依据？</source>
   <translation>Which rules should it name?</translation>
  </message>
  <message>
   <source>写成 2026-12-10；没有就空着。</source>
   <translation>As 2026-12-10; leave it empty if there is none.</translation>
  </message>
  <message>
   <source>写明了</source>
   <translation>Stated</translation>
  </message>
  <message>
   <source>写明了停止催收</source>
   <translation>It says collection stops</translation>
  </message>
  <message>
   <source>写清楚了吗</source>
   <translation>Is it clear?</translation>
  </message>
  <message>
   <source>准备交给</source>
   <translation>Prepared for</translation>
  </message>
  <message>
   <source>准备文书…</source>
   <translation>Prepare the paper…</translation>
  </message>
  <message>
   <source>准确到分钟</source>
   <translation>Exact to the minute</translation>
  </message>
  <message>
   <source>减免</source>
   <translation>What is waived</translation>
  </message>
  <message>
   <source>凭证</source>
   <translation>Proof</translation>
  </message>
  <message>
   <source>出借人是哪一类还不知道，这个期限不一定适用</source>
   <translation>the kind of lender is not known, so this period may not apply</translation>
  </message>
  <message>
   <source>出借人是哪一类：{kind}</source>
   <translation>Kind of lender: {kind}</translation>
  </message>
  <message>
   <source>出借人是哪类机构</source>
   <translation>Kind of lender</translation>
  </message>
  <message>
   <source>出借人是谁</source>
   <translation>Who the lender is</translation>
  </message>
  <message>
   <source>分成几个文件，每个不超过 {n} MB（网上提交用）</source>
   <translation>In several files of at most {n} MB each (for web portals)</translation>
  </message>
  <message>
   <source>分期</source>
   <translation>instalments</translation>
  </message>
  <message>
   <source>分给另一期</source>
   <translation>Share with another instalment</translation>
  </message>
  <message>
   <source>分给它多少（元）</source>
   <translation>How much of it (yuan)</translation>
  </message>
  <message>
   <source>分配还款</source>
   <translation>allocate payment</translation>
  </message>
  <message>
   <source>列出哪些</source>
   <translation>What to list</translation>
  </message>
  <message>
   <source>列出来</source>
   <translation>List them</translation>
  </message>
  <message>
   <source>刚才的密码不对，请再试一次。</source>
   <translation>That was not the password. Please try again.</translation>
  </message>
  <message>
   <source>利率、罚息、违约金</source>
   <translation>Rates, penalty interest, damages</translation>
  </message>
  <message>
   <source>别人的号码</source>
   <translation>others' numbers</translation>
  </message>
  <message>
   <source>别人的姓名</source>
   <translation>others' names</translation>
  </message>
  <message>
   <source>到 {day} 已经满了</source>
   <translation>over on {day}</translation>
  </message>
  <message numerus="yes">
   <source>到 {day}，还有 %n 天</source>
   <translation>
    <numerusform>until {day}, %n day left</numerusform>
    <numerusform>until {day}, %n days left</numerusform>
   </translation>
  </message>
  <message>
   <source>到了会怎样</source>
   <translation>What happens then</translation>
  </message>
  <message>
   <source>到分钟</source>
   <translation>to the minute</translation>
  </message>
  <message>
   <source>到哪天算不出来</source>
   <translation>the day cannot be worked out</translation>
  </message>
  <message>
   <source>到日子的事</source>
   <translation>What falls due</translation>
  </message>
  <message>
   <source>到期待还</source>
   <translation>Due</translation>
  </message>
  <message>
   <source>到期提醒</source>
   <translation>Reminder of a due date</translation>
  </message>
  <message>
   <source>到期日是周末</source>
   <translation>When a due day is on a weekend</translation>
  </message>
  <message>
   <source>到秒</source>
   <translation>to the second</translation>
  </message>
  <message>
   <source>剩余应还（元）</source>
   <translation>Remaining balance (yuan)</translation>
  </message>
  <message>
   <source>加一页，贴身份证复印件（印上用途）</source>
   <translation>Add a page for a copy of the identity card (its purpose printed on it)</translation>
  </message>
  <message>
   <source>加上证据</source>
   <translation>add evidence</translation>
  </message>
  <message>
   <source>加进来</source>
   <translation>bring in</translation>
  </message>
  <message>
   <source>动效</source>
   <translation>Motion</translation>
  </message>
  <message>
   <source>勾选日期就是勾选那一天的全部。</source>
   <translation>Ticking a day ticks all of that day.</translation>
  </message>
  <message>
   <source>协议</source>
   <translation>Agreement</translation>
  </message>
  <message>
   <source>协议 {day}</source>
   <translation>Agreement {day}</translation>
  </message>
  <message>
   <source>协议 {n}</source>
   <translation>agreement {n}</translation>
  </message>
  <message>
   <source>协议以后的联系</source>
   <translation>Contact after the agreement</translation>
  </message>
  <message>
   <source>协议写不清的，推定为没有变更（民法典第五百四十四条）。可以请对方书面确认这 {n} 项。</source>
   <translation>Where a change is unclear, it is presumed not made (Civil Code art. 544). You can ask the lender to confirm these {n} in writing.</translation>
  </message>
  <message>
   <source>协议后</source>
   <translation>After</translation>
  </message>
  <message>
   <source>协议或短信里写的编号，一字不差。</source>
   <translation>The number as the agreement or message has it, letter by letter.</translation>
  </message>
  <message>
   <source>协议条款</source>
   <translation>terms of the agreement</translation>
  </message>
  <message>
   <source>协议没写时，民法典第二百零三条：最后一日是休息日的，以休息日的次日为最后一日。法定假日请在下面逐期写。</source>
   <translation>Where the agreement is silent, Civil Code article 203: if the last day is a holiday, the day after it is the last day. For public holidays list the instalments below.</translation>
  </message>
  <message>
   <source>协议编号</source>
   <translation>Agreement number</translation>
  </message>
  <message>
   <source>单号 {number}</source>
   <translation>number {number}</translation>
  </message>
  <message>
   <source>单号或受理编号</source>
   <translation>Tracking or case number</translation>
  </message>
  <message>
   <source>原件在哪</source>
   <translation>Where the original is</translation>
  </message>
  <message>
   <source>原句：{text}</source>
   <translation>Original: {text}</translation>
  </message>
  <message>
   <source>原合同编号</source>
   <translation>Original contract number</translation>
  </message>
  <message>
   <source>原图上写的</source>
   <translation>As printed</translation>
  </message>
  <message>
   <source>原始载体核对表</source>
   <translation>Originals to compare</translation>
  </message>
  <message>
   <source>原文</source>
   <translation>Exact words</translation>
  </message>
  <message>
   <source>原文件名</source>
   <translation>Original name</translation>
  </message>
  <message>
   <source>原文：{words}</source>
   <translation>Exact words: {words}</translation>
  </message>
  <message>
   <source>原话尽量一字不差；只有电话答复的，写下工号和时间</source>
   <translation>As exact as you can; for an answer by phone, staff number and time</translation>
  </message>
  <message>
   <source>原话尽量一字不差；自己的说明另记一条。</source>
   <translation>Their words as exactly as you can; put your own remarks in another entry.</translation>
  </message>
  <message>
   <source>去“主张与证明”</source>
   <translation>Go to Claims</translation>
  </message>
  <message>
   <source>去“协议”</source>
   <translation>Go to Agreement</translation>
  </message>
  <message>
   <source>去“待核对”</source>
   <translation>Go to Review</translation>
  </message>
  <message>
   <source>去掉了一件投诉；要找回来，按撤销。</source>
   <translation>A complaint was taken away; undo brings it back.</translation>
  </message>
  <message>
   <source>去掉投诉</source>
   <translation>take a complaint away</translation>
  </message>
  <message>
   <source>去掉这一件</source>
   <translation>Take away</translation>
  </message>
  <message>
   <source>去核对</source>
   <translation>Check them</translation>
  </message>
  <message>
   <source>去电</source>
   <translation>Outgoing call</translation>
  </message>
  <message>
   <source>去看</source>
   <translation>Look</translation>
  </message>
  <message>
   <source>双方愿意坐下来谈的时候。</source>
   <translation>When both sides are willing to talk.</translation>
  </message>
  <message>
   <source>双面</source>
   <translation>Two-sided</translation>
  </message>
  <message>
   <source>发现</source>
   <translation>Findings</translation>
  </message>
  <message>
   <source>发生过的每一件事，从早到晚。点一行，旁边就是它的原图；标着“协议后”的，是达成协议以后的联系。</source>
   <translation>Everything that happened, in order. Choose a row and its original is beside it; “after the agreement” marks contacts that came after you agreed.</translation>
  </message>
  <message>
   <source>发给谁</source>
   <translation>Received by</translation>
  </message>
  <message>
   <source>取消</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>受理 {day}</source>
   <translation>accepted {day}</translation>
  </message>
  <message>
   <source>另一条：{when}，{source}，“{words}”</source>
   <translation>The other: {when}, {source}, “{words}”</translation>
  </message>
  <message>
   <source>另一条：{when}，“{words}”</source>
   <translation>The other: {when}, “{words}”</translation>
  </message>
  <message>
   <source>另外 {n} 处</source>
   <translation>{n} other {n|place|places}</translation>
  </message>
  <message>
   <source>另有 {what}待确认，去看</source>
   <translation>Also waiting: {what}. Show</translation>
  </message>
  <message>
   <source>另选  2</source>
   <translation>Another  2</translation>
  </message>
  <message>
   <source>只写记录能支持、和这份文书有关的规定。不想写的，去掉勾。</source>
   <translation>Only rules that the record supports and this document has a use for. Untick what you do not want.</translation>
  </message>
  <message>
   <source>只写进要它的文书；交给律师的材料包默认不带。</source>
   <translation>Only in documents that need it; the bag for a lawyer goes without.</translation>
  </message>
  <message>
   <source>只凭这一条消息，说不出它是真是假，也说不出今晚必须付。先核实，再决定；核实要用自己找到的号码和官方 App。</source>
   <translation>From this message alone nobody can say whether it is real, or that you must pay tonight. Check first, then decide; check by a number you found yourself and in the official app.</translation>
  </message>
  <message>
   <source>只够这一期的一部分</source>
   <translation>covers a part of this instalment</translation>
  </message>
  <message>
   <source>只导入你信得过的人给的规则包：请和对方核对指纹（SHA-256）。随时可以在“关于据实”里移除。</source>
   <translation>Import packs only from people you trust, and compare the fingerprint (SHA-256) with them. You can remove it under About at any time.</translation>
  </message>
  <message>
   <source>只用在时间线上标了重点的记录</source>
   <translation>Only entries marked as key on the timeline</translation>
  </message>
  <message>
   <source>只用来读这一次，不会保存。银行对账单的密码常是证件号后六位或发送时的短信。</source>
   <translation>It is used for this one reading and kept nowhere. For bank statements it is often the last six digits of the ID number, or was sent by text message.</translation>
  </message>
  <message>
   <source>只用重点</source>
   <translation>Key only</translation>
  </message>
  <message>
   <source>只看截图和录屏</source>
   <translation>Only screenshots and screen recordings</translation>
  </message>
  <message>
   <source>只知道日期</source>
   <translation>day only</translation>
  </message>
  <message>
   <source>只知道是哪天</source>
   <translation>Only the day</translation>
  </message>
  <message>
   <source>只知道月份</source>
   <translation>month only</translation>
  </message>
  <message>
   <source>只给自己看，随时能改。</source>
   <translation>Only for you; change it any time.</translation>
  </message>
  <message>
   <source>只见到转载，没有核对原文</source>
   <translation>Known from reports only, not checked against the original</translation>
  </message>
  <message>
   <source>只记交出，先不算</source>
   <translation>Only note that it was sent</translation>
  </message>
  <message>
   <source>只读出一部分</source>
   <translation>read in part</translation>
  </message>
  <message>
   <source>只读取、只复制，从不删除或移动里面的文件；正在拷贝的等拷完再收。</source>
   <translation>Files in it are only read and copied, never deleted or moved; what is still being copied is taken once it is whole.</translation>
  </message>
  <message>
   <source>只遮交出去的这一份，文字层和图片都遮；原件和案件里的记录不变。</source>
   <translation>Only what goes out is covered, in text and pictures; originals and the record stay as they are.</translation>
  </message>
  <message>
   <source>只遮我指定的</source>
   <translation>Only what I choose</translation>
  </message>
  <message>
   <source>可以在付款的银行或支付 APP 里导出这一天的流水。</source>
   <translation>You can export the statement of that day from the bank or payment app you paid with.</translation>
  </message>
  <message>
   <source>可以在付款的银行或支付 APP 里导出这一天的流水，或截下付款成功页。</source>
   <translation>You can export the statement of that day from the bank or payment app you paid with, or take a screenshot of the payment page.</translation>
  </message>
  <message>
   <source>可能和另一笔是同一笔，请先在核对里回答。</source>
   <translation>It may be the same as another payment; please answer that under Review first.</translation>
  </message>
  <message>
   <source>可能是诈骗</source>
   <translation>Possibly a fraud</translation>
  </message>
  <message>
   <source>可能的原因：{title}</source>
   <translation>Possible cause: {title}</translation>
  </message>
  <message>
   <source>可能重复付了，或多付了；由你决定算哪一期。</source>
   <translation>Perhaps paid twice, or too much; you decide which instalment it counts for.</translation>
  </message>
  <message>
   <source>号码</source>
   <translation>Number</translation>
  </message>
  <message>
   <source>号码是多少？</source>
   <translation>What is the number?</translation>
  </message>
  <message>
   <source>各期</source>
   <translation>Instalments</translation>
  </message>
  <message>
   <source>各期：</source>
   <translation>Instalments: </translation>
  </message>
  <message>
   <source>各部分的许可</source>
   <translation>Licences of all parts</translation>
  </message>
  <message>
   <source>合同上写的名字；不知道就空着。</source>
   <translation>The name in the contract; leave it empty if you don't know.</translation>
  </message>
  <message>
   <source>合同上的出借人全名</source>
   <translation>Lender's full name in the contract</translation>
  </message>
  <message>
   <source>合并重复的记录</source>
   <translation>merge what is told twice</translation>
  </message>
  <message>
   <source>同一份材料里另外 {n} 条也是 {year} 年吗？</source>
   <translation>Are the other {n} in the same file from {year} too?</translation>
  </message>
  <message>
   <source>同一对方</source>
   <translation>the same sender</translation>
  </message>
  <message>
   <source>同一张图里别的对话</source>
   <translation>other chats in the same picture</translation>
  </message>
  <message>
   <source>同样的话，案件里已经有 {n} 条。</source>
   <translation>The same words are in the case already: {n}.</translation>
  </message>
  <message>
   <source>名单里没有的</source>
   <translation>Not in the list</translation>
  </message>
  <message>
   <source>名称</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>后来的日子：受理、转送、核查、送达、调解…</source>
   <translation>Later days: taken up, forwarded, served…</translation>
  </message>
  <message numerus="yes">
   <source>后面还有 %n 件，做完这些再看。</source>
   <translation>
    <numerusform>%n more after these.</numerusform>
    <numerusform>%n more after these.</numerusform>
   </translation>
  </message>
  <message>
   <source>听到什么就打什么，回车记下这一句</source>
   <translation>Type what you hear; Enter keeps the line</translation>
  </message>
  <message>
   <source>听录音，记下说了什么…</source>
   <translation>Listen and write down what is said…</translation>
  </message>
  <message>
   <source>告知函</source>
   <translation>Letter to the lender</translation>
  </message>
  <message>
   <source>告知函附上协议和还款表，打印签字，用挂号信或快递寄，留单号和签收截图。</source>
   <translation>The letter with the agreement and the table of payments, printed and signed, by registered mail or courier; keep the number and proof of delivery.</translation>
  </message>
  <message>
   <source>和信用代码的末位校验对不上，请再看一眼；确认没错也可以用。</source>
   <translation>Its last character does not fit a credit code; please look again. If it is right, it can be used.</translation>
  </message>
  <message>
   <source>和另一条是同一条吗？</source>
   <translation>Is it the same as another one?</translation>
  </message>
  <message>
   <source>和打开的案件对照（按今天）</source>
   <translation>Beside the open case (as of today)</translation>
  </message>
  <message>
   <source>和每期相加不一样时，差额算在最后一期。</source>
   <translation>If it is not the sum of the instalments, the last one takes the difference.</translation>
  </message>
  <message>
   <source>和界面一样</source>
   <translation>Same as the window</translation>
  </message>
  <message>
   <source>和系统的缩放分开算，按钮和图标一起变大。</source>
   <translation>Apart from the system's own scaling; buttons and icons grow with it.</translation>
  </message>
  <message>
   <source>和身份证号的末位校验对不上，请再看一眼；确认没错也可以用。</source>
   <translation>Its last character does not fit an identity number; please look again. If it is right, it can be used.</translation>
  </message>
  <message>
   <source>哪一方</source>
   <translation>Party</translation>
  </message>
  <message>
   <source>哪一类机构</source>
   <translation>Kind of institution</translation>
  </message>
  <message>
   <source>哪个分局、哪家公司；可以不填</source>
   <translation>Which office or company; may stay empty</translation>
  </message>
  <message>
   <source>哪天交的</source>
   <translation>Sent on</translation>
  </message>
  <message>
   <source>哪天交的答辩</source>
   <translation>Day the answer was handed in</translation>
  </message>
  <message>
   <source>哪天再提</source>
   <translation>Bring it back on</translation>
  </message>
  <message>
   <source>哪天受理</source>
   <translation>Accepted on</translation>
  </message>
  <message>
   <source>哪天提出</source>
   <translation>Sent on</translation>
  </message>
  <message>
   <source>哪天收到答复</source>
   <translation>Day the answer came</translation>
  </message>
  <message>
   <source>哪天申请核查</source>
   <translation>Review asked for on</translation>
  </message>
  <message>
   <source>哪天谈成</source>
   <translation>Agreed on</translation>
  </message>
  <message>
   <source>哪天转送机构</source>
   <translation>Forwarded on</translation>
  </message>
  <message>
   <source>哪天还的</source>
   <translation>Paid on</translation>
  </message>
  <message>
   <source>哪笔债务</source>
   <translation>Debt</translation>
  </message>
  <message>
   <source>哪类机构</source>
   <translation>Kind of lender</translation>
  </message>
  <message>
   <source>回到全部文书（Esc）；选好的都留着</source>
   <translation>Back to all documents (Esc); your choices are kept</translation>
  </message>
  <message>
   <source>回到开始页</source>
   <translation>Back to the start page</translation>
  </message>
  <message>
   <source>回到起始页</source>
   <translation>Back to the start page</translation>
  </message>
  <message>
   <source>回执：{proof}</source>
   <translation>receipt: {proof}</translation>
  </message>
  <message>
   <source>因为写着{words}</source>
   <translation>Because it says {words}</translation>
  </message>
  <message>
   <source>图片上要遮的地方</source>
   <translation>Places to hide in pictures</translation>
  </message>
  <message>
   <source>图表</source>
   <translation>Charts</translation>
  </message>
  <message>
   <source>在 APP 里确认</source>
   <translation>Confirmed in the app</translation>
  </message>
  <message>
   <source>在“下一步”里会看到对方应当在哪天以前答复。</source>
   <translation>“Next steps” then shows by which day they should answer.</translation>
  </message>
  <message>
   <source>在协议谈成以前付的。</source>
   <translation>Paid before the agreement was made.</translation>
  </message>
  <message>
   <source>在图上框出一段，记成一条（M；回车放一个框，方向键移动，Shift＋方向键改大小）</source>
   <translation>Mark a part of the picture as an entry (M; Enter puts a frame there, arrows move it, Shift with arrows resizes it)</translation>
  </message>
  <message>
   <source>在图片上框…</source>
   <translation>Draw on pictures…</translation>
  </message>
  <message>
   <source>在图片上框出要遮的地方</source>
   <translation>Draw what to hide on pictures</translation>
  </message>
  <message>
   <source>在屏幕上先收起来，只写一句是什么；文书里总是完整的。</source>
   <translation>Folded on the screen to one line that says what it is; in documents always whole.</translation>
  </message>
  <message>
   <source>在手册里找</source>
   <translation>Find in the manual</translation>
  </message>
  <message>
   <source>在手册里找…</source>
   <translation>Find in the manual…</translation>
  </message>
  <message>
   <source>在时间线里看</source>
   <translation>See on the timeline</translation>
  </message>
  <message>
   <source>在记录里找</source>
   <translation>Find among the entries</translation>
  </message>
  <message>
   <source>在里面找</source>
   <translation>Find in these</translation>
  </message>
  <message>
   <source>地方金融管理部门</source>
   <translation>Local financial authority</translation>
  </message>
  <message>
   <source>填一项，这里就会说和记录对不对得上。</source>
   <translation>Fill in one, and whether it fits the record stands here.</translation>
  </message>
  <message>
   <source>填写协议…</source>
   <translation>Enter the agreement…</translation>
  </message>
  <message>
   <source>填写身份和机构信息</source>
   <translation>fill in particulars</translation>
  </message>
  <message>
   <source>填好每期金额、期数和第一期日期，这里会列出每一期。</source>
   <translation>With amount, number and first due date filled in, every instalment is listed here.</translation>
  </message>
  <message>
   <source>备份到</source>
   <translation>Back up to</translation>
  </message>
  <message>
   <source>备注</source>
   <translation>Note</translation>
  </message>
  <message>
   <source>复制</source>
   <translation>Copy</translation>
  </message>
  <message>
   <source>复制一段文字</source>
   <translation>Copy a text</translation>
  </message>
  <message>
   <source>复制报告</source>
   <translation>Copy report</translation>
  </message>
  <message>
   <source>外观</source>
   <translation>Appearance</translation>
  </message>
  <message>
   <source>夜间联系</source>
   <translation>Contact at night</translation>
  </message>
  <message>
   <source>大小</source>
   <translation>Size</translation>
  </message>
  <message>
   <source>大约</source>
   <translation>about</translation>
  </message>
  <message>
   <source>头像、别人的对话、没有认出来的字，可以自己框住。</source>
   <translation>Portraits, other people's conversations, writing that was not recognised: draw a frame around them yourself.</translation>
  </message>
  <message>
   <source>好了</source>
   <translation>Done</translation>
  </message>
  <message>
   <source>姓名</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>威胁、侮辱、冒充机关</source>
   <translation>Threats, insults, impersonation</translation>
  </message>
  <message>
   <source>威胁、侮辱一类的措辞</source>
   <translation>Threatening or insulting words</translation>
  </message>
  <message>
   <source>威胁、侮辱的话</source>
   <translation>Threats and insults on screen</translation>
  </message>
  <message>
   <source>威胁、侮辱的说法</source>
   <translation>Threats and insults</translation>
  </message>
  <message>
   <source>威胁、恐吓的话</source>
   <translation>Threatening words</translation>
  </message>
  <message>
   <source>威胁的口气</source>
   <translation>a threatening tone</translation>
  </message>
  <message>
   <source>存为 PDF</source>
   <translation>Save as PDF</translation>
  </message>
  <message>
   <source>存为 Word</source>
   <translation>Save as Word</translation>
  </message>
  <message>
   <source>存出来</source>
   <translation>Save</translation>
  </message>
  <message>
   <source>存到哪里</source>
   <translation>Where to save</translation>
  </message>
  <message>
   <source>存成 PDF 或打印。</source>
   <translation>Save as PDF or print.</translation>
  </message>
  <message>
   <source>存成日历文件…</source>
   <translation>Save calendar file…</translation>
  </message>
  <message>
   <source>存成日历文件；锁屏上的提醒看不出和钱有关。</source>
   <translation>Saves a calendar file; a reminder on a locked phone does not show that it is about money.</translation>
  </message>
  <message>
   <source>存打印包…</source>
   <translation>Save for a print shop…</translation>
  </message>
  <message>
   <source>存过的都记在“做过的”里。</source>
   <translation>What you save is listed under “Made”.</translation>
  </message>
  <message>
   <source>它还会列在这里，写明是你放在一边的；随时可以放回来。</source>
   <translation>It stays listed here, marked as set aside by you; you can put it back at any time.</translation>
  </message>
  <message>
   <source>完成</source>
   <translation>Done</translation>
  </message>
  <message>
   <source>官方 App 或账单上的剩余本息，看到多少填多少。</source>
   <translation>What the official app or the bill shows as remaining.</translation>
  </message>
  <message>
   <source>客服电话</source>
   <translation>Customer service number</translation>
  </message>
  <message>
   <source>宽限 {n} 天</source>
   <translation>{n} {n|day|days} of grace</translation>
  </message>
  <message>
   <source>宽限几天</source>
   <translation>Days of grace</translation>
  </message>
  <message>
   <source>宽限期</source>
   <translation>Days of grace</translation>
  </message>
  <message>
   <source>宽限期内还清</source>
   <translation>Paid within the days of grace</translation>
  </message>
  <message>
   <source>寄给贷款机构之前，先看这一条</source>
   <translation>Read this before anything goes to the lender</translation>
  </message>
  <message>
   <source>密码</source>
   <translation>Password</translation>
  </message>
  <message>
   <source>对一次账</source>
   <translation>Check balance and bill</translation>
  </message>
  <message>
   <source>对一次账…</source>
   <translation>Check balance…</translation>
  </message>
  <message>
   <source>对别人说的话</source>
   <translation>Words to someone else</translation>
  </message>
  <message>
   <source>对方</source>
   <translation>The other side</translation>
  </message>
  <message>
   <source>对方发来</source>
   <translation>They sent it</translation>
  </message>
  <message>
   <source>对方可以解除</source>
   <translation>The lender may end it</translation>
  </message>
  <message>
   <source>对方哪天收到</source>
   <translation>Received by them on</translation>
  </message>
  <message>
   <source>对方怎么称呼自己就怎么写。</source>
   <translation>The name they give themselves.</translation>
  </message>
  <message>
   <source>对方户名</source>
   <translation>Other party</translation>
  </message>
  <message>
   <source>对方打来</source>
   <translation>They called</translation>
  </message>
  <message>
   <source>对方找我</source>
   <translation>They contacted me</translation>
  </message>
  <message>
   <source>对方收到 {day}</source>
   <translation>received {day}</translation>
  </message>
  <message>
   <source>对方的称呼</source>
   <translation>names of the other side</translation>
  </message>
  <message>
   <source>对方：{lender}</source>
   <translation>The other side: {lender}</translation>
  </message>
  <message>
   <source>对着家人、同事、朋友说</source>
   <translation>speaks to family, colleagues or friends</translation>
  </message>
  <message>
   <source>对象：{who}</source>
   <translation>To: {who}</translation>
  </message>
  <message>
   <source>对账</source>
   <translation>Balance check</translation>
  </message>
  <message>
   <source>对账结果</source>
   <translation>Result of the check</translation>
  </message>
  <message>
   <source>对，确认</source>
   <translation>Yes, confirm</translation>
  </message>
  <message>
   <source>导入</source>
   <translation>Import</translation>
  </message>
  <message>
   <source>导入更新的规则包…</source>
   <translation>Import a newer rule pack…</translation>
  </message>
  <message>
   <source>导入规则包？</source>
   <translation>Import this rule pack?</translation>
  </message>
  <message>
   <source>导出件</source>
   <translation>Export</translation>
  </message>
  <message>
   <source>导出给律师</source>
   <translation>Export for a lawyer</translation>
  </message>
  <message>
   <source>导出给律师…</source>
   <translation>Export for a lawyer…</translation>
  </message>
  <message>
   <source>小图或列表</source>
   <translation>Grid or list</translation>
  </message>
  <message>
   <source>小额贷款公司</source>
   <translation>Small-loan company</translation>
  </message>
  <message>
   <source>小额贷款公司，机构没答复或不满意时。</source>
   <translation>Small-loan companies, when the lender did not answer well.</translation>
  </message>
  <message>
   <source>就是这个时间  1</source>
   <translation>This is the time  1</translation>
  </message>
  <message>
   <source>就算那一天</source>
   <translation>That day stays</translation>
  </message>
  <message>
   <source>就这样算</source>
   <translation>Count it this way</translation>
  </message>
  <message>
   <source>展开</source>
   <translation>More</translation>
  </message>
  <message>
   <source>属于哪一类？</source>
   <translation>What sort is it?</translation>
  </message>
  <message>
   <source>履约期间停止催收</source>
   <translation>Collection stops while it is kept</translation>
  </message>
  <message>
   <source>工单号、受理号、快递单号</source>
   <translation>Case, acceptance or tracking number</translation>
  </message>
  <message>
   <source>工号</source>
   <translation>Staff number</translation>
  </message>
  <message>
   <source>已停止，没有写出文件。</source>
   <translation>Stopped; no file was written.</translation>
  </message>
  <message>
   <source>已停止，没有留下任何东西。</source>
   <translation>Stopped; nothing was left behind.</translation>
  </message>
  <message>
   <source>已分成 {n} 个文件，从“{name}”起。</source>
   <translation>Saved in {n} {n|file|files}, beginning with “{name}”. </translation>
  </message>
  <message>
   <source>已复制</source>
   <translation>Copied</translation>
  </message>
  <message numerus="yes">
   <source>已复制 %n 个字，贴到网页或客服对话里；发出后记得截图。</source>
   <translation>
    <numerusform>%n character copied. Paste it into the form or chat and screenshot it once sent.</numerusform>
    <numerusform>%n characters copied. Paste them into the form or chat and screenshot it once sent.</numerusform>
   </translation>
  </message>
  <message>
   <source>已存 {files} 份材料，共 {entries} 条记录 · 全部在本机，未联网</source>
   <translation>{files} {files|file|files} kept, {entries} {entries|entry|entries} · all on this computer, offline</translation>
  </message>
  <message>
   <source>已存为 {name}。</source>
   <translation>Saved as {name}.</translation>
  </message>
  <message>
   <source>已存为“{name}”，在“{folder}”里。</source>
   <translation>Saved as “{name}” in “{folder}”.</translation>
  </message>
  <message>
   <source>已存为“{name}”，在“{folder}”里；里面有 {n} 个日子。</source>
   <translation>Saved as “{name}” in “{folder}”; it holds {n} {n|day|days}.</translation>
  </message>
  <message>
   <source>已存为“{name}”，旁边是打印说明：{pages} 页，每份 {sheets} 张纸，{n} 份。</source>
   <translation>Saved as “{name}” with its slip beside it: {pages} {pages|page|pages}, {sheets} {sheets|sheet|sheets} a copy, copies: {n}. </translation>
  </message>
  <message>
   <source>已存为“{name}”：{entries} 条记录、{files} 份原件。没有放进去的：{left}。</source>
   <translation>Saved as “{name}”: {entries} {entries|entry|entries}, {files} {files|original|originals}. Left out: {left}.</translation>
  </message>
  <message>
   <source>已收存</source>
   <translation>Kept</translation>
  </message>
  <message>
   <source>已收存，读出 {n} 条</source>
   <translation>Kept, {n} {n|entry|entries} read</translation>
  </message>
  <message>
   <source>已收存，读出 {n} 笔还款</source>
   <translation>Kept, {n} {n|payment|payments} read</translation>
  </message>
  <message>
   <source>已收存，读出协议</source>
   <translation>Kept, an agreement read</translation>
  </message>
  <message>
   <source>已收起：{what}（{n} 字）</source>
   <translation>Folded: {what} ({n} {n|character|characters})</translation>
  </message>
  <message>
   <source>已暂停</source>
   <translation>Paused</translation>
  </message>
  <message>
   <source>已确认</source>
   <translation>Confirmed</translation>
  </message>
  <message>
   <source>已经有了</source>
   <translation>Already here</translation>
  </message>
  <message>
   <source>已读，没有联系记录</source>
   <translation>read, no contacts in it</translation>
  </message>
  <message>
   <source>已读，读出了协议内容</source>
   <translation>Read: it shows an agreement</translation>
  </message>
  <message>
   <source>已读，读出了还款记录</source>
   <translation>Read: it shows payments</translation>
  </message>
  <message>
   <source>已还 {sum}</source>
   <translation>{sum} paid</translation>
  </message>
  <message>
   <source>已送去打印。</source>
   <translation>Sent to the printer.</translation>
  </message>
  <message>
   <source>带上协议书面问一次：有没有登记，为什么还联系，请书面答复。三种办法选一种就行，信最有分量。</source>
   <translation>Ask once in writing, with the agreement: is it registered, why does contact go on, please answer in writing. One of three ways is enough; a letter weighs most.</translation>
  </message>
  <message>
   <source>带电子章的 PDF</source>
   <translation>PDF with electronic seal</translation>
  </message>
  <message>
   <source>常见的施压</source>
   <translation>Usual pressure</translation>
  </message>
  <message>
   <source>常见的问题</source>
   <translation>Common questions</translation>
  </message>
  <message>
   <source>应用通知</source>
   <translation>App notice</translation>
  </message>
  <message>
   <source>开</source>
   <translation>On</translation>
  </message>
  <message>
   <source>开始看着“{name}”。</source>
   <translation>Watching “{name}” from now on.</translation>
  </message>
  <message>
   <source>开始算答复期限</source>
   <translation>Begin the period for the answer</translation>
  </message>
  <message>
   <source>开庭带手机核对原件时用</source>
   <translation>For comparing originals on the phone at a hearing</translation>
  </message>
  <message>
   <source>引文和法律条文不能改；句末的证据编号会保留。</source>
   <translation>Quotations and law cannot be changed; the exhibit numbers at the end stay.</translation>
  </message>
  <message>
   <source>当心：{what}</source>
   <translation>Take care: {what}</translation>
  </message>
  <message>
   <source>当面交：打印装订，签名和日期用手写；原件、手机带在身上备查。</source>
   <translation>In person: printed and bound, signed and dated by hand; bring the originals and the phone.</translation>
  </message>
  <message>
   <source>当面递交</source>
   <translation>In person</translation>
  </message>
  <message>
   <source>录屏：用系统的播放器看副本，原件不动。</source>
   <translation>A screen recording: watch a copy in your player; the original stays as it is.</translation>
  </message>
  <message>
   <source>录音、录像</source>
   <translation>Recordings</translation>
  </message>
  <message>
   <source>录音：在这里边听边记，或用系统的播放器听副本，原件不动。</source>
   <translation>A recording: listen and type here, or play a copy with the system's player. The original stays as it is.</translation>
  </message>
  <message>
   <source>征信修复、洗白的生意</source>
   <translation>a trade in “repairing” credit records</translation>
  </message>
  <message>
   <source>征信如何报送</source>
   <translation>Credit reporting</translation>
  </message>
  <message>
   <source>征信记录</source>
   <translation>Credit record</translation>
  </message>
  <message>
   <source>待核对</source>
   <translation>Review</translation>
  </message>
  <message>
   <source>待核对 · {n} 条，{doubts} 条有疑问</source>
   <translation>Review · {n} waiting, {doubts} in doubt</translation>
  </message>
  <message>
   <source>待核对和已确认</source>
   <translation>To review and confirmed</translation>
  </message>
  <message>
   <source>律师、法律援助（12348）</source>
   <translation>Lawyer or legal aid (12348)</translation>
  </message>
  <message>
   <source>律师摘要</source>
   <translation>Brief for the lawyer</translation>
  </message>
  <message>
   <source>快些</source>
   <translation>Faster</translation>
  </message>
  <message>
   <source>快递</source>
   <translation>Courier</translation>
  </message>
  <message>
   <source>快递单号、网站的受理编号；没有就空着。</source>
   <translation>Tracking number, or the website's case number; leave it empty if there is none.</translation>
  </message>
  <message>
   <source>怎么交出去的</source>
   <translation>How it was sent</translation>
  </message>
  <message>
   <source>怎么交的</source>
   <translation>How</translation>
  </message>
  <message>
   <source>怎么找</source>
   <translation>Contact</translation>
  </message>
  <message>
   <source>怎么谈成的</source>
   <translation>How it was agreed</translation>
  </message>
  <message>
   <source>怎样分组</source>
   <translation>How to group</translation>
  </message>
  <message>
   <source>怎样寄、怎样证明寄过</source>
   <translation>How to send it and prove it</translation>
  </message>
  <message>
   <source>怎样把材料从手机里拿出来</source>
   <translation>How to get things off the phone</translation>
  </message>
  <message>
   <source>怎样提的</source>
   <translation>How it was sent</translation>
  </message>
  <message>
   <source>怎样联系</source>
   <translation>How to reach them</translation>
  </message>
  <message>
   <source>怎样联系：{contact}</source>
   <translation>How to reach them: {contact}</translation>
  </message>
  <message>
   <source>总共还多少（元）</source>
   <translation>Total (yuan)</translation>
  </message>
  <message>
   <source>恢复</source>
   <translation>restore</translation>
  </message>
  <message>
   <source>恢复原句</source>
   <translation>Restore the original</translation>
  </message>
  <message>
   <source>情况说明</source>
   <translation>Statement</translation>
  </message>
  <message>
   <source>想让还款的证明更有力：{how}</source>
   <translation>For a stronger proof of payment: {how}</translation>
  </message>
  <message>
   <source>慢些</source>
   <translation>Slower</translation>
  </message>
  <message>
   <source>懂一点</source>
   <translation>Know</translation>
  </message>
  <message>
   <source>我</source>
   <translation>Me</translation>
  </message>
  <message>
   <source>我发出</source>
   <translation>I sent it</translation>
  </message>
  <message>
   <source>我打出</source>
   <translation>I called</translation>
  </message>
  <message>
   <source>我找对方</source>
   <translation>I contacted them</translation>
  </message>
  <message>
   <source>我的回复</source>
   <translation>My reply</translation>
  </message>
  <message>
   <source>我的案件</source>
   <translation>My cases</translation>
  </message>
  <message>
   <source>我的案件</source>
   <comment>name of a case</comment>
   <translation>My case</translation>
  </message>
  <message>
   <source>我的案件 {day}</source>
   <translation>My case {day}</translation>
  </message>
  <message>
   <source>我看过了，仍然要写这封信</source>
   <translation>I have read this and want to write the letter</translation>
  </message>
  <message>
   <source>截图</source>
   <translation>Screenshot</translation>
  </message>
  <message>
   <source>截图容易被质疑：可以再导出这一天的流水，或申请带电子章的回单。</source>
   <translation>A screenshot is easily disputed: you can also export the statement of that day, or ask for a receipt with an electronic seal.</translation>
  </message>
  <message>
   <source>截图或账单</source>
   <translation>Screenshot or bill</translation>
  </message>
  <message>
   <source>手册</source>
   <translation>Manual</translation>
  </message>
  <message>
   <source>手机或存储卡</source>
   <translation>Phone or card</translation>
  </message>
  <message>
   <source>手机或截图所在的文件夹</source>
   <translation>The phone's folder, or one with screenshots</translation>
  </message>
  <message>
   <source>打印…</source>
   <translation>Print…</translation>
  </message>
  <message>
   <source>打印一份，和原件放在一起。</source>
   <translation>Print one and keep it with the originals.</translation>
  </message>
  <message>
   <source>打印几份</source>
   <translation>How many copies</translation>
  </message>
  <message>
   <source>打印出来放在手边，或者开着窗口照着念；通话的日期、工号和答复当场写下。</source>
   <translation>Print it or read it from the window; note date, staff number and answers during the call.</translation>
  </message>
  <message>
   <source>打印通话提纲</source>
   <translation>Print the call script</translation>
  </message>
  <message>
   <source>打客服电话：边打边记</source>
   <translation>Calling the hotline: write while you talk</translation>
  </message>
  <message>
   <source>打开</source>
   <translation>Open</translation>
  </message>
  <message>
   <source>打开其他案件…</source>
   <translation>Open another case…</translation>
  </message>
  <message>
   <source>打开所在文件夹</source>
   <translation>Open its folder</translation>
  </message>
  <message>
   <source>打开收到的材料包</source>
   <translation>Open a bag you were given</translation>
  </message>
  <message>
   <source>打开收到的材料包…</source>
   <translation>Open a bag you were given…</translation>
  </message>
  <message>
   <source>打开案件…</source>
   <translation>Open case…</translation>
  </message>
  <message>
   <source>打开案件文件夹</source>
   <translation>Open a case folder</translation>
  </message>
  <message>
   <source>打开着的案件有变化时，自动在这里存一份完整的材料包，只留最近三份。留空就不备份。</source>
   <translation>When an open case has changed, a whole bag of it is saved here by itself; the newest three are kept. Leave it empty for no backup.</translation>
  </message>
  <message>
   <source>打电话</source>
   <translation>A call</translation>
  </message>
  <message>
   <source>打电话时照着问，边打边记。</source>
   <translation>Questions for the call, with room for the answers.</translation>
  </message>
  <message>
   <source>打的号码</source>
   <translation>Number called</translation>
  </message>
  <message>
   <source>扬言找别人、公开、侮辱一类</source>
   <translation>threatens to go to others or in public, or insults</translation>
  </message>
  <message>
   <source>找一项设置</source>
   <translation>Find a setting</translation>
  </message>
  <message>
   <source>找一项设置…</source>
   <translation>Find a setting…</translation>
  </message>
  <message>
   <source>找说明</source>
   <translation>Find a card</translation>
  </message>
  <message>
   <source>找谁，先后怎么走</source>
   <translation>Who to turn to, and in which order</translation>
  </message>
  <message>
   <source>把一步放回来</source>
   <translation>bring a step back</translation>
  </message>
  <message>
   <source>把勾选的加进来</source>
   <translation>Bring in what is ticked</translation>
  </message>
  <message>
   <source>把协议、确认短信或截图拖进来，读出来会显示在这里；也可以自己填。不知道的地方留着“不知道”就行。</source>
   <translation>Drop the agreement, the confirming message or a screenshot, and what is read appears here; or enter it yourself. Leave “I don't know” where you don't.</translation>
  </message>
  <message>
   <source>把截图、录屏、聊天、录音、协议、账单拖到这里</source>
   <translation>Drop screenshots, recordings, chats, agreements and bills here</translation>
  </message>
  <message>
   <source>把截图拖到这里。</source>
   <translation>Drop the screenshot here.</translation>
  </message>
  <message>
   <source>把收到的、签过的、还过的，按时间放在一起。全部留在这台电脑上。</source>
   <translation>What you received, signed and paid, in order of time. All of it stays on this computer.</translation>
  </message>
  <message>
   <source>把材料从手机里拿出来</source>
   <translation>Getting it off the phone</translation>
  </message>
  <message>
   <source>把这些数字存为表格（CSV）…</source>
   <translation>Save these numbers as a table (CSV)…</translation>
  </message>
  <message>
   <source>把这张截图存进案件，作为证据；不点就不留。</source>
   <translation>Keeps this in a case as evidence; unless you press it nothing is kept.</translation>
  </message>
  <message>
   <source>把这条消息原样留着，不删不改。</source>
   <translation>Leave the message as it is; delete and change nothing.</translation>
  </message>
  <message>
   <source>把这段文字贴进去，发出后截图，留工单号。</source>
   <translation>Paste this text, screenshot it once sent, keep the case number.</translation>
  </message>
  <message>
   <source>投诉</source>
   <translation>Complaint</translation>
  </message>
  <message>
   <source>投诉与期限</source>
   <translation>Complaints</translation>
  </message>
  <message>
   <source>投诉书</source>
   <translation>Complaint</translation>
  </message>
  <message>
   <source>投诉的结果</source>
   <translation>how a complaint ended</translation>
  </message>
  <message>
   <source>投诉答复</source>
   <translation>Reply to complaint</translation>
  </message>
  <message>
   <source>报告内容</source>
   <translation>What the report says</translation>
  </message>
  <message>
   <source>担保公司（已代偿）</source>
   <translation>Guarantor (has paid)</translation>
  </message>
  <message>
   <source>拆成两条</source>
   <translation>Split in two</translation>
  </message>
  <message>
   <source>拍摄时间</source>
   <translation>Taken</translation>
  </message>
  <message>
   <source>拒接来电</source>
   <translation>Rejected call</translation>
  </message>
  <message>
   <source>拿去打印店</source>
   <translation>For a print shop</translation>
  </message>
  <message>
   <source>拿账户异常吓人</source>
   <translation>scares with something wrong with an account</translation>
  </message>
  <message>
   <source>挂号信、信函</source>
   <translation>Registered letter</translation>
  </message>
  <message>
   <source>挂号信或快递</source>
   <translation>Registered mail or courier</translation>
  </message>
  <message>
   <source>指纹</source>
   <translation>Fingerprint</translation>
  </message>
  <message>
   <source>按“{profile}”遮过</source>
   <translation>as for “{profile}”</translation>
  </message>
  <message>
   <source>按交给谁来遮</source>
   <translation>By who gets it</translation>
  </message>
  <message>
   <source>按住鼠标拖出一个框，松开就遮住；只遮交出去的这一份，原件不变。滚轮上下移动。</source>
   <translation>Drag with the mouse to draw a frame; what is in it is hidden. Only in the copy that goes out; the original stays as it is. The wheel scrolls.</translation>
  </message>
  <message>
   <source>按协议，下一笔是第 {n} 期：{day}，{sum}。</source>
   <translation>By the agreement instalment {n} is next: {day}, {sum}.</translation>
  </message>
  <message>
   <source>按协议，今天是第 {n} 期的还款日：{sum}。</source>
   <translation>By the agreement instalment {n} is due today: {sum}.</translation>
  </message>
  <message>
   <source>按协议，现在没有待还的一期。</source>
   <translation>By the agreement nothing is due now.</translation>
  </message>
  <message>
   <source>按协议，第 {n} 期的宽限期到 {day}，还差 {sum}。</source>
   <translation>By the agreement the days of grace of instalment {n} end on {day}: {sum} still open.</translation>
  </message>
  <message>
   <source>按对方</source>
   <translation>By sender</translation>
  </message>
  <message>
   <source>按提出那天算的：对方哪天收到还不知道</source>
   <translation>counted from sending: the day of receipt is not known</translation>
  </message>
  <message>
   <source>按日期列出的文件</source>
   <translation>Files by day</translation>
  </message>
  <message>
   <source>按时还清</source>
   <translation>Paid on time</translation>
  </message>
  <message>
   <source>按时间分布，左右方向键按月跳转</source>
   <translation>Spread over time; left and right arrow jump by months</translation>
  </message>
  <message>
   <source>按时间排列的全部记录</source>
   <translation>The whole record in order of time</translation>
  </message>
  <message>
   <source>按材料</source>
   <translation>By file</translation>
  </message>
  <message>
   <source>按要求只读打开。</source>
   <translation>Opened read-only as asked.</translation>
  </message>
  <message>
   <source>按记录</source>
   <translation>By entry</translation>
  </message>
  <message>
   <source>按证据</source>
   <translation>By exhibit</translation>
  </message>
  <message>
   <source>换位置…</source>
   <translation>Another place…</translation>
  </message>
  <message>
   <source>换到别处去谈</source>
   <translation>moves the talk elsewhere</translation>
  </message>
  <message>
   <source>换名保存</source>
   <translation>Save under another name</translation>
  </message>
  <message>
   <source>换方向	Alt+S</source>
   <translation>Swap side	Alt+S</translation>
  </message>
  <message>
   <source>据实</source>
   <translation>Jushi</translation>
  </message>
  <message>
   <source>据实 {version}</source>
   <translation>Jushi {version}</translation>
  </message>
  <message>
   <source>据实不是律师，也不替你下结论。</source>
   <translation>Jushi is no lawyer and draws no conclusions for you.</translation>
  </message>
  <message>
   <source>据实不是律师，也不替你下结论。不点“收进案件”，离开这一页就什么都没有留下。</source>
   <translation>Jushi is no lawyer and does not decide for you. Unless you press “Keep in a case”, nothing is left when you leave this page.</translation>
  </message>
  <message>
   <source>据实按 Apache-2.0 许可发布。下面是各部分的许可原文，多为英文。</source>
   <translation>Jushi is released under Apache-2.0. Below are the licences of all its parts in their own words.</translation>
  </message>
  <message>
   <source>据实收件箱</source>
   <translation>Jushi inbox</translation>
  </message>
  <message>
   <source>接受</source>
   <translation>accept</translation>
  </message>
  <message>
   <source>接受  Enter</source>
   <translation>Accept  Enter</translation>
  </message>
  <message>
   <source>接受 {n} 条无疑问的</source>
   <translation>Accept {n} without doubts</translation>
  </message>
  <message>
   <source>接受本组 {n} 条</source>
   <translation>Accept {n} here</translation>
  </message>
  <message>
   <source>接受这一组里没有疑问的 {n} 条（Ctrl+Enter），一步可撤销</source>
   <translation>Accept the {n} of this group without doubts (Ctrl+Enter); one undo takes it back</translation>
  </message>
  <message>
   <source>接着哪一件</source>
   <translation>Carries on</translation>
  </message>
  <message>
   <source>接着读</source>
   <translation>Going on with reading</translation>
  </message>
  <message>
   <source>推荐性标准</source>
   <translation>Recommended standard</translation>
  </message>
  <message>
   <source>提出 {day}</source>
   <translation>sent {day}</translation>
  </message>
  <message>
   <source>提出过的都记在这里，期限自动算。</source>
   <translation>What was sent is kept here; days are counted for you.</translation>
  </message>
  <message>
   <source>提出还款</source>
   <translation>Propose payments</translation>
  </message>
  <message>
   <source>提到征信</source>
   <translation>mentions the credit record</translation>
  </message>
  <message>
   <source>提到罚息、违约金</source>
   <translation>mentions penalty interest or damages</translation>
  </message>
  <message>
   <source>提到起诉、律师、法院</source>
   <translation>mentions a lawsuit, a lawyer or a court</translation>
  </message>
  <message>
   <source>提前到期、终止</source>
   <translation>Acceleration and ending</translation>
  </message>
  <message>
   <source>提给谁</source>
   <translation>To whom</translation>
  </message>
  <message>
   <source>提醒上写</source>
   <translation>The reminder says</translation>
  </message>
  <message>
   <source>搁置一条发现</source>
   <translation>set a finding aside</translation>
  </message>
  <message>
   <source>搜索</source>
   <translation>Search</translation>
  </message>
  <message>
   <source>搜索文字、号码、金额…</source>
   <translation>Search words, numbers, amounts…</translation>
  </message>
  <message>
   <source>摘要或说明</source>
   <translation>Description</translation>
  </message>
  <message>
   <source>撤销</source>
   <translation>Undo</translation>
  </message>
  <message>
   <source>撤销：{act}</source>
   <translation>Undo: {act}</translation>
  </message>
  <message>
   <source>撤销：{act}（Ctrl+Z）</source>
   <translation>Undo: {act} (Ctrl+Z)</translation>
  </message>
  <message>
   <source>播放</source>
   <translation>Play</translation>
  </message>
  <message>
   <source>播放到的位置</source>
   <translation>Place in the recording</translation>
  </message>
  <message>
   <source>收件文件夹</source>
   <translation>Inbox folder</translation>
  </message>
  <message>
   <source>收件文件夹…</source>
   <translation>Inbox folder…</translation>
  </message>
  <message>
   <source>收件文件夹不见了：{folder}。已经收进案件的都在；它回来后会接着看。</source>
   <translation>The inbox folder is gone: {folder}. What was taken in is safe; once it is back it is watched again.</translation>
  </message>
  <message>
   <source>收件文件夹来了新文件</source>
   <translation>New files in the inbox folder</translation>
  </message>
  <message>
   <source>收入还是支出</source>
   <translation>Money in or out</translation>
  </message>
  <message>
   <source>收到材料 {day}</source>
   <translation>papers came {day}</translation>
  </message>
  <message>
   <source>收到法院材料或核查决定</source>
   <translation>Court papers or review decision came on</translation>
  </message>
  <message>
   <source>收到法院的材料</source>
   <translation>Papers from a court</translation>
  </message>
  <message>
   <source>收到的钱</source>
   <translation>Money received</translation>
  </message>
  <message>
   <source>收到起诉材料，或者准备起诉。</source>
   <translation>When you were served with a claim, or want to sue.</translation>
  </message>
  <message>
   <source>收存了 {n} 份材料</source>
   <translation>{n} {n|file|files} kept</translation>
  </message>
  <message>
   <source>收存材料</source>
   <translation>add material</translation>
  </message>
  <message>
   <source>收或发</source>
   <translation>Received or sent</translation>
  </message>
  <message>
   <source>收购债权的公司</source>
   <translation>Debt buyer</translation>
  </message>
  <message>
   <source>收起</source>
   <translation>Less</translation>
  </message>
  <message>
   <source>收起威胁、侮辱的话</source>
   <translation>Fold threats and insults</translation>
  </message>
  <message>
   <source>收进案件</source>
   <translation>Keep in a case</translation>
  </message>
  <message>
   <source>收进案件（{n} 个）</source>
   <translation>Take into the case ({n})</translation>
  </message>
  <message>
   <source>改</source>
   <translation>changed</translation>
  </message>
  <message>
   <source>改…</source>
   <translation>Change…</translation>
  </message>
  <message>
   <source>改位置</source>
   <translation>Move</translation>
  </message>
  <message>
   <source>改写的句子</source>
   <translation>rewritten sentences</translation>
  </message>
  <message>
   <source>改写这一句</source>
   <translation>Rewrite this sentence</translation>
  </message>
  <message>
   <source>改出借人</source>
   <translation>change the lender</translation>
  </message>
  <message>
   <source>改动{what} {n} 处</source>
   <translation>{what} changed: {n}</translation>
  </message>
  <message>
   <source>改成我知道的</source>
   <translation>What I know</translation>
  </message>
  <message>
   <source>改成我知道的…</source>
   <translation>Change to what I know…</translation>
  </message>
  <message>
   <source>改投诉</source>
   <translation>change a complaint</translation>
  </message>
  <message>
   <source>改文书的选择</source>
   <translation>Choose for a document</translation>
  </message>
  <message>
   <source>改文书里的句子</source>
   <translation>Rewrite a sentence of a document</translation>
  </message>
  <message>
   <source>改时间	Alt+T</source>
   <translation>Change time	Alt+T</translation>
  </message>
  <message>
   <source>改算哪一期…</source>
   <translation>Change instalment…</translation>
  </message>
  <message>
   <source>改自己写的话</source>
   <translation>Write in my own words</translation>
  </message>
  <message>
   <source>改这一件</source>
   <translation>Change this one</translation>
  </message>
  <message>
   <source>放一张截图，或粘贴消息的文字；签字之前的合同也行。只在这台电脑上看，看完不留。</source>
   <translation>Drop one screenshot, or paste the words of the message; a contract before you sign it too. It is looked at on this computer only, and not kept.</translation>
  </message>
  <message>
   <source>放不下的整句不写，不会断在半句。贴进去以后，请在网页上再看一遍。</source>
   <translation>Sentences that do not fit are left out whole. Read it once more on the website after pasting.</translation>
  </message>
  <message>
   <source>放回来</source>
   <translation>Put back</translation>
  </message>
  <message>
   <source>放在一边</source>
   <translation>Set aside</translation>
  </message>
  <message>
   <source>放在一边…</source>
   <translation>Set aside…</translation>
  </message>
  <message>
   <source>放在一边的</source>
   <translation>Put away</translation>
  </message>
  <message>
   <source>放在一边的发现</source>
   <translation>findings set aside</translation>
  </message>
  <message>
   <source>放大（＋）</source>
   <translation>Zoom in (+)</translation>
  </message>
  <message>
   <source>放款机构</source>
   <translation>Lender</translation>
  </message>
  <message>
   <source>放款机构未填</source>
   <translation>lender not entered</translation>
  </message>
  <message>
   <source>放进手机日历</source>
   <translation>Put into the phone's calendar</translation>
  </message>
  <message>
   <source>放进手机日历…</source>
   <translation>To phone calendar…</translation>
  </message>
  <message>
   <source>整个文件夹也行，乱也没关系。原文件不会被改动。</source>
   <translation>A whole folder is fine, however messy. Your files are never changed.</translation>
  </message>
  <message>
   <source>整组不要</source>
   <translation>Discard all</translation>
  </message>
  <message>
   <source>文书</source>
   <translation>Documents</translation>
  </message>
  <message>
   <source>文书</source>
   <comment>which</comment>
   <translation>Document</translation>
  </message>
  <message>
   <source>文书的选择和改写</source>
   <translation>choices and rewritten sentences</translation>
  </message>
  <message>
   <source>文书语言</source>
   <translation>Language of documents</translation>
  </message>
  <message>
   <source>文书里的句子</source>
   <translation>Sentences of the document</translation>
  </message>
  <message>
   <source>文书里的句子：选一句，在下面改写</source>
   <translation>Sentences of the document: choose one and rewrite it below</translation>
  </message>
  <message>
   <source>文件</source>
   <translation>File</translation>
  </message>
  <message>
   <source>文件名</source>
   <translation>file name</translation>
  </message>
  <message>
   <source>文件指纹</source>
   <translation>Fingerprint</translation>
  </message>
  <message>
   <source>文件时间</source>
   <translation>file time</translation>
  </message>
  <message>
   <source>文件的 SHA-256</source>
   <translation>SHA-256 of the file</translation>
  </message>
  <message>
   <source>文字</source>
   <translation>Words</translation>
  </message>
  <message>
   <source>文字大小</source>
   <translation>Text size</translation>
  </message>
  <message>
   <source>文字读对了吗？</source>
   <translation>Are the words right?</translation>
  </message>
  <message>
   <source>文本文件 (*.txt)</source>
   <translation>Text file (*.txt)</translation>
  </message>
  <message>
   <source>新做的文书用的语言；给中国的机构请用中文。</source>
   <translation>The language of new documents; choose Chinese for offices in China.</translation>
  </message>
  <message>
   <source>新增{what} {n} 处</source>
   <translation>{what} added: {n}</translation>
  </message>
  <message>
   <source>新建</source>
   <translation>Create</translation>
  </message>
  <message>
   <source>新建一个</source>
   <translation>Make one</translation>
  </message>
  <message>
   <source>新建案件</source>
   <translation>New case</translation>
  </message>
  <message>
   <source>新建案件…</source>
   <translation>New case…</translation>
  </message>
  <message>
   <source>新建案件时先提议的文件夹；已有的案件不会移动。</source>
   <translation>The folder proposed for a new case; cases that are there are not moved.</translation>
  </message>
  <message>
   <source>新案件放在</source>
   <translation>New cases go to</translation>
  </message>
  <message>
   <source>新的一条通话</source>
   <translation>A new call</translation>
  </message>
  <message>
   <source>方向</source>
   <translation>Direction</translation>
  </message>
  <message>
   <source>施压的说法</source>
   <translation>words that press</translation>
  </message>
  <message>
   <source>日历文件 (*.ics)</source>
   <translation>Calendar file (*.ics)</translation>
  </message>
  <message>
   <source>日子与原因</source>
   <translation>Dates and causes</translation>
  </message>
  <message>
   <source>日期不明</source>
   <translation>Date unknown</translation>
  </message>
  <message>
   <source>日期和时间</source>
   <translation>Date and time</translation>
  </message>
  <message>
   <source>日期读对了吗？</source>
   <translation>Is the date right?</translation>
  </message>
  <message>
   <source>时间</source>
   <translation>Time</translation>
  </message>
  <message>
   <source>时间不明</source>
   <translation>time unknown</translation>
  </message>
  <message>
   <source>时间取自备份或导出的文件</source>
   <translation>The time is from a backup or an exported file</translation>
  </message>
  <message>
   <source>时间知道到什么程度</source>
   <translation>How precisely the time is known</translation>
  </message>
  <message>
   <source>时间线</source>
   <translation>Timeline</translation>
  </message>
  <message>
   <source>时间线存为 PDF…</source>
   <translation>Save timeline as PDF…</translation>
  </message>
  <message>
   <source>时间线存为 Word…</source>
   <translation>Save timeline as Word…</translation>
  </message>
  <message>
   <source>是</source>
   <translation>Yes</translation>
  </message>
  <message>
   <source>是不是我发的</source>
   <translation>Sent by me</translation>
  </message>
  <message>
   <source>是什么</source>
   <translation>What it is</translation>
  </message>
  <message>
   <source>是另一笔</source>
   <translation>It is another payment</translation>
  </message>
  <message>
   <source>是同一条</source>
   <translation>The same</translation>
  </message>
  <message>
   <source>是同一笔</source>
   <translation>It is the same payment</translation>
  </message>
  <message>
   <source>是哪一笔债务？</source>
   <translation>Which debt is it?</translation>
  </message>
  <message>
   <source>是对方发的，还是我发的？</source>
   <translation>Did they send it, or you?</translation>
  </message>
  <message>
   <source>是谁</source>
   <translation>Who</translation>
  </message>
  <message>
   <source>是谁发来的？</source>
   <translation>Who sent it?</translation>
  </message>
  <message>
   <source>显示逾期几天</source>
   <translation>Days overdue it shows</translation>
  </message>
  <message>
   <source>暂不支持读取，原件已保存</source>
   <translation>cannot be read yet, kept as it is</translation>
  </message>
  <message>
   <source>暂停</source>
   <translation>Pause</translation>
  </message>
  <message>
   <source>暂时不算任何一期</source>
   <translation>For no instalment for now</translation>
  </message>
  <message>
   <source>暂时没有</source>
   <translation>None so far</translation>
  </message>
  <message>
   <source>暗示后果</source>
   <translation>hints at consequences</translation>
  </message>
  <message>
   <source>更多</source>
   <translation>More</translation>
  </message>
  <message>
   <source>更有力的是带电子章的回单 PDF，或在银行柜台盖章的流水。</source>
   <translation>Stronger is a PDF receipt with an electronic seal, or a statement stamped at the bank.</translation>
  </message>
  <message>
   <source>最后一期另定（元）</source>
   <translation>A different last instalment (yuan)</translation>
  </message>
  <message>
   <source>最后一期特别多或特别少、协议单独写了金额时填。</source>
   <translation>Fill in when the agreement states its own sum for the last instalment.</translation>
  </message>
  <message>
   <source>最后通牒的口气</source>
   <translation>an ultimatum</translation>
  </message>
  <message>
   <source>最晚 {day}</source>
   <translation>By {day}</translation>
  </message>
  <message>
   <source>最晚 {day} · {minutes}</source>
   <translation>by {day} · {minutes}</translation>
  </message>
  <message>
   <source>最晚施行</source>
   <translation>Latest in force</translation>
  </message>
  <message>
   <source>有 {n} 份读出来的协议还没确认，确认前不写进文书。</source>
   <translation>Agreements read but not confirmed: {n}. They are in no document until they are.</translation>
  </message>
  <message>
   <source>有 {n} 条记录待核对，没有写进去；文书里会写明。</source>
   <translation>Entries waiting for review: {n}. They are left out, and the document says so.</translation>
  </message>
  <message>
   <source>有 {n} 页没把握遮干净，图片没有放进去；在“遮盖”那一步看。</source>
   <translation>Pages that may not hide everything: {n}; their pictures were left out. See the step “Hide”. </translation>
  </message>
  <message>
   <source>有一件事到日子了，打开看看。</source>
   <translation>Something falls due. Open to see.</translation>
  </message>
  <message>
   <source>有一期只还了一部分。协议没写先抵什么的，先抵费用，再抵利息，最后抵本金（民法典第五百六十一条）。协议写了本金 {principal}、利息和费用 {fees}，没写每一期里各占多少，所以这里不算；可以请对方书面列明。</source>
   <translation>One instalment is paid in part. Where the agreement does not say what is paid first, costs come first, then interest, then principal (Civil Code, article 561). The agreement states principal {principal} and interest and fees {fees}, but not how much of each instalment they are, so it is not worked out here; you can ask the lender to list it in writing.</translation>
  </message>
  <message>
   <source>有一期只还了一部分。协议没写先抵什么的，先抵费用，再抵利息，最后抵本金（民法典第五百六十一条）。协议没有写明本金、利息和费用各多少，所以这里不算抵了哪一项；可以请对方书面列明。</source>
   <translation>One instalment is paid in part. Where the agreement does not say what is paid first, costs come first, then interest, then principal (Civil Code, article 561). The agreement does not state principal, interest and fees, so what this part went to is not worked out here; you can ask the lender to list it in writing.</translation>
  </message>
  <message>
   <source>有一样就先停下，不付钱，不给资料。</source>
   <translation>One of them is enough to stop: pay nothing, give no data.</translation>
  </message>
  <message>
   <source>有了记录，这里就会有图。</source>
   <translation>Charts appear here once there are records.</translation>
  </message>
  <message>
   <source>有危险先打 110，再告诉身边一个信得过的人。</source>
   <translation>In danger call 110 first, then tell someone near you whom you trust.</translation>
  </message>
  <message>
   <source>有原件缺失或变了，文书里有标记。</source>
   <translation>An original was missing or changed; the document marks it.</translation>
  </message>
  <message>
   <source>有图片的证据</source>
   <translation>Evidence with pictures</translation>
  </message>
  <message>
   <source>有威胁或侮辱的说法</source>
   <translation>There are threatening or insulting words</translation>
  </message>
  <message>
   <source>有待核对内容的材料</source>
   <translation>Material with something to review</translation>
  </message>
  <message>
   <source>有诈骗常用的说法</source>
   <translation>There are words that swindlers use</translation>
  </message>
  <message>
   <source>有链接，不要点，从官方 App 进</source>
   <translation>a link: do not open it, go in by the official app</translation>
  </message>
  <message>
   <source>期限满了怎么办：{what}</source>
   <translation>When it is over: {what}</translation>
  </message>
  <message>
   <source>未到期</source>
   <translation>Not due yet</translation>
  </message>
  <message>
   <source>未命名</source>
   <translation>Unnamed</translation>
  </message>
  <message>
   <source>未接来电</source>
   <translation>Missed call</translation>
  </message>
  <message>
   <source>未接通</source>
   <translation>Not connected</translation>
  </message>
  <message>
   <source>未经核实</source>
   <translation>unverified</translation>
  </message>
  <message>
   <source>未联网 · 全部留在这台电脑上</source>
   <translation>Offline · everything stays on this computer</translation>
  </message>
  <message>
   <source>本人</source>
   <translation>Me</translation>
  </message>
  <message>
   <source>本人想说的</source>
   <translation>In my own words</translation>
  </message>
  <message>
   <source>本人陈述</source>
   <translation>own statement</translation>
  </message>
  <message>
   <source>本期应还（元）</source>
   <translation>Due this time (yuan)</translation>
  </message>
  <message>
   <source>机器读出来的先当草稿：没有疑问的一次接受，有疑问的看着原图回答一句。</source>
   <translation>What the machine read is a draft: accept the clear ones at once, and answer one question where there is a doubt, with the original beside it.</translation>
  </message>
  <message>
   <source>机构、部门或人的名字，按寄件单上的写。</source>
   <translation>The institution, office or person, as on the receipt.</translation>
  </message>
  <message>
   <source>机构地址</source>
   <translation>Lender's address</translation>
  </message>
  <message>
   <source>机构登记全称</source>
   <translation>Lender's registered name</translation>
  </message>
  <message>
   <source>机构类别</source>
   <translation>kind of lender</translation>
  </message>
  <message>
   <source>机构类型</source>
   <translation>Kind of lender</translation>
  </message>
  <message>
   <source>材料</source>
   <translation>Files</translation>
  </message>
  <message>
   <source>材料包 (*.zip)</source>
   <translation>Bag (*.zip)</translation>
  </message>
  <message>
   <source>材料包 {title}</source>
   <translation>Bag {title}</translation>
  </message>
  <message>
   <source>材料包是一个 ZIP：原件、记录、操作日志和一份可以直接看的时间线。对方不装据实也能核对。没有放进去的，包里只写数量，不写内容。</source>
   <translation>A bag is a ZIP: originals, record, journal and a timeline to read at once. It can be checked without Jushi. Of what is left out the bag says how much, never what.</translation>
  </message>
  <message>
   <source>条文转引自：{source}。没有核对官方原文，默认不写进文书。</source>
   <translation>As reported by: {source}. Not checked against the official text; left out of documents unless you choose it.</translation>
  </message>
  <message>
   <source>条款</source>
   <translation>Terms</translation>
  </message>
  <message>
   <source>来源：{source}。</source>
   <translation>Source: {source}. </translation>
  </message>
  <message>
   <source>来源：{source}。不是法律意见。</source>
   <translation>Source: {source}. Not legal advice.</translation>
  </message>
  <message>
   <source>来源：{source}（{day} 看到的）</source>
   <translation>Source: {source} (seen {day})</translation>
  </message>
  <message>
   <source>来电</source>
   <translation>Incoming call</translation>
  </message>
  <message>
   <source>来自</source>
   <translation>From</translation>
  </message>
  <message>
   <source>校验完好（{time}）：每条记录、每个文件都和收存时一样。</source>
   <translation>Verified ({time}): every entry and file is as it was when added.</translation>
  </message>
  <message>
   <source>核实</source>
   <translation>Verification</translation>
  </message>
  <message>
   <source>核实与确认</source>
   <translation>Verify and confirm</translation>
  </message>
  <message>
   <source>核对完整性</source>
   <translation>Verify the record</translation>
  </message>
  <message>
   <source>核对过官方原文</source>
   <translation>Checked against the official text</translation>
  </message>
  <message>
   <source>核对过的记录和它们引用的原件</source>
   <translation>Checked entries and the originals they cite</translation>
  </message>
  <message>
   <source>核查决定 {day}</source>
   <translation>review decided {day}</translation>
  </message>
  <message>
   <source>框出一段记成一条</source>
   <translation>Mark a part as an entry</translation>
  </message>
  <message>
   <source>框：左 {left}%，上 {top}%，宽 {wide}%，高 {high}%</source>
   <translation>Frame: left {left}%, top {top}%, width {wide}%, height {high}%</translation>
  </message>
  <message>
   <source>案件保存在哪里</source>
   <translation>Where to keep the case</translation>
  </message>
  <message>
   <source>案件名称</source>
   <translation>Name of the case</translation>
  </message>
  <message>
   <source>案件所在的位置不能写入，这里只能看，不能改。</source>
   <translation>The case lies where nothing can be written, so it can be looked at but not changed.</translation>
  </message>
  <message>
   <source>案件里没有记过这个号码。</source>
   <translation>The case has no record of this number.</translation>
  </message>
  <message>
   <source>案件里记着这个号码：{names}。</source>
   <translation>The case knows this number: {names}.</translation>
  </message>
  <message>
   <source>案件里还没有债务。</source>
   <translation>The case has no debt yet.</translation>
  </message>
  <message>
   <source>欠款金额</source>
   <translation>Balance owed</translation>
  </message>
  <message>
   <source>正在停下，已完成的都会保留……</source>
   <translation>Stopping; what is done is kept…</translation>
  </message>
  <message>
   <source>正在准备演示案件</source>
   <translation>Preparing the demo case</translation>
  </message>
  <message>
   <source>正在准备预览</source>
   <translation>Preparing the preview</translation>
  </message>
  <message>
   <source>正在准备预览……</source>
   <translation>Preparing the preview…</translation>
  </message>
  <message>
   <source>正在备份</source>
   <translation>Backing up</translation>
  </message>
  <message>
   <source>正在对照记录……</source>
   <translation>Comparing the records…</translation>
  </message>
  <message>
   <source>正在打包</source>
   <translation>Packing</translation>
  </message>
  <message>
   <source>正在打印</source>
   <translation>Printing</translation>
  </message>
  <message>
   <source>正在打开……</source>
   <translation>Opening…</translation>
  </message>
  <message>
   <source>正在找……</source>
   <translation>Searching…</translation>
  </message>
  <message>
   <source>正在收存</source>
   <translation>Taking in</translation>
  </message>
  <message>
   <source>正在收存回执</source>
   <translation>Taking in the receipt</translation>
  </message>
  <message>
   <source>正在核对并打开材料包</source>
   <translation>Checking and opening the bag</translation>
  </message>
  <message>
   <source>正在生成：{name}</source>
   <translation>Making: {name}</translation>
  </message>
  <message>
   <source>正在看 {name}……</source>
   <translation>Looking at {name}…</translation>
  </message>
  <message>
   <source>正在看 {name}……几秒钟。</source>
   <translation>Looking at {name}… a few seconds.</translation>
  </message>
  <message>
   <source>正在看……</source>
   <translation>Looking…</translation>
  </message>
  <message>
   <source>正在看着：{folder}</source>
   <translation>Watched now: {folder}</translation>
  </message>
  <message>
   <source>正在看这份文书能引用什么……</source>
   <translation>Looking up what this document can name…</translation>
  </message>
  <message>
   <source>正在读</source>
   <translation>Reading</translation>
  </message>
  <message>
   <source>正在重新读取</source>
   <translation>Reading again</translation>
  </message>
  <message>
   <source>每个还款日和投诉后的每个期限各是一个全天日程，提前三天和一天的早上提醒；已经还清的不再提醒。把文件发到手机（邮件、数据线都行），用手机日历打开就能导入。协议改了再导出一次：同一天会被更新，不会重复。</source>
   <translation>Each due date and each period after a complaint is an all-day event, with a reminder on the morning three days and one day before; what is paid reminds no more. Send the file to the phone (mail or cable) and open it with the calendar there. If the agreement changes, export again: events are updated, not doubled.</translation>
  </message>
  <message>
   <source>每份材料的原件都在这里，一个字节也不改。指纹能证明它没有被动过。</source>
   <translation>The original of every piece is here, not one byte changed. Its fingerprint proves that nobody touched it.</translation>
  </message>
  <message>
   <source>每月 {day} 日</source>
   <translation>day {day} each month</translation>
  </message>
  <message>
   <source>每期还多少（元）</source>
   <translation>Each instalment (yuan)</translation>
  </message>
  <message>
   <source>每行一期：日期和金额，例如 2026-04-05 1570.00。写了就以这里为准。</source>
   <translation>An instalment a line, such as 2026-04-05 1570.00. This goes before the figures above.</translation>
  </message>
  <message>
   <source>每行一条，照协议的原话。已经记下的不会丢。</source>
   <translation>One a line, in the words of the agreement. Terms that are recorded stay.</translation>
  </message>
  <message>
   <source>没把握遮干净的页，图片先不放</source>
   <translation>Pages that may not hide everything are left out for now</translation>
  </message>
  <message>
   <source>没有代替，另外一份</source>
   <translation>None, it stands beside</translation>
  </message>
  <message>
   <source>没有写</source>
   <translation>It does not say so</translation>
  </message>
  <message>
   <source>没有写时间</source>
   <translation>No time is printed</translation>
  </message>
  <message>
   <source>没有写明</source>
   <translation>Not stated</translation>
  </message>
  <message>
   <source>没有写明先还哪一期的付款，先按到期早的算（民法典第五百六十条）；不对就点“改算哪一期”。</source>
   <translation>Payments that do not say what they are for count for what was due first (Civil Code article 560); if that is wrong, press “Change instalment”.</translation>
  </message>
  <message>
   <source>没有写明分期</source>
   <translation>No instalments stated</translation>
  </message>
  <message>
   <source>没有写是谁的</source>
   <translation>No sender shown</translation>
  </message>
  <message>
   <source>没有协议</source>
   <translation>No agreement</translation>
  </message>
  <message>
   <source>没有发现需要提示的地方。这不表示没有问题，只表示现有记录里没有看到。</source>
   <translation>Nothing to point out. This does not mean that all is well, only that these records do not show it.</translation>
  </message>
  <message>
   <source>没有变化：现在再做一份，内容一样。</source>
   <translation>Nothing: made again now, it would say the same.</translation>
  </message>
  <message>
   <source>没有可撤销的操作</source>
   <translation>Nothing to undo</translation>
  </message>
  <message>
   <source>没有可读的文字</source>
   <translation>nothing to read in it</translation>
  </message>
  <message>
   <source>没有导入。{why}</source>
   <translation>Nothing was imported. {why}</translation>
  </message>
  <message>
   <source>没有就填 0。</source>
   <translation>0 if there is none.</translation>
  </message>
  <message>
   <source>没有待核对的了。读出来的记录都在时间线里。</source>
   <translation>Nothing is waiting. All that was read is on the timeline.</translation>
  </message>
  <message>
   <source>没有找到手机。解锁手机、选“传输文件”，再找一次。Windows 上手机常常只在资源管理器里看得到：先把截图拷到电脑上，再“自己指一个”。</source>
   <translation>No phone was found. Unlock it, choose “file transfer”, and search again. On Windows a phone often shows only in Explorer: copy the screenshots to the computer first, then “Point to one”.</translation>
  </message>
  <message>
   <source>没有找到说明。换几个字再试；法律上的事可以打 12348 问，不收费用。</source>
   <translation>No card found. Try other words; for the law, 12348 answers free of charge.</translation>
  </message>
  <message>
   <source>没有支持</source>
   <translation>Refused</translation>
  </message>
  <message>
   <source>没有收进来的内容</source>
   <translation>What was not taken up</translation>
  </message>
  <message>
   <source>没有核对官方原文，请以它自己公布的为准。</source>
   <translation>Not checked against an official text; go by what the office itself publishes.</translation>
  </message>
  <message>
   <source>没有框。</source>
   <translation>No frame.</translation>
  </message>
  <message>
   <source>没有看到常见的诈骗说法。这不等于它是真的。</source>
   <translation>None of the usual words of swindlers was seen. That does not make it real.</translation>
  </message>
  <message>
   <source>没有符合条件的记录。清除筛选就能看到全部。</source>
   <translation>Nothing matches. Clear the filter to see everything.</translation>
  </message>
  <message>
   <source>没有编号</source>
   <translation>No number</translation>
  </message>
  <message>
   <source>没有编号的协议</source>
   <translation>Agreement without a number</translation>
  </message>
  <message>
   <source>没有要特别留意的。</source>
   <translation>Nothing in particular.</translation>
  </message>
  <message>
   <source>没有记</source>
   <translation>Not noted</translation>
  </message>
  <message>
   <source>没有设</source>
   <translation>Not set</translation>
  </message>
  <message>
   <source>没有读出文字。换一张清楚的截图，或把消息的文字粘贴过来。</source>
   <translation>No words could be read. Try a clearer screenshot, or paste the words of the message.</translation>
  </message>
  <message>
   <source>没有还款记录，不清楚</source>
   <translation>No payment record, not known</translation>
  </message>
  <message>
   <source>没有还足</source>
   <translation>Not paid in full</translation>
  </message>
  <message>
   <source>没有这样的设置。</source>
   <translation>There is no such setting.</translation>
  </message>
  <message>
   <source>没有选</source>
   <translation>Not chosen</translation>
  </message>
  <message>
   <source>没有逾期就填 0。</source>
   <translation>0 if nothing is overdue.</translation>
  </message>
  <message>
   <source>没有附材料的</source>
   <translation>Without a file</translation>
  </message>
  <message>
   <source>没能收下</source>
   <translation>Not taken in</translation>
  </message>
  <message>
   <source>法律</source>
   <translation>Law</translation>
  </message>
  <message>
   <source>法律文书、起诉告知</source>
   <translation>Legal notice</translation>
  </message>
  <message>
   <source>法律知识：所知规则中最晚开始施行的日期是 {day}。之后的变化它不知道，请向律师核实。</source>
   <translation>Legal knowledge: the newest rule it knows is in force from {day}. It does not know of later changes; please check with a lawyer.</translation>
  </message>
  <message>
   <source>法规原文</source>
   <translation>text of the law</translation>
  </message>
  <message>
   <source>法院</source>
   <translation>Court</translation>
  </message>
  <message>
   <source>注意</source>
   <translation>Note</translation>
  </message>
  <message>
   <source>浅色</source>
   <translation>Light</translation>
  </message>
  <message>
   <source>浅色或深色；纸面和打印不受影响。</source>
   <translation>Light or dark; paper and print stay as they are.</translation>
  </message>
  <message>
   <source>消息</source>
   <translation>Messages</translation>
  </message>
  <message>
   <source>消息说剩余 {said}，按记录剩余 {ours}。</source>
   <translation>The message says {said} remains; by the record {ours} does.</translation>
  </message>
  <message>
   <source>消息说的 {said} 和协议对不上：到今天到期未还的是 {ours}。</source>
   <translation>The message says {said}, which does not fit the agreement: due and unpaid today is {ours}.</translation>
  </message>
  <message>
   <source>消息说逾期 {n} 天，按记录到今天没有欠期。</source>
   <translation>The message says overdue by {n} {n|day|days}; by the record nothing is overdue today.</translation>
  </message>
  <message>
   <source>消息里的金额、天数和记录对得上；这不等于消息是真的。</source>
   <translation>Sums and days in the message fit the record; that does not make the message real.</translation>
  </message>
  <message>
   <source>消息里说到的。可能就是 {day} 的那一笔：金额相同，时间相近。是不是同一笔？</source>
   <translation>Told by a message. It may be the one of {day}: same amount, about the same time. Is it the same payment?</translation>
  </message>
  <message>
   <source>消费金融公司</source>
   <translation>Consumer-finance company</translation>
  </message>
  <message>
   <source>深色</source>
   <translation>Dark</translation>
  </message>
  <message>
   <source>添加文件…</source>
   <translation>Add files…</translation>
  </message>
  <message>
   <source>添加文件夹…</source>
   <translation>Add a folder…</translation>
  </message>
  <message>
   <source>添加材料…</source>
   <translation>Add files…</translation>
  </message>
  <message>
   <source>清除筛选</source>
   <translation>Clear filter</translation>
  </message>
  <message>
   <source>演示到哪里</source>
   <translation>How far the demo is</translation>
  </message>
  <message>
   <source>演示案件</source>
   <translation>Demo case</translation>
  </message>
  <message>
   <source>点一下，跳到那一天</source>
   <translation>Click to jump to that day</translation>
  </message>
  <message>
   <source>点开看原文</source>
   <translation>click for the exact words</translation>
  </message>
  <message>
   <source>照原样显示</source>
   <translation>Shown as they are</translation>
  </message>
  <message>
   <source>照常</source>
   <translation>As usual</translation>
  </message>
  <message>
   <source>照提纲问，记下时间和工号；请对方把答复发短信或邮件。</source>
   <translation>Ask by the script, note time and staff number, and ask for the answer by message or mail.</translation>
  </message>
  <message>
   <source>照样附上</source>
   <translation>Hand them in all the same</translation>
  </message>
  <message>
   <source>照片、录音也列出来</source>
   <translation>Photos and recordings too</translation>
  </message>
  <message>
   <source>照片信息</source>
   <translation>photo data</translation>
  </message>
  <message>
   <source>状态</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>状态栏时钟</source>
   <translation>status bar clock</translation>
  </message>
  <message>
   <source>现在不做</source>
   <translation>Not now</translation>
  </message>
  <message>
   <source>现在做</source>
   <translation>Do now</translation>
  </message>
  <message>
   <source>现在做什么</source>
   <translation>Now</translation>
  </message>
  <message>
   <source>现在准备哪一份</source>
   <translation>Which document to prepare now</translation>
  </message>
  <message>
   <source>现在没有看着任何文件夹。</source>
   <translation>No folder is watched now.</translation>
  </message>
  <message>
   <source>现在没有要你做的事。有新材料或到了日子，这里会再提。</source>
   <translation>There is nothing for you to do now. New files or a day that comes will bring it up here.</translation>
  </message>
  <message>
   <source>现在的</source>
   <translation>Now</translation>
  </message>
  <message>
   <source>理由</source>
   <translation>Reason</translation>
  </message>
  <message>
   <source>生成文书</source>
   <translation>make a document</translation>
  </message>
  <message>
   <source>用合同、官方 App 或官网上的号码</source>
   <translation>Take it from the contract, the official app or site</translation>
  </message>
  <message>
   <source>用哪一个？</source>
   <translation>Which one is right?</translation>
  </message>
  <message>
   <source>用哪些</source>
   <translation>Entries</translation>
  </message>
  <message>
   <source>用哪些 · 时间</source>
   <translation>Use · time</translation>
  </message>
  <message>
   <source>用哪些 · 证据</source>
   <translation>Use · exhibit</translation>
  </message>
  <message>
   <source>用哪些记录</source>
   <translation>Which entries to use</translation>
  </message>
  <message>
   <source>用哪些记录和证据？</source>
   <translation>Which entries and exhibits go in?</translation>
  </message>
  <message>
   <source>用回原来的</source>
   <translation>Back to the original</translation>
  </message>
  <message>
   <source>用我写的</source>
   <translation>Use mine</translation>
  </message>
  <message>
   <source>用数据线连上手机，在手机上选“传输文件”。只读取，手机里的东西一样不动。</source>
   <translation>Connect the phone by cable and choose “file transfer” on it. It is only read; nothing on it is changed.</translation>
  </message>
  <message>
   <source>用新的</source>
   <translation>Take the new one</translation>
  </message>
  <message>
   <source>用新读的</source>
   <translation>Take the new one</translation>
  </message>
  <message>
   <source>用系统播放器听副本</source>
   <translation>Play a copy with the system's player</translation>
  </message>
  <message>
   <source>用系统程序打开副本</source>
   <translation>Open a copy in its program</translation>
  </message>
  <message>
   <source>用自己的话写，放在事实前面；下次再做这份文书还在。可以不写。</source>
   <translation>Your own account, before the facts; it is kept for the next version. You can leave it empty.</translation>
  </message>
  <message>
   <source>由它证明的 {n} 条记录</source>
   <translation>{n} {n|entry|entries} it supports</translation>
  </message>
  <message>
   <source>申请核查 {day}</source>
   <translation>review asked for {day}</translation>
  </message>
  <message>
   <source>电子邮件</source>
   <translation>E-mail</translation>
  </message>
  <message>
   <source>电话</source>
   <translation>Calls</translation>
  </message>
  <message>
   <source>电话</source>
   <comment>number</comment>
   <translation>Telephone</translation>
  </message>
  <message>
   <source>电话次数</source>
   <translation>Number of calls</translation>
  </message>
  <message>
   <source>电话里谈成</source>
   <translation>Agreed by telephone</translation>
  </message>
  <message>
   <source>电话里问什么</source>
   <translation>What to ask on the phone</translation>
  </message>
  <message>
   <source>界面语言 / Language</source>
   <translation>Language / 界面语言</translation>
  </message>
  <message>
   <source>留下：{what}</source>
   <translation>Keep: {what}</translation>
  </message>
  <message>
   <source>留空，手写</source>
   <translation>Leave blank</translation>
  </message>
  <message>
   <source>疑似诈骗</source>
   <translation>Possible fraud</translation>
  </message>
  <message>
   <source>登记…</source>
   <translation>Record…</translation>
  </message>
  <message>
   <source>登记寄出…</source>
   <translation>Record sending…</translation>
  </message>
  <message>
   <source>登记投诉</source>
   <translation>record a complaint</translation>
  </message>
  <message>
   <source>登记投诉、申请或收到的材料</source>
   <translation>Record a complaint, request or papers</translation>
  </message>
  <message>
   <source>登记投诉、申请或收到的材料…</source>
   <translation>Record a complaint, request or papers…</translation>
  </message>
  <message>
   <source>登记答复</source>
   <translation>Record the answer</translation>
  </message>
  <message>
   <source>登记答复…</source>
   <translation>Record the answer…</translation>
  </message>
  <message>
   <source>登记答辩</source>
   <translation>Record my answer to the court</translation>
  </message>
  <message>
   <source>登记答辩…</source>
   <translation>Record my answer to the court…</translation>
  </message>
  <message>
   <source>盖章的纸质件</source>
   <translation>Stamped paper</translation>
  </message>
  <message>
   <source>相似的图</source>
   <translation>Similar pictures</translation>
  </message>
  <message>
   <source>看</source>
   <translation>Look</translation>
  </message>
  <message>
   <source>看下一步做什么</source>
   <translation>See what to do next</translation>
  </message>
  <message>
   <source>看不出和欠款有关</source>
   <translation>Seems to have nothing to do with a debt</translation>
  </message>
  <message>
   <source>看不出是哪一类消息</source>
   <translation>No telling what kind of message it is</translation>
  </message>
  <message>
   <source>看借款合同的“出借人”，或还款记录的收款方。</source>
   <translation>See “lender” in the contract, or the payee of your payments.</translation>
  </message>
  <message>
   <source>看凭证</source>
   <translation>Show proof</translation>
  </message>
  <message>
   <source>看到了什么</source>
   <translation>What you saw</translation>
  </message>
  <message>
   <source>看到的</source>
   <translation>What was seen</translation>
  </message>
  <message>
   <source>看原图</source>
   <translation>See the picture</translation>
  </message>
  <message>
   <source>看原文</source>
   <translation>Show the words</translation>
  </message>
  <message>
   <source>看合同第一页和盖章处</source>
   <translation>See the first page and the seal of the contract</translation>
  </message>
  <message>
   <source>看好了，就存出来</source>
   <translation>If it reads well, save it</translation>
  </message>
  <message>
   <source>看完了。可以再放一张。</source>
   <translation>Done. You can drop another one.</translation>
  </message>
  <message>
   <source>看怎么办</source>
   <translation>See what to do</translation>
  </message>
  <message>
   <source>看怎样确认</source>
   <translation>How to confirm</translation>
  </message>
  <message>
   <source>看投诉和期限</source>
   <translation>Complaints and days</translation>
  </message>
  <message>
   <source>看报告</source>
   <translation>Show report</translation>
  </message>
  <message>
   <source>看有没有法院名称和案号，拨法院公布的电话问。</source>
   <translation>Look for the court's name and a case number, and call the court by its published number.</translation>
  </message>
  <message>
   <source>看核实清单</source>
   <translation>The checklist</translation>
  </message>
  <message>
   <source>看没有收进来的内容（验证码、快递、广告等）</source>
   <translation>Show what was not taken up (codes, parcels, adverts)</translation>
  </message>
  <message>
   <source>看清单</source>
   <translation>Show list</translation>
  </message>
  <message>
   <source>看看演示案件</source>
   <translation>Look at the demo case</translation>
  </message>
  <message>
   <source>看缺什么</source>
   <translation>What is missing</translation>
  </message>
  <message>
   <source>看过一页</source>
   <translation>look at a page</translation>
  </message>
  <message>
   <source>看过了</source>
   <translation>I have looked</translation>
  </message>
  <message>
   <source>看过了，不用写</source>
   <translation>Looked at, nothing to write</translation>
  </message>
  <message>
   <source>看过，没有错</source>
   <translation>Checked, it is right</translation>
  </message>
  <message>
   <source>看这 {n} 条记录</source>
   <translation>Show these {n}</translation>
  </message>
  <message>
   <source>看这一件</source>
   <translation>See this one</translation>
  </message>
  <message>
   <source>看这一条</source>
   <translation>See it</translation>
  </message>
  <message>
   <source>看这条记录</source>
   <translation>Show this one</translation>
  </message>
  <message>
   <source>知道了</source>
   <translation>OK</translation>
  </message>
  <message>
   <source>短信</source>
   <translation>Text</translation>
  </message>
  <message>
   <source>短信确认</source>
   <translation>Confirmed by text</translation>
  </message>
  <message>
   <source>确认</source>
   <translation>confirm</translation>
  </message>
  <message>
   <source>确认协商、确认还款</source>
   <translation>Confirms an agreement or payment</translation>
  </message>
  <message>
   <source>确认号码是谁的</source>
   <translation>Confirm whose number it is</translation>
  </message>
  <message>
   <source>离开</source>
   <translation>Leave</translation>
  </message>
  <message>
   <source>移除</source>
   <translation>Remove</translation>
  </message>
  <message>
   <source>移除“{name}”</source>
   <translation>Remove “{name}”</translation>
  </message>
  <message>
   <source>程序出了点问题</source>
   <translation>Something went wrong</translation>
  </message>
  <message>
   <source>程序开着的时候，到日子由系统提醒一句，不写是什么事；关掉以后只在据实里显示。</source>
   <translation>While the app runs the system says a word on the day, not what it is about; switched off, only Jushi itself shows it.</translation>
  </message>
  <message>
   <source>程序遇到了没有料到的情况，刚才这一步可能没有完成。已经保存的内容不受影响，可以继续使用。如果反复出现，可以把报告复制给我们；里面没有案件内容。</source>
   <translation>The program met something unexpected, and the last step may not be done. What was saved is safe, and you can go on. If it happens again, copy the report and send it to us; it holds nothing of your case.</translation>
  </message>
  <message>
   <source>空格 播放暂停 · 打字时按 F8 · Ctrl+← 退 3 秒 · Ctrl+↓ 慢 · Ctrl+↑ 快 · Ctrl+Tab 换人</source>
   <translation>Space plays and pauses · F8 while typing · Ctrl+← back 3 s · Ctrl+↓ slower · Ctrl+↑ faster · Ctrl+Tab next speaker</translation>
  </message>
  <message>
   <source>空着待填 {n} 项</source>
   <translation>{n} {n|blank|blanks} to fill in</translation>
  </message>
  <message>
   <source>章节</source>
   <translation>Chapters</translation>
  </message>
  <message>
   <source>第 1 页，其余的随后就到。</source>
   <translation>Page 1; the others follow.</translation>
  </message>
  <message>
   <source>第 {numbers} 期</source>
   <translation>Instalments {numbers}</translation>
  </message>
  <message>
   <source>第 {n} 列是</source>
   <translation>Column {n} is</translation>
  </message>
  <message>
   <source>第 {n} 处，第 {page} 页</source>
   <translation>Place {n}, page {page}</translation>
  </message>
  <message>
   <source>第 {n} 期</source>
   <translation>Instalment {n}</translation>
  </message>
  <message>
   <source>第 {n} 期 {day} {state}</source>
   <translation>Instalment {n} {day} {state}</translation>
  </message>
  <message>
   <source>第 {n} 期 · {day} · {sum}</source>
   <translation>Instalment {n} · {day} · {sum}</translation>
  </message>
  <message>
   <source>第 {n} 期会多出 {sum}。确实要这样算，就再按一次“就这样算”。</source>
   <translation>Instalment {n} would get {sum} too much. If it is meant so, press “Count it this way” again.</translation>
  </message>
  <message>
   <source>第 {n} 期应还日</source>
   <translation>instalment {n} due</translation>
  </message>
  <message>
   <source>第 {n} 期应还日前 {days} 天</source>
   <translation>{days} d before instalment {n}</translation>
  </message>
  <message>
   <source>第 {n} 期应还日后 {days} 天</source>
   <translation>{days} d after instalment {n}</translation>
  </message>
  <message>
   <source>第 {n} 期还有 {days} 天：{day}，{sum}。</source>
   <translation>Instalment {n} falls due {day}: {sum}.</translation>
  </message>
  <message>
   <source>第 {n} 条 / 共 {count} 条</source>
   <translation>{n} of {count}</translation>
  </message>
  <message>
   <source>第 {n} 步，共 {all} 步（Alt+{n}）</source>
   <translation>Step {n} of {all} (Alt+{n})</translation>
  </message>
  <message>
   <source>第 {n} 页</source>
   <translation>Page {n}</translation>
  </message>
  <message>
   <source>第一期哪天还</source>
   <translation>First due date</translation>
  </message>
  <message>
   <source>第一步　核实：{name}</source>
   <translation>Step 1: verify {name}</translation>
  </message>
  <message>
   <source>第二步　向机构确认</source>
   <translation>Step 2: confirm with the lender</translation>
  </message>
  <message>
   <source>等 {n} 份材料</source>
   <translation>{n} {n|file|files} in all</translation>
  </message>
  <message>
   <source>答复 {day}</source>
   <translation>answered {day}</translation>
  </message>
  <message>
   <source>答复件：{proof}</source>
   <translation>answer: {proof}</translation>
  </message>
  <message>
   <source>答复期限</source>
   <translation>Period for the answer</translation>
  </message>
  <message>
   <source>答复的材料</source>
   <translation>Files of the answer</translation>
  </message>
  <message>
   <source>答辩状</source>
   <translation>Answer to a lawsuit</translation>
  </message>
  <message>
   <source>筛选</source>
   <translation>Filter</translation>
  </message>
  <message>
   <source>筛选 ✓</source>
   <translation>Filter ✓</translation>
  </message>
  <message>
   <source>签之前，把下面标出的条款逐条看清。只标出写了什么，不判断好坏；没有标出的，不等于没有。看不懂的先不签，问清楚、要到文本再说。</source>
   <translation>Before signing read each marked clause with care. The marks say what is written, not whether it is good; what is not marked may be there all the same. Do not sign what you do not understand; ask, and get the text first.</translation>
  </message>
  <message>
   <source>签了协议</source>
   <translation>Signed</translation>
  </message>
  <message>
   <source>签了纸质或 PDF 协议</source>
   <translation>Signed on paper or as PDF</translation>
  </message>
  <message>
   <source>签名和日期留空，打印后用手写。身份证复印件上可以写明用途再交。</source>
   <translation>Signature and date are blank, to be written by hand. Write the purpose on a copy of your identity card.</translation>
  </message>
  <message>
   <source>签收截图上的日子；答复的期限从这天算</source>
   <translation>By the proof of delivery; the days for an answer run from it</translation>
  </message>
  <message>
   <source>签订日期</source>
   <translation>Date of signing</translation>
  </message>
  <message>
   <source>算</source>
   <translation>Yes, it counts</translation>
  </message>
  <message>
   <source>算哪一期</source>
   <translation>Counts for</translation>
  </message>
  <message>
   <source>算在最后一期</source>
   <translation>In the last instalment</translation>
  </message>
  <message>
   <source>算在第一期</source>
   <translation>In the first instalment</translation>
  </message>
  <message>
   <source>算多少（元）</source>
   <translation>How much (yuan)</translation>
  </message>
  <message>
   <source>类别</source>
   <translation>Kind of message</translation>
  </message>
  <message>
   <source>粘贴</source>
   <translation>Paste</translation>
  </message>
  <message>
   <source>粘贴截图  Ctrl+V</source>
   <translation>Paste a picture  Ctrl+V</translation>
  </message>
  <message>
   <source>粘贴截图或文字</source>
   <translation>Paste picture or words</translation>
  </message>
  <message>
   <source>系统提示</source>
   <translation>System line</translation>
  </message>
  <message>
   <source>累计几期没还会终止</source>
   <translation>Ends after how many missed in all</translation>
  </message>
  <message numerus="yes">
   <source>约 %n 分钟</source>
   <translation>
    <numerusform>about %n minute</numerusform>
    <numerusform>about %n minutes</numerusform>
   </translation>
  </message>
  <message>
   <source>约 {n} 分钟</source>
   <translation>about {n} min</translation>
  </message>
  <message>
   <source>约 {n} 小时</source>
   <translation>about {n} h</translation>
  </message>
  <message>
   <source>约 {time}</source>
   <translation>about {time}</translation>
  </message>
  <message>
   <source>纸质件：打印出来，签名和日期用手写，自己留一份；寄出的留好寄件凭证。</source>
   <translation>On paper: print it, sign and date it by hand, keep one copy; keep the proof of posting.</translation>
  </message>
  <message>
   <source>结果</source>
   <translation>Result</translation>
  </message>
  <message>
   <source>给不相干的人看</source>
   <translation>For outsiders</translation>
  </message>
  <message>
   <source>给客服打电话时照着问，边打边记</source>
   <translation>For a call to the lender's hotline: what to ask, and room to note the answers</translation>
  </message>
  <message>
   <source>给律师看的两页</source>
   <translation>About two pages for a lawyer</translation>
  </message>
  <message>
   <source>给放款机构，附上协议，请对方处理</source>
   <translation>To the lender, with the agreement and what is asked</translation>
  </message>
  <message>
   <source>给监管部门或地方金融管理部门</source>
   <translation>To the regulator or the local financial authority</translation>
  </message>
  <message>
   <source>统一社会信用代码</source>
   <translation>Credit code</translation>
  </message>
  <message>
   <source>继续</source>
   <translation>Go on</translation>
  </message>
  <message>
   <source>编号</source>
   <translation>Number</translation>
  </message>
  <message>
   <source>编号 {number}</source>
   <translation>number {number}</translation>
  </message>
  <message>
   <source>缩小（－）</source>
   <translation>Zoom out (−)</translation>
  </message>
  <message>
   <source>缺</source>
   <translation>Missing</translation>
  </message>
  <message>
   <source>缺 {n} 项</source>
   <translation>{n} missing</translation>
  </message>
  <message>
   <source>缺什么</source>
   <translation>Missing</translation>
  </message>
  <message>
   <source>网上填表举报，正文字数和附件大小有限制。</source>
   <translation>A web form with limits for text and attachments.</translation>
  </message>
  <message>
   <source>网上填表用的正文</source>
   <translation>Text for web forms</translation>
  </message>
  <message>
   <source>网上填表：最后一步有按字数写好的正文，可以复制；附件交 PDF，大小以平台写明的为准。</source>
   <translation>Web form: the last step has texts of the right length to copy; attach PDFs as large as the site allows.</translation>
  </message>
  <message>
   <source>网上提交</source>
   <translation>For a web portal</translation>
  </message>
  <message>
   <source>网站</source>
   <translation>Website</translation>
  </message>
  <message>
   <source>网站、公众号表单</source>
   <translation>Web form</translation>
  </message>
  <message>
   <source>罚息、违约金、费用（元）</source>
   <translation>Penalty interest and fees (yuan)</translation>
  </message>
  <message>
   <source>聊天</source>
   <translation>Chat</translation>
  </message>
  <message>
   <source>聊天里谈成</source>
   <translation>Agreed in a chat</translation>
  </message>
  <message>
   <source>联系了本人以外的人</source>
   <translation>Contact with others than you</translation>
  </message>
  <message>
   <source>联系其他人</source>
   <translation>Contact with someone else</translation>
  </message>
  <message>
   <source>联系清单存为表格…</source>
   <translation>Save contacts as a table…</translation>
  </message>
  <message>
   <source>能做什么、要带什么</source>
   <translation>What it does, what it needs</translation>
  </message>
  <message>
   <source>自动终止</source>
   <translation>It ends by itself</translation>
  </message>
  <message>
   <source>自己写一条：哪天、谁、说了什么（Ctrl+N）</source>
   <translation>Write one yourself: which day, who, what was said (Ctrl+N)</translation>
  </message>
  <message>
   <source>自己打开官方 App，或拨合同上的电话，问有没有这笔、有没有这个人。</source>
   <translation>Open the official app yourself, or call the number in the contract: is there this debt, is there this person?</translation>
  </message>
  <message>
   <source>自己指一个…</source>
   <translation>Point to one…</translation>
  </message>
  <message>
   <source>自己撤回了</source>
   <translation>Withdrawn</translation>
  </message>
  <message>
   <source>自己留存</source>
   <translation>For yourself</translation>
  </message>
  <message>
   <source>自己的录音</source>
   <translation>Your recording</translation>
  </message>
  <message>
   <source>自己记的事</source>
   <translation>A note of my own</translation>
  </message>
  <message>
   <source>自己说明</source>
   <translation>your own word</translation>
  </message>
  <message>
   <source>自己说明，还没有凭证</source>
   <translation>own statement, no proof yet</translation>
  </message>
  <message>
   <source>自称机关的人</source>
   <translation>says to be from an authority</translation>
  </message>
  <message>
   <source>菜单</source>
   <translation>Menu</translation>
  </message>
  <message>
   <source>菜单、按钮和提示用的语言。</source>
   <translation>The language of menus, buttons and hints.</translation>
  </message>
  <message>
   <source>菜单（F10）</source>
   <translation>Menu (F10)</translation>
  </message>
  <message>
   <source>虚构的人和公司。五分钟走一遍，随时退出。</source>
   <translation>Invented people and firms. Five minutes, leave at any time.</translation>
  </message>
  <message>
   <source>行业自律指引</source>
   <translation>Association guideline</translation>
  </message>
  <message>
   <source>补上会更有力</source>
   <translation>Would make it stronger</translation>
  </message>
  <message>
   <source>补足这一期</source>
   <translation>makes up the rest of this instalment</translation>
  </message>
  <message>
   <source>表格 (*.csv)</source>
   <translation>Table (*.csv)</translation>
  </message>
  <message>
   <source>表格的前几行</source>
   <translation>First rows of the table</translation>
  </message>
  <message>
   <source>被起诉时用；法院发了格式就照那份填</source>
   <translation>When the lender sues; if the court sends a form, use that</translation>
  </message>
  <message>
   <source>要交什么</source>
   <translation>What is handed in</translation>
  </message>
  <message>
   <source>要什么</source>
   <translation>What it needs</translation>
  </message>
  <message>
   <source>要找的：{words}</source>
   <translation>Look for: {words}</translation>
  </message>
  <message>
   <source>要改</source>
   <translation>Needs a change</translation>
  </message>
  <message>
   <source>要求和经过</source>
   <translation>Request and facts</translation>
  </message>
  <message>
   <source>要自己核实的说法</source>
   <translation>To be checked by yourself</translation>
  </message>
  <message>
   <source>要装软件、共享屏幕</source>
   <translation>wants software installed or the screen shared</translation>
  </message>
  <message>
   <source>要记住的日子</source>
   <translation>Dates to keep in mind</translation>
  </message>
  <message>
   <source>要说的每一件事靠什么证明，还缺什么，怎样补。律师先看这一页。</source>
   <translation>What proves each claim, what is missing and how to get it. A lawyer opens this page first.</translation>
  </message>
  <message>
   <source>要转到个人账户</source>
   <translation>wants payment to a private account</translation>
  </message>
  <message>
   <source>要问一问的地方</source>
   <translation>Questions to ask</translation>
  </message>
  <message>
   <source>要验证码、证件号、卡号</source>
   <translation>wants codes, identity or card numbers</translation>
  </message>
  <message>
   <source>规则</source>
   <translation>Rules</translation>
  </message>
  <message>
   <source>规则包 (*.toml)</source>
   <translation>Rule pack (*.toml)</translation>
  </message>
  <message>
   <source>解决了</source>
   <translation>Solved</translation>
  </message>
  <message>
   <source>解决了一部分</source>
   <translation>Solved in part</translation>
  </message>
  <message>
   <source>记一笔</source>
   <translation>add an entry</translation>
  </message>
  <message>
   <source>记一笔…</source>
   <translation>Write an entry…</translation>
  </message>
  <message>
   <source>记一笔还款</source>
   <translation>Add a payment</translation>
  </message>
  <message>
   <source>记一笔还款…</source>
   <translation>Add payment…</translation>
  </message>
  <message>
   <source>记下了，排在前一批后面，随后就收。</source>
   <translation>Noted: these wait their turn and are taken in next.</translation>
  </message>
  <message>
   <source>记下怎么交的</source>
   <translation>note a sending</translation>
  </message>
  <message>
   <source>记下怎么交的…</source>
   <translation>Note how it was sent…</translation>
  </message>
  <message>
   <source>记下来</source>
   <translation>Record it</translation>
  </message>
  <message>
   <source>记下核实电话</source>
   <translation>write a call down</translation>
  </message>
  <message>
   <source>记下结果</source>
   <translation>Keep the result</translation>
  </message>
  <message>
   <source>记下通话内容</source>
   <translation>Write down a call</translation>
  </message>
  <message>
   <source>记下通话内容 · {name}</source>
   <translation>Write down a call · {name}</translation>
  </message>
  <message>
   <source>记在</source>
   <translation>Keep under</translation>
  </message>
  <message>
   <source>记在哪一条下面</source>
   <translation>Which entry it belongs to</translation>
  </message>
  <message>
   <source>记录</source>
   <translation>Note</translation>
  </message>
  <message>
   <source>记录</source>
   <comment>of what happened</comment>
   <translation>entries</translation>
  </message>
  <message>
   <source>记录协议</source>
   <translation>record the agreement</translation>
  </message>
  <message>
   <source>记录还款</source>
   <translation>record a payment</translation>
  </message>
  <message>
   <source>记录这份协议</source>
   <translation>Record this agreement</translation>
  </message>
  <message>
   <source>记成一件投诉，从这天开始算</source>
   <translation>Record it as a complaint, counting from this day</translation>
  </message>
  <message>
   <source>记还款</source>
   <translation>Add payment</translation>
  </message>
  <message>
   <source>设置</source>
   <translation>Preferences</translation>
  </message>
  <message>
   <source>设置… / Preferences…</source>
   <translation>Preferences… / 设置…</translation>
  </message>
  <message>
   <source>设置没能保存，不影响案件内容。</source>
   <translation>The settings could not be saved; your cases are not affected.</translation>
  </message>
  <message>
   <source>证 {numbers}</source>
   <translation>Ex. {numbers}</translation>
  </message>
  <message>
   <source>证 {n}</source>
   <translation>Ex. {n}</translation>
  </message>
  <message>
   <source>证 {n} · {name}</source>
   <translation>Ex. {n} · {name}</translation>
  </message>
  <message>
   <source>证 {n}　{name}</source>
   <translation>Exhibit {n} · {name}</translation>
  </message>
  <message>
   <source>证 {n}　{name}　第 {page} 页</source>
   <translation>Ex. {n}  {name}  page {page}</translation>
  </message>
  <message>
   <source>证 {n}（{name}）</source>
   <translation>Ex. {n} ({name})</translation>
  </message>
  <message>
   <source>证{n} {name}</source>
   <translation>Exhibit {n} {name}</translation>
  </message>
  <message>
   <source>证据</source>
   <translation>Evidence</translation>
  </message>
  <message>
   <source>证据原图</source>
   <translation>Original picture</translation>
  </message>
  <message>
   <source>证据时间线</source>
   <translation>Timeline of evidence</translation>
  </message>
  <message>
   <source>证据材料册</source>
   <translation>Bundle of exhibits</translation>
  </message>
  <message>
   <source>证据目录</source>
   <translation>List of evidence</translation>
  </message>
  <message>
   <source>证据还不够的地方</source>
   <translation>Where the evidence is not enough yet</translation>
  </message>
  <message>
   <source>证明力</source>
   <translation>Strength as proof</translation>
  </message>
  <message>
   <source>诈骗的迹象</source>
   <translation>Signs of fraud</translation>
  </message>
  <message>
   <source>语音</source>
   <translation>Voice message</translation>
  </message>
  <message>
   <source>说不清</source>
   <translation>Not sure</translation>
  </message>
  <message>
   <source>说了什么</source>
   <translation>Words</translation>
  </message>
  <message>
   <source>说债权转让了</source>
   <translation>says the debt was assigned</translation>
  </message>
  <message>
   <source>说好了什么，哪一期付了，协议哪里没写清楚，都在这一页。</source>
   <translation>What was agreed, which instalment is paid, and what the agreement leaves unclear.</translation>
  </message>
  <message>
   <source>说已经立案或送达</source>
   <translation>says a case was filed or served</translation>
  </message>
  <message>
   <source>说明</source>
   <translation>Why</translation>
  </message>
  <message>
   <source>说明各列是什么…</source>
   <translation>Say what the columns are…</translation>
  </message>
  <message>
   <source>说走到了某个程序</source>
   <translation>says that some procedure has begun</translation>
  </message>
  <message>
   <source>请人看看，先给两页摘要。</source>
   <translation>To have someone look at it: begin with the two-page brief.</translation>
  </message>
  <message>
   <source>请在每列上方选它是什么。至少要有“时间”，再加上“内容”（短信、聊天）、“通话时长”或“金额”。只问一次，同样的表以后自动认得。</source>
   <translation>Choose above each column what it is. At least “Time” is needed, and one of “Text” (messages, chats), “Length of call” or “Amount”. You are asked once; tables like this one are recognised from then on.</translation>
  </message>
  <message>
   <source>请对方在这天以前答复</source>
   <translation>Ask for an answer by</translation>
  </message>
  <message>
   <source>请对照原图看一下。</source>
   <translation>Please compare with the picture.</translation>
  </message>
  <message>
   <source>请收到的人截图发给你保存，不必替你回答。</source>
   <translation>Ask whoever got it for a screenshot to keep; they need not answer for you.</translation>
  </message>
  <message>
   <source>请核对发给谁。</source>
   <translation>Please check who received it.</translation>
  </message>
  <message>
   <source>请自己看一眼原图：要遮的字没有露出来，就点“看过了”，图片会放进去。</source>
   <translation>Look at the picture yourself: if the words do not show, choose “I have looked” and it goes in.</translation>
  </message>
  <message>
   <source>读一遍，想改的改成自己的话</source>
   <translation>Read it, and put into your own words what you like</translation>
  </message>
  <message>
   <source>读不出来，原件已保存</source>
   <translation>could not be read, kept as it is</translation>
  </message>
  <message>
   <source>读作：{kind}</source>
   <translation>Read as: {kind}</translation>
  </message>
  <message>
   <source>读作：我发出的{kind}</source>
   <translation>Read as: {kind} I sent</translation>
  </message>
  <message>
   <source>读作：收到的{kind}</source>
   <translation>Read as: {kind} received</translation>
  </message>
  <message>
   <source>读出 {n} 条待核对</source>
   <translation>{n} {n|entry|entries} to review</translation>
  </message>
  <message>
   <source>读出来的文字</source>
   <translation>The words that were read</translation>
  </message>
  <message>
   <source>读取</source>
   <translation>Read</translation>
  </message>
  <message>
   <source>读取材料</source>
   <translation>read material</translation>
  </message>
  <message>
   <source>读完手上这一份就停住，随时可以继续</source>
   <translation>Stops after the file at hand; you can go on at any time</translation>
  </message>
  <message>
   <source>谁接的</source>
   <translation>Who answered</translation>
  </message>
  <message>
   <source>谁来催、怎么催</source>
   <translation>Who collects, and how</translation>
  </message>
  <message>
   <source>谁说的</source>
   <translation>Speaker</translation>
  </message>
  <message>
   <source>调解协议哪天生效</source>
   <translation>Mediated agreement in force on</translation>
  </message>
  <message>
   <source>调解协议生效 {day}</source>
   <translation>mediated agreement {day}</translation>
  </message>
  <message>
   <source>调解或法院询问时用</source>
   <translation>For a mediator or the court</translation>
  </message>
  <message>
   <source>调解用了几天</source>
   <translation>Days of mediation</translation>
  </message>
  <message>
   <source>调解组织</source>
   <translation>Mediator</translation>
  </message>
  <message>
   <source>谈之前欠多少（元）</source>
   <translation>What was owed before (yuan)</translation>
  </message>
  <message>
   <source>谈成日期不明</source>
   <translation>Date of agreement unknown</translation>
  </message>
  <message>
   <source>账单写着已退款。</source>
   <translation>The statement says it was refunded.</translation>
  </message>
  <message>
   <source>账号、卡号</source>
   <translation>account and card numbers</translation>
  </message>
  <message>
   <source>贷款机构</source>
   <translation>The lender</translation>
  </message>
  <message>
   <source>费用</source>
   <translation>Fees</translation>
  </message>
  <message>
   <source>走完了。人和公司都是虚构的，可以随便点，都能撤销。自己的材料，从起始页拖进来。</source>
   <translation>That was all. People and companies here are fictional: click anything, all of it can be undone. Drag your own material into the start page.</translation>
  </message>
  <message>
   <source>超出这一期还差的数</source>
   <translation>more than this instalment still needed</translation>
  </message>
  <message>
   <source>跟随系统</source>
   <translation>As the system</translation>
  </message>
  <message>
   <source>跳过</source>
   <translation>Skipped</translation>
  </message>
  <message>
   <source>跳过 {n} 个系统文件</source>
   <translation>{n} system {n|file|files} skipped</translation>
  </message>
  <message>
   <source>身份信息</source>
   <translation>your particulars</translation>
  </message>
  <message>
   <source>身份和机构信息</source>
   <translation>Particulars</translation>
  </message>
  <message>
   <source>身份证号</source>
   <translation>Identity number</translation>
  </message>
  <message>
   <source>转一下看，不改原件（R）</source>
   <translation>Turn the view, not the original (R)</translation>
  </message>
  <message>
   <source>转引</source>
   <translation>as reported</translation>
  </message>
  <message>
   <source>转账截图、账单都行；银行盖章的回单更有力。</source>
   <translation>A screenshot or bill will do; a receipt stamped by the bank is stronger.</translation>
  </message>
  <message>
   <source>转送 {day}</source>
   <translation>forwarded {day}</translation>
  </message>
  <message>
   <source>输入密码…</source>
   <translation>Enter the password…</translation>
  </message>
  <message>
   <source>边打边记…</source>
   <translation>Write while you call…</translation>
  </message>
  <message>
   <source>近 30 天</source>
   <translation>Last 30 days</translation>
  </message>
  <message>
   <source>近 90 天</source>
   <translation>Last 90 days</translation>
  </message>
  <message>
   <source>近一年</source>
   <translation>Last year</translation>
  </message>
  <message>
   <source>还了 {sum}</source>
   <translation>Paid {sum}</translation>
  </message>
  <message>
   <source>还了多少（元）</source>
   <translation>Amount (yuan)</translation>
  </message>
  <message>
   <source>还出现在</source>
   <translation>Also found in</translation>
  </message>
  <message>
   <source>还有 {n} 处。</source>
   <translation>And more: {n}.</translation>
  </message>
  <message>
   <source>还有 {n} 条待核对，没有列入。</source>
   <translation>{n} {n|entry|entries} still to review {n|is|are} not in it.</translation>
  </message>
  <message>
   <source>还有 {n} 条记录待核对，核对前不写进文书。</source>
   <translation>Entries waiting for review: {n}. They are in no document until they are confirmed.</translation>
  </message>
  <message>
   <source>还有 {n} 页。</source>
   <translation>More pages: {n}.</translation>
  </message>
  <message>
   <source>还款</source>
   <translation>Payment</translation>
  </message>
  <message>
   <source>还款人</source>
   <translation>Borrower</translation>
  </message>
  <message>
   <source>还款人（协议里写的）</source>
   <translation>Borrower (as the agreement says)</translation>
  </message>
  <message>
   <source>还款协议</source>
   <translation>Repayment agreement</translation>
  </message>
  <message>
   <source>还款和期限提醒</source>
   <translation>Reminders of payments and deadlines</translation>
  </message>
  <message>
   <source>还款日</source>
   <translation>Due date</translation>
  </message>
  <message>
   <source>还款的分配</source>
   <translation>what payments count for</translation>
  </message>
  <message>
   <source>还款计划</source>
   <translation>Payment plan</translation>
  </message>
  <message>
   <source>还款记录不全，也可能是记录少了。</source>
   <translation>Payments are missing from the record; that may be the reason.</translation>
  </message>
  <message>
   <source>还款账户</source>
   <translation>Account to pay to</translation>
  </message>
  <message>
   <source>还没做过</source>
   <translation>Not made yet</translation>
  </message>
  <message>
   <source>还没分类</source>
   <translation>No kind yet</translation>
  </message>
  <message>
   <source>还没填名称</source>
   <translation>no name yet</translation>
  </message>
  <message>
   <source>还没有</source>
   <translation>Not yet</translation>
  </message>
  <message>
   <source>还没有了结</source>
   <translation>Still open</translation>
  </message>
  <message>
   <source>还没有做过。存成 Word 或 PDF 后会记在这里：文件名、校验值、怎么交的、之后有什么变化。</source>
   <translation>None yet. What you save as Word or PDF is listed here: file name, checksum, how it was sent, what changed since.</translation>
  </message>
  <message>
   <source>还没有协议</source>
   <translation>No agreement yet</translation>
  </message>
  <message>
   <source>还没有协议 · 点这里填写</source>
   <translation>No agreement yet · click to enter it</translation>
  </message>
  <message>
   <source>还没有可以列出的主张。先把协议和联系记录放进来。</source>
   <translation>No claims to list yet. Add the agreement and the contacts first.</translation>
  </message>
  <message>
   <source>还没有可以提示的日子。</source>
   <translation>No dates to point out yet.</translation>
  </message>
  <message>
   <source>还没有定</source>
   <translation>Not decided</translation>
  </message>
  <message>
   <source>还没有对过账。每月看一次官方 App 或账单，和记录对一对，结果留作记录。</source>
   <translation>Never checked yet. Once a month hold the official app or the bill against the record; the result is kept.</translation>
  </message>
  <message>
   <source>还没有材料。把截图、短信备份、录音、协议拖进窗口，原件就收在这里。</source>
   <translation>No material yet. Drop screenshots, message backups, recordings or agreements on the window; the originals are kept here.</translation>
  </message>
  <message>
   <source>还没有登记过。投诉、申请调解、收到法院材料，都可以记在这里：哪天提的、编号多少、期限到哪天。</source>
   <translation>Nothing recorded yet. Complaints, requests for mediation and papers from a court go here: when, which number, until when.</translation>
  </message>
  <message>
   <source>还没有答复，就勾“不知道”。</source>
   <translation>No answer yet: tick “I don't know”.</translation>
  </message>
  <message>
   <source>还没有要核对的。材料放进来，读出来的记录会先排在这里，等你看过才算数。</source>
   <translation>Nothing to check yet. What is read out of your files waits here first and counts only after you have looked at it.</translation>
  </message>
  <message>
   <source>还没有记下还款协议。没有协议也能写，但说不清“在履行”。</source>
   <translation>No agreement is recorded. The document can be made, but cannot show that one is kept.</translation>
  </message>
  <message>
   <source>还没有记答复</source>
   <translation>no answer noted</translation>
  </message>
  <message>
   <source>还没有读</source>
   <translation>not read yet</translation>
  </message>
  <message>
   <source>还没选出借人是哪类机构：它决定找哪个部门，在下面选。</source>
   <translation>The kind of lender is not chosen; it decides which office is responsible. Choose it below.</translation>
  </message>
  <message>
   <source>还的是哪一期</source>
   <translation>For which instalment</translation>
  </message>
  <message>
   <source>还看到什么</source>
   <translation>What else it shows</translation>
  </message>
  <message>
   <source>还缺“时间”，或者缺“内容”“通话时长”“金额”中的一个。</source>
   <translation>“Time” is missing, or one of “Text”, “Length of call”, “Amount”.</translation>
  </message>
  <message>
   <source>还缺什么</source>
   <translation>What is missing</translation>
  </message>
  <message>
   <source>还缺什么？不知道的可以留空</source>
   <translation>What is missing? What you don't know can stay blank</translation>
  </message>
  <message>
   <source>还要遮的字</source>
   <translation>More words to hide</translation>
  </message>
  <message>
   <source>还要遮的字、姓名、号码</source>
   <translation>More words, names or numbers to hide</translation>
  </message>
  <message>
   <source>还说了什么</source>
   <translation>What else was said</translation>
  </message>
  <message>
   <source>还需要：{needs}</source>
   <translation>Still needed: {needs}</translation>
  </message>
  <message>
   <source>这一份</source>
   <translation>This document</translation>
  </message>
  <message>
   <source>这一句现在没有了。</source>
   <translation>There is no such sentence now.</translation>
  </message>
  <message>
   <source>这一种只有 PDF：页码只在里面才对得上。</source>
   <translation>This kind is a PDF only: its page numbers hold nowhere else. </translation>
  </message>
  <message>
   <source>这一类还有 {n} 处。</source>
   <translation>More of this kind: {n}.</translation>
  </message>
  <message>
   <source>这一组都不要（Ctrl+Del），一步可撤销</source>
   <translation>Discard this whole group (Ctrl+Del); one undo takes it back</translation>
  </message>
  <message>
   <source>背后是谁？</source>
   <translation>Who is behind it?</translation>
  </message>
  <message>
   <source>这个文件夹会同步到网上。若不想让材料离开这台电脑，请换一个位置。</source>
   <translation>This folder is copied to the net. If your material should not leave this computer, choose another place.</translation>
  </message>
  <message>
   <source>这个期限没有核实过，请先问清楚</source>
   <translation>this period was not verified; please ask first</translation>
  </message>
  <message>
   <source>这个案件已经在另一个窗口打开，这里只能看，不能改。</source>
   <translation>This case is open in another window; here it can be looked at but not changed.</translation>
  </message>
  <message>
   <source>这个案件来自材料包“{name}”，核对无误：{entries} 条记录、{files} 份原件。</source>
   <translation>This case comes from the bag “{name}”, which is whole: {entries} {entries|entry|entries}, {files} {files|original|originals}.</translation>
  </message>
  <message>
   <source>这个清单是为中国大陆的债务写的。</source>
   <translation>This list was written for debts in mainland China.</translation>
  </message>
  <message>
   <source>这些付款还没有对上</source>
   <translation>Payments not matched yet</translation>
  </message>
  <message>
   <source>这些只是迹象，不是结论。最终要问放款机构。</source>
   <translation>These are signs, no conclusions. In the end the lender has to be asked.</translation>
  </message>
  <message>
   <source>这些天不计入期限</source>
   <translation>These days do not count</translation>
  </message>
  <message>
   <source>这些话要向它说的那个单位核实，用自己查到的公开号码。</source>
   <translation>Ask the body it names, by its published number that you looked up yourself.</translation>
  </message>
  <message>
   <source>这些默认不写。要写，请先自己找到原文核对；写错了会减损整份文书的可信。</source>
   <translation>These stay out unless ticked. Check the original text yourself first: a wrong citation weakens the whole document.</translation>
  </message>
  <message>
   <source>这份文书</source>
   <translation>This document</translation>
  </message>
  <message>
   <source>这份文书不从记录里挑；或者还没有核对过的记录。</source>
   <translation>This document does not choose among entries, or none is confirmed yet.</translation>
  </message>
  <message>
   <source>这份文书不写身份证号等信息，不用填。</source>
   <translation>This document has no particulars; nothing to fill in.</translation>
  </message>
  <message>
   <source>这份文书不引用规定，只写事实。</source>
   <translation>This document names no rules, only facts.</translation>
  </message>
  <message>
   <source>这份文书交给谁？</source>
   <translation>Who is this document for?</translation>
  </message>
  <message>
   <source>这份文书是随材料包来的，做好以后变了什么，这里查不到。</source>
   <translation>This document came with a bag; what changed since cannot be told here.</translation>
  </message>
  <message>
   <source>这份材料显示不出来，原件仍完好保存。</source>
   <translation>This cannot be shown; the original is kept as it is.</translation>
  </message>
  <message>
   <source>这份材料的情况</source>
   <translation>About this item</translation>
  </message>
  <message>
   <source>这份材料里有 {n} 条看起来与债务无关，没有收进时间线，但都还在。</source>
   <translation>{n} {n|message|messages} in this file {n|seems|seem} to have nothing to do with the debt. {n|It is|They are} not on the timeline, but still here.</translation>
  </message>
  <message>
   <source>这份材料里有威胁或侮辱的话，已收起。原件完好，文书里一字不少。</source>
   <translation>There are threats or insults in this; they are folded. The original is whole and documents have every word.</translation>
  </message>
  <message>
   <source>这份材料里没有剩下的内容。</source>
   <translation>Nothing in this file was left out.</translation>
  </message>
  <message>
   <source>这是案件自己的文件夹，请选一个别的。</source>
   <translation>That is the case's own folder. Please choose another one.</translation>
  </message>
  <message>
   <source>这是真的吗？</source>
   <translation>Is this real?</translation>
  </message>
  <message>
   <source>这是真的吗？今晚必须付吗？</source>
   <translation>Is this real? Must I pay tonight?</translation>
  </message>
  <message>
   <source>这是真的吗？签之前看一看…</source>
   <translation>Is this real? Before you sign…</translation>
  </message>
  <message>
   <source>这是自己发出的话</source>
   <translation>These are your own words</translation>
  </message>
  <message>
   <source>这是请求，不是法定期限。</source>
   <translation>A request, not a statutory period.</translation>
  </message>
  <message>
   <source>这是读出来的文字；原件不动。</source>
   <translation>These are the words that were read; the original stays as it is.</translation>
  </message>
  <message>
   <source>这是退回来的钱，不算还款。</source>
   <translation>This is money that came back, no repayment.</translation>
  </message>
  <message>
   <source>这条是什么时候？</source>
   <translation>When was this?</translation>
  </message>
  <message>
   <source>这样算下来</source>
   <translation>What follows</translation>
  </message>
  <message>
   <source>这次收存的材料</source>
   <translation>What was added</translation>
  </message>
  <message>
   <source>这种文件这里看不了，可以打开副本看，原件不动。</source>
   <translation>This kind cannot be shown here; open a copy, the original stays as it is.</translation>
  </message>
  <message>
   <source>这笔付款算哪一期</source>
   <translation>What this payment counts for</translation>
  </message>
  <message>
   <source>这里一次看一张截图；整个文件夹请放进案件。</source>
   <translation>Here one screenshot is looked at; put a whole folder into a case.</translation>
  </message>
  <message>
   <source>这里不能新建文件夹：{folder}。请选一个别的。</source>
   <translation>No folder can be made here: {folder}. Please choose another place.</translation>
  </message>
  <message>
   <source>这里没有还没收进案件的截图。</source>
   <translation>No screenshots here that are not in the case already.</translation>
  </message>
  <message>
   <source>这里现在放不出声音。可以用系统播放器听副本，这里的时钟照样走，打的字照样记下时间。</source>
   <translation>No sound can be played here just now. Play a copy with the system's player; the clock here runs all the same and dates what you type.</translation>
  </message>
  <message>
   <source>这里还没有内容。把截图、短信备份、录音、协议拖进窗口，就会按时间排在这里。</source>
   <translation>Nothing here yet. Drop screenshots, SMS backups, recordings or agreements into the window, and they will stand here in order of time.</translation>
  </message>
  <message>
   <source>进展</source>
   <translation>Progress</translation>
  </message>
  <message>
   <source>违反约定的催收</source>
   <translation>Collection against the agreement</translation>
  </message>
  <message>
   <source>连成一条</source>
   <translation>Join into one</translation>
  </message>
  <message>
   <source>连续几期没还会终止</source>
   <translation>Ends after how many missed in a row</translation>
  </message>
  <message>
   <source>迟还</source>
   <translation>Paid late</translation>
  </message>
  <message>
   <source>迟还的算不算没还</source>
   <translation>Does a late one count as missed</translation>
  </message>
  <message>
   <source>退 3 秒</source>
   <translation>Back 3 s</translation>
  </message>
  <message>
   <source>退出</source>
   <translation>Quit</translation>
  </message>
  <message>
   <source>退息退费的诱饵</source>
   <translation>the bait of a refund</translation>
  </message>
  <message>
   <source>适合窗口（0）</source>
   <translation>Fit (0)</translation>
  </message>
  <message>
   <source>适用</source>
   <translation>Applies to</translation>
  </message>
  <message>
   <source>选一个…</source>
   <translation>Choose one…</translation>
  </message>
  <message>
   <source>选一个文件夹，据实开着这个案件时就看着它：在电脑微信里“另存为”到这里，或从手机拷到这里，都会自动收进案件。</source>
   <translation>Choose a folder that Jushi watches while this case is open: save from WeChat on the computer to it, or copy from the phone, and it is taken into the case by itself.</translation>
  </message>
  <message>
   <source>选一张截图</source>
   <translation>Choose a screenshot</translation>
  </message>
  <message>
   <source>选一张截图…</source>
   <translation>Choose a screenshot…</translation>
  </message>
  <message>
   <source>选一条记录或一份材料，这里就会显示原件。</source>
   <translation>Choose an entry or a file, and the original is shown here.</translation>
  </message>
  <message>
   <source>选一种文书。右边看到的，就是存出来、打印出来的样子。</source>
   <translation>Choose a document. What you see on the right is what is saved and printed.</translation>
  </message>
  <message>
   <source>选一类…</source>
   <translation>Choose…</translation>
  </message>
  <message>
   <source>选出借人是哪一类…</source>
   <translation>Choose the kind of lender…</translation>
  </message>
  <message>
   <source>选回执、签收截图或答复的文件</source>
   <translation>Choose the receipt or the answer</translation>
  </message>
  <message>
   <source>选择</source>
   <translation>choices</translation>
  </message>
  <message>
   <source>选择…</source>
   <translation>Choose…</translation>
  </message>
  <message>
   <source>选择位置…</source>
   <translation>Choose a place…</translation>
  </message>
  <message>
   <source>选择文件…</source>
   <translation>Choose files…</translation>
  </message>
  <message>
   <source>选择要添加的文件</source>
   <translation>Choose files to add</translation>
  </message>
  <message>
   <source>选择要添加的文件夹</source>
   <translation>Choose a folder to add</translation>
  </message>
  <message>
   <source>选择要附上的文件</source>
   <translation>Choose files to attach</translation>
  </message>
  <message>
   <source>选择规则包</source>
   <translation>Choose a rule pack</translation>
  </message>
  <message>
   <source>选收件文件夹</source>
   <translation>Choose the inbox folder</translation>
  </message>
  <message>
   <source>逐期写（不规则时）</source>
   <translation>Each instalment (if irregular)</translation>
  </message>
  <message>
   <source>通知协议终止</source>
   <translation>Says the agreement has ended</translation>
  </message>
  <message>
   <source>通话</source>
   <translation>Call</translation>
  </message>
  <message>
   <source>通话 {length}</source>
   <translation>talked {length}</translation>
  </message>
  <message>
   <source>通话以后又打来</source>
   <translation>Calls again after a conversation</translation>
  </message>
  <message>
   <source>通话内容，一行一句</source>
   <translation>What is said, a line each</translation>
  </message>
  <message>
   <source>通话提纲与记录</source>
   <translation>Call script and log</translation>
  </message>
  <message>
   <source>通话文字</source>
   <translation>transcript</translation>
  </message>
  <message>
   <source>通话时长</source>
   <translation>Length of call</translation>
  </message>
  <message>
   <source>通话记录，没有文字可看</source>
   <translation>A list of calls: no words to look at</translation>
  </message>
  <message>
   <source>遮住</source>
   <translation>Hide</translation>
  </message>
  <message>
   <source>遮住一些字</source>
   <translation>hide words</translation>
  </message>
  <message>
   <source>遮住一处</source>
   <translation>hide a place</translation>
  </message>
  <message>
   <source>遮住整张</source>
   <translation>Hide the whole picture</translation>
  </message>
  <message>
   <source>遮盖</source>
   <translation>Hide</translation>
  </message>
  <message>
   <source>遮：{what}。</source>
   <translation>Hides {what}.</translation>
  </message>
  <message>
   <source>那里要什么，用什么形式交？</source>
   <translation>What do they need, and in what form?</translation>
  </message>
  <message>
   <source>邮件</source>
   <translation>Mail</translation>
  </message>
  <message>
   <source>邮件头</source>
   <translation>mail header</translation>
  </message>
  <message>
   <source>部门规章</source>
   <translation>Regulation</translation>
  </message>
  <message>
   <source>都改  Alt+A</source>
   <translation>Change all  Alt+A</translation>
  </message>
  <message>
   <source>里面已有 {n} 个文件，也会收进来。</source>
   <translation>Files already in it are taken in too: {n}.</translation>
  </message>
  <message>
   <source>里面的声音和画面遮不住，所以不附，册里也这样写。要附，先自己听一遍。</source>
   <translation>Sound and pictures in them cannot be hidden, so they do not go along, and the bundle says so. To hand them in, listen to them first.</translation>
  </message>
  <message>
   <source>重做</source>
   <translation>Redo</translation>
  </message>
  <message>
   <source>重做：{act}</source>
   <translation>Redo: {act}</translation>
  </message>
  <message>
   <source>重新读一遍</source>
   <translation>Read again</translation>
  </message>
  <message>
   <source>重新读完了，没有新的内容要核对。</source>
   <translation>Read again: nothing new to review.</translation>
  </message>
  <message>
   <source>重新读完了：有 {n} 条请你核对。</source>
   <translation>Read again: {n} to review.</translation>
  </message>
  <message>
   <source>金融监管部门（12378）</source>
   <translation>Financial regulator (12378)</translation>
  </message>
  <message>
   <source>金额</source>
   <translation>Amount</translation>
  </message>
  <message>
   <source>金额不明</source>
   <translation>amount unknown</translation>
  </message>
  <message>
   <source>金额或逾期天数不一致</source>
   <translation>Amounts or overdue days that differ</translation>
  </message>
  <message>
   <source>金额相符，付款写明了这一期</source>
   <translation>the amount fits and the payment names this instalment</translation>
  </message>
  <message>
   <source>金额相符，到期以后还的</source>
   <translation>the amount fits, paid after the due day</translation>
  </message>
  <message>
   <source>金额相符，在到期日前还的</source>
   <translation>the amount fits, paid by the due day</translation>
  </message>
  <message>
   <source>金额相符，提前还的</source>
   <translation>the amount fits, paid early</translation>
  </message>
  <message>
   <source>金额读对了吗？</source>
   <translation>Is the amount right?</translation>
  </message>
  <message>
   <source>钱付到哪里</source>
   <translation>Where the money goes</translation>
  </message>
  <message>
   <source>银行</source>
   <translation>Bank</translation>
  </message>
  <message>
   <source>银行、消费金融公司、信托公司，机构没答复或不满意时。</source>
   <translation>Banks, consumer-finance companies and trusts, when the lender did not answer well.</translation>
  </message>
  <message>
   <source>锁屏上只有这几个字和第几次，没有机构，没有金额。换成只有自己懂的词也行。</source>
   <translation>A locked screen shows only these words and which of how many; no lender, no sum. A word that only you understand will do.</translation>
  </message>
  <message>
   <source>问一句，例如：能不能录音</source>
   <translation>Ask, for example: may I record</translation>
  </message>
  <message>
   <source>问题报告</source>
   <translation>Problem report</translation>
  </message>
  <message>
   <source>问题报告…</source>
   <translation>Problem report…</translation>
  </message>
  <message>
   <source>问题报告存好了。</source>
   <translation>The problem report is saved.</translation>
  </message>
  <message>
   <source>附上回执…</source>
   <translation>Attach the receipt…</translation>
  </message>
  <message>
   <source>附上答复…</source>
   <translation>Attach the answer…</translation>
  </message>
  <message>
   <source>限时减免</source>
   <translation>a discount for a short time</translation>
  </message>
  <message>
   <source>除不尽的零头</source>
   <translation>What does not divide evenly</translation>
  </message>
  <message>
   <source>随投诉或起诉材料交，写明每份证据证明什么</source>
   <translation>Goes with a complaint or claim: what each exhibit proves</translation>
  </message>
  <message>
   <source>随时可以从菜单的“演示案件”再走一遍</source>
   <translation>Begin again at any time with “Demo case” in the menu</translation>
  </message>
  <message>
   <source>随附</source>
   <translation>goes along</translation>
  </message>
  <message>
   <source>顺延到下周一</source>
   <translation>Moves to the next Monday</translation>
  </message>
  <message>
   <source>预览</source>
   <translation>Preview</translation>
  </message>
  <message>
   <source>预览只画开头 {n} 页；页码和总页数以存出的文件为准。</source>
   <translation>The preview shows the first {n} {n|page|pages}; page numbers hold in the saved file.</translation>
  </message>
  <message>
   <source>预览并打印时间线…</source>
   <translation>Preview and print…</translation>
  </message>
  <message>
   <source>预览：{name}</source>
   <translation>Preview: {name}</translation>
  </message>
  <message>
   <source>骗局常用的说法</source>
   <translation>words that swindlers use</translation>
  </message>
  <message>
   <source>骚扰电话和短信</source>
   <translation>Nuisance calls and messages</translation>
  </message>
  <message>
   <source>＋</source>
   <translation>+</translation>
  </message>
  <message>
   <source>＋ 可以同时反映</source>
   <translation>＋ can be told as well</translation>
  </message>
  <message>
   <source>＋ 添加材料</source>
   <translation>＋ Add material</translation>
  </message>
  <message>
   <source>＋ 记一笔</source>
   <translation>＋ Entry</translation>
  </message>
  <message>
   <source>，</source>
   <translation>, </translation>
  </message>
  <message>
   <source>，另有 {n} 份</source>
   <translation>, and {n} more</translation>
  </message>
  <message>
   <source>，有答复</source>
   <translation>, answered</translation>
  </message>
  <message>
   <source>－</source>
   <translation>−</translation>
  </message>
  <message>
   <source>；</source>
   <translation>; </translation>
  </message>
 </context>
</TS>
