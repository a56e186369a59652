; A crash in LLVM IR: the report shows the goroutine that did it, through all segments of its stack, and the others.
;
; RUN: cat %build/include/predawn.ll %s >%t.ll
; RUN: %cc --cc=clang-14 -O1 %t.ll -o %t
; RUN: %each-mmax %status 2 %t 2>%t.err && FileCheck %s <%t.err
; RUN: %cc --cc=clang-19 -O1 %t.ll -o %t
; RUN: %each-mmax %status 2 %t 2>%t.err && FileCheck %s <%t.err
;
; CHECK: {{^panic: runtime error: invalid memory address or nil pointer dereference$}}
; CHECK-NEXT: {{^\[signal SIGSEGV: segmentation violation code=0x1 addr=0x10 pc=0x[0-9a-f]+\]$}}
; CHECK: {{^goroutine 2 \[running\]:$}}
; CHECK-NEXT: {{^}}length(
; CHECK: {{^}}total(
; CHECK: {{^}}work(
; CHECK: {{^goroutine 1 \[(chan receive|running|runnable)\]:$}}
; CHECK: {{^}}main.main(

; text, bytes, next
%List = type { ptr, i64, ptr }

@text = private constant [6 x i8] c"first\00"
@first = private constant %List { ptr @text, i64 5, ptr @last }
@last = private constant %List { ptr @text, i64 4, ptr null }
@lists = private constant [3 x ptr] [ptr @first, ptr @last, ptr null]

attributes #1 = { nounwind noinline uwtable "split-stack" null_pointer_is_valid }

; Forgets that the list may be empty.
define i64 @length(ptr %list) #1 {
entry:
  br label %look

look:
  %at = phi ptr [ %list, %entry ], [ %next, %look ]
  %count = phi i64 [ 1, %entry ], [ %more, %look ]
  %place = getelementptr %List, ptr %at, i64 0, i32 2
  %next = load volatile ptr, ptr %place
  %more = add i64 %count, 1
  %is.last = icmp eq ptr %next, null
  br i1 %is.last, label %end, label %look

end:
  ret i64 %count
}

; Its frame is more than a goroutine begins with, so it runs on a second segment.
define i64 @total(ptr %lists, i64 %count) #1 {
entry:
  %lengths = alloca [1000 x i64]
  br label %next

next:
  %i = phi i64 [ 0, %entry ], [ %i.next, %next ]
  %sum = phi i64 [ 0, %entry ], [ %sum.next, %next ]
  %place = getelementptr ptr, ptr %lists, i64 %i
  %list = load ptr, ptr %place
  %length = call i64 @length(ptr %list)
  %store = getelementptr [1000 x i64], ptr %lengths, i64 0, i64 %i
  store volatile i64 %length, ptr %store
  %sum.next = add i64 %sum, %length
  %i.next = add i64 %i, 1
  %done = icmp eq i64 %i.next, %count
  br i1 %done, label %end, label %next

end:
  ret i64 %sum.next
}

define void @work(ptr %done) #1 {
  %sum = alloca i64
  %value = call i64 @total(ptr @lists, i64 3)
  store i64 %value, ptr %sum
  call void @pd_chan_send(ptr %done, ptr %sum)
  ret void
}

define void @"main.main"() #1 {
  %sum = alloca i64
  %done = call ptr @pd_chan_new(i64 8, i64 0)
  call void @pd_go(ptr @work, ptr %done)
  %ok = call zeroext i1 @pd_chan_recv(ptr %done, ptr %sum)
  %value = load i64, ptr %sum
  call void @pd_print_int(i64 %value)
  ret void
}
