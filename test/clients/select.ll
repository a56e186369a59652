; Select in LLVM IR: a goroutine that in each turn either hands out the next number, or takes back a square, or is told
; to end.
;
; RUN: cat %build/include/predawn.ll %s >%t.ll
; RUN: %cc --cc=clang-14 %t.ll -o %t && %each-mmax %t | FileCheck %s
; RUN: %cc --cc=clang-19 %t.ll -o %t && %each-mmax %t | FileCheck %s
;
; CHECK: {{^sum of squares: 385$}}
; CHECK-NOT: {{.}}

; numbers, squares, end, sum
%Server = type { ptr, ptr, ptr, ptr }

@text = private constant [17 x i8] c"sum of squares: \00"

; Kinds: 1 sends, 2 receives.
define internal void @set_case(ptr %cases, i64 %i, ptr %channel, ptr %value, i32 %kind) #90 {
  %channel.at = getelementptr %pd_select_case, ptr %cases, i64 %i, i32 0
  %value.at = getelementptr %pd_select_case, ptr %cases, i64 %i, i32 1
  %kind.at = getelementptr %pd_select_case, ptr %cases, i64 %i, i32 2
  store ptr %channel, ptr %channel.at
  store ptr %value, ptr %value.at
  store i32 %kind, ptr %kind.at
  ret void
}

define internal void @serve(ptr %with) #90 {
  %cases = alloca [3 x %pd_select_case]
  %next = alloca i64
  %square = alloca i64
  %sum = alloca i64
  %server = load %Server, ptr %with
  %numbers = extractvalue %Server %server, 0
  %squares = extractvalue %Server %server, 1
  %end = extractvalue %Server %server, 2
  %result = extractvalue %Server %server, 3
  store i64 1, ptr %next
  store i64 0, ptr %sum
  call void @set_case(ptr %cases, i64 0, ptr %numbers, ptr %next, i32 1)
  call void @set_case(ptr %cases, i64 1, ptr %squares, ptr %square, i32 2)
  call void @set_case(ptr %cases, i64 2, ptr %end, ptr null, i32 2)
  br label %turn

turn:
  %fired = call i64 @pd_select(ptr %cases, i64 3)
  switch i64 %fired, label %ended [
    i64 0, label %handed.out
    i64 1, label %taken.back
  ]

handed.out:
  %n = load i64, ptr %next
  %n.next = add i64 %n, 1
  store i64 %n.next, ptr %next
  br label %turn

taken.back:
  %value = load i64, ptr %square
  %old = load i64, ptr %sum
  %new = add i64 %old, %value
  store i64 %new, ptr %sum
  br label %turn

ended:
  call void @pd_chan_send(ptr %result, ptr %sum)
  ret void
}

define void @"main.main"() #90 {
entry:
  %server = alloca %Server
  %number = alloca i64
  %numbers = call ptr @pd_chan_new(i64 8, i64 0)
  %squares = call ptr @pd_chan_new(i64 8, i64 0)
  %end = call ptr @pd_chan_new(i64 8, i64 0)
  %result = call ptr @pd_chan_new(i64 8, i64 0)
  %with.numbers = insertvalue %Server undef, ptr %numbers, 0
  %with.squares = insertvalue %Server %with.numbers, ptr %squares, 1
  %with.end = insertvalue %Server %with.squares, ptr %end, 2
  %with.result = insertvalue %Server %with.end, ptr %result, 3
  store %Server %with.result, ptr %server
  call void @pd_go_copy(ptr @serve, ptr %server, i64 32)
  br label %ask

ask:
  %i = phi i64 [ 0, %entry ], [ %i.next, %ask ]
  %got = call zeroext i1 @pd_chan_recv(ptr %numbers, ptr %number)
  %value = load i64, ptr %number
  %square = mul i64 %value, %value
  store i64 %square, ptr %number
  call void @pd_chan_send(ptr %squares, ptr %number)
  %i.next = add i64 %i, 1
  %done = icmp eq i64 %i.next, 10
  br i1 %done, label %asked, label %ask

asked:
  call void @pd_chan_close(ptr %end) ; a receive from a closed channel is always ready
  %got.sum = call zeroext i1 @pd_chan_recv(ptr %result, ptr %number)
  %sum = load i64, ptr %number
  call void @pd_print_begin(i32 1)
  call void @pd_print_cstring(ptr @text)
  call void @pd_print_int(i64 %sum)
  call void @pd_print_newline()
  call void @pd_print_end()
  ret void
}
